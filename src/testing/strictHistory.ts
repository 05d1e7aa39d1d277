import type { ResponseOutputItem } from 'openai/resources/responses/responses';
import { defer, tap } from 'rxjs';
import { ModelError, type Model } from '../index.js';
import { scriptedModel } from './scriptedModel.js';
import { ServerHistory, type StoredItems } from './ServerHistory.js';
import { streamOf } from './streamOf.js';
import { text } from './text.js';

/** What a strict model knows beforehand. */
export interface StrictHistoryOptions {
  /** What the server keeps already, by the id of a response or a conversation: other responses are not found. Default: nothing. */
  readonly stored?: StoredItems;
}

const BAD_REQUEST = 400;

/**
 * A model that refuses the input that the Responses API would refuse, with a `ModelError` of status 400: a call without its output, an
 * output without its call or before it, reasoning without the item that it belongs to, an item that is there twice. What a server keeps
 * (`previousResponseId`, `conversationId`) counts, as far as this model has answered it or `stored` says so.
 *
 * @param model answers what is not refused; by default something that always says "OK."
 *
 * ```ts
 * const model = strictHistory(scriptedModel([toolCall('get_weather', { city: 'Oslo' }), text('It is 4 °C.')]));
 * run(agent, 'What is the weather in Oslo?', { model }).subscribe();
 * run(agent, editedHistory, { model: strictHistory() }).subscribe({ error: ({ message }) => console.error(message) });
 * ```
 */
export function strictHistory(
  model: Model = scriptedModel(() => text('OK.')),
  { stored }: StrictHistoryOptions = {},
): Model {
  const server = new ServerHistory(stored);
  let calls = 0;
  return {
    name: model.name,
    stream: (request) =>
      defer(() => {
        calls += 1;
        const problems = server.problemsOf(request);
        if (problems.length > 0) throw refusalOf(calls, problems);
        let output: ResponseOutputItem[] = [];
        return streamOf(model, request).pipe(
          tap((event) => {
            if (event.type === 'response.retracted') output = [];
            else if (event.type === 'response.output_item.done') output.push(event.item);
            else if (event.type === 'response.completed' || event.type === 'response.incomplete') {
              // Some servers send their items only one by one.
              const { response } = event;
              server.keep(request, response, response.output?.length ? response.output : output);
            }
          }),
        );
      }),
  };
}

function refusalOf(call: number, problems: readonly string[]): ModelError {
  return new ModelError(
    `The API would refuse the input of model call ${call} (400): ${problems.join(' ')} ` +
      'Send what the history of a result holds, or keep together what you filter.',
    { status: BAD_REQUEST },
  );
}
