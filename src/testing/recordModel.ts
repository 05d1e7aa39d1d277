import { defer, tap } from 'rxjs';
import type { Model, ModelEvent } from '../index.js';
import type { CassetteEntry } from './CassetteLine.js';
import { recordedErrorOf } from './recordedErrorOf.js';
import { requestShapeOf } from './requestShapeOf.js';
import { streamOf } from './streamOf.js';
import { withoutSecrets } from './withoutSecrets.js';

/**
 * A model that writes down what another model answers: a cassette for `replayModel`, in JSON lines. A call has a line for what it was
 * asked (its shape: names, kinds and settings, without texts, headers and keys), one for each event with its time, and one for its end.
 *
 * The events are what the model wrote, texts and all: look at a cassette before you share it.
 *
 * @param model answers; recorded and replayed under its name
 * @param sink gets one line at a time, without a line break
 *
 * ```ts
 * const lines: string[] = [];
 * const model = recordModel(scriptedModel([text('Hello')]), (line) => lines.push(line));
 * run(agent, 'Hi', { model }).subscribe({ complete: () => console.log(lines.join('\n')) });
 * ```
 */
export function recordModel(model: Model, sink: (line: string) => void): Model {
  let calls = 0;
  return {
    name: model.name,
    stream: (request) =>
      // A call is a subscription: each retry is one.
      defer(() => {
        const call = calls++;
        const start = request.scheduler.now();
        const at = (): number => request.scheduler.now() - start;
        const write = (entry: CassetteEntry): void => {
          sink(JSON.stringify({ call, ...entry }));
        };
        write({ request: requestShapeOf(model.name, request) });
        return defer(() => streamOf(model, request)).pipe(
          tap({
            next: (event) => write({ at: at(), event: withoutToolSecrets(event) }),
            error: (error: unknown) => write({ at: at(), end: 'error', error: recordedErrorOf(error) }),
            complete: () => write({ at: at(), end: 'complete' }),
            unsubscribe: () => write({ at: at(), end: 'unsubscribed' }),
          }),
        );
      }),
  };
}

/** A response repeats the tools that it was asked with, and a server's headers with them. */
function withoutToolSecrets(event: ModelEvent): ModelEvent {
  if (!('response' in event) || !event.response?.tools?.length) return event;
  const tools = withoutSecrets(event.response.tools) as typeof event.response.tools;
  return { ...event, response: { ...event.response, tools } };
}
