import type { ResponseInputItem } from 'openai/resources/responses/responses';
import { concat, from, of, type Observable } from 'rxjs';
import {
  Agent,
  intercept,
  run,
  tool,
  type Model,
  type ModelEvent,
  type ModelRequest,
  type RunEvent,
  type RunOptions,
} from 'rxagents';
import { reasoning, responseEvents, scriptedModel, strictHistory, text, toolCall } from 'rxagents/testing';
import { retry } from 'rxjs';
import { resultOf } from '../helpers/eventsOf.js';
import { modelRequest } from '../helpers/modelRequest.js';
import { functionCall } from '../helpers/rawItems.js';

const lookUp = tool({
  name: 'look_up',
  description: '',
  parameters: { type: 'object' },
  strict: false,
  execute: () => 1,
});
const call: ResponseInputItem = functionCall('call_1');
const output: ResponseInputItem = { type: 'function_call_output', call_id: 'call_1', output: 'x' };

/** What a call of the model comes to: its last event's type, or its error. */
function answerTo(model: Model, overrides: Partial<ModelRequest>): unknown {
  let last: unknown;
  (model.stream(modelRequest(overrides)) as Observable<ModelEvent>).subscribe({
    next: ({ type }) => (last = type),
    error: (error: unknown) => (last = error),
  });
  return last;
}

describe('strictHistory', () => {
  it('should answer what the API accepts, as the model does', () => {
    const inner = scriptedModel([text('Hi')], { name: 'inner' });
    const model = strictHistory(inner);
    expect(model.name).toBe('inner');
    expect(answerTo(model, { input: [call, output] })).toBe('response.completed');
    expect(inner.calls).toHaveLength(1);
  });

  it('should refuse with all that is wrong, what to do, and the number of the call', () => {
    const inner = scriptedModel([text('Hi')]);
    const model = strictHistory(inner);
    answerTo(model, {});
    expect(answerTo(model, { input: [call, { type: 'reasoning', id: 'rs_1', summary: [] }] })).toMatchObject({
      name: 'ModelError',
      status: 400,
      message:
        'The API would refuse the input of model call 2 (400): No tool output found for function call call_1. ' +
        "input[1]: Item 'rs_1' of type 'reasoning' was provided without its required following item. " +
        'Send what the history of a result holds, or keep together what you filter.',
    });
    expect(inner.calls).toHaveLength(1);
  });

  it('should say OK. when it is given no model', () => {
    const result = resultOf(run(new Agent({ name: 'A', model: strictHistory() }), [call, output]));
    expect(result).toMatchObject({ finalOutput: 'OK.' });
  });

  it.each<[string, RunOptions]>([
    ['sent at every turn', {}],
    ['kept by response', { autoPreviousResponseId: true }],
    ['kept in a conversation', { conversationId: 'conv_1' }],
  ])('should accept a run whose history is %s', (_what, options) => {
    const model = strictHistory(
      scriptedModel([[reasoning('Hm.'), toolCall('look_up'), toolCall('look_up')], toolCall('look_up'), text('Done.')]),
    );
    const agent = new Agent({ name: 'A', model, tools: [lookUp] });
    const result = resultOf(run(agent, 'Hi', options));
    expect(result).toMatchObject({ status: 'completed', finalOutput: 'Done.' });
    expect(resultOf(run(agent, result.history, { model: strictHistory() })).status).toBe('completed');
  });

  it('should go on from what is stored', () => {
    const model = strictHistory(undefined, { stored: { resp_0: [call] } });
    expect(answerTo(model, { input: [output], previousResponseId: 'resp_0' })).toBe('response.completed');
    expect(answerTo(model, { input: [], previousResponseId: 'resp_9' })).toMatchObject({
      message: expect.stringContaining("Previous response with id 'resp_9' not found."),
    });
  });

  it('should know the items of a server that sends them one by one only, less what was retracted', () => {
    const [, ...events] = responseEvents(toolCall('look_up', {}, { callId: 'call_1' }));
    const bare = (event: ModelEvent): ModelEvent =>
      event.type === 'response.completed' ? { ...event, response: { ...event.response, output: [] } } : event;
    const retracted: ModelEvent = { type: 'response.retracted', attempt: 1, reason: 'cut' };
    const withdrawn = responseEvents(toolCall('look_up', {}, { callId: 'call_0', id: 'fc_0' })).slice(0, -1);
    const model = strictHistory({ name: 'm', stream: () => concat(withdrawn, of(retracted), from(events.map(bare))) });
    answerTo(model, {});
    const next = { previousResponseId: 'resp_1' };
    expect(answerTo(model, { ...next, input: [output] })).toBe('response.completed');
    expect(answerTo(model, { ...next, input: [] })).toMatchObject({ message: expect.stringContaining('call call_1.') });
  });

  it('should know what an incomplete response held, whatever its server leaves out', () => {
    const [, ...events] = responseEvents(toolCall('look_up', {}, { callId: 'call_1' }));
    const bare = (event: ModelEvent): ModelEvent =>
      event.type === 'response.completed'
        ? ({ ...event, type: 'response.incomplete', response: { id: 'resp_1', status: 'incomplete' } } as never)
        : event;
    const model = strictHistory({ name: 'm', stream: () => from(events.map(bare)) });
    answerTo(model, {});
    expect(answerTo(model, { previousResponseId: 'resp_1', input: [output] })).toBe('response.incomplete');
  });

  it('should take a model that is an async iterable, and check each attempt', () => {
    const inner: Model = {
      name: 'm',
      stream: async function* () {
        yield* responseEvents(text('Hi'));
      },
    };
    const errors: unknown[] = [];
    const events: RunEvent[] = [];
    const retrying = intercept('model_call', () => retry(1));
    run(new Agent({ name: 'A', model: strictHistory(inner) }), 'Hi', {
      previousResponseId: 'resp_9',
      interceptors: [retrying],
    }).subscribe({ next: (event) => events.push(event), error: (error: unknown) => errors.push(error) });
    expect(errors).toMatchObject([{ message: expect.stringContaining('model call 2 (400)') }]);
    expect(events).toHaveLength(1);
  });
});
