import type { ResponseOutputItem } from 'openai/resources/responses/responses';
import { concat, of, Subject, takeUntil, throwError, type Observable } from 'rxjs';
import * as z from 'zod';
import {
  Agent,
  intercept,
  isAgentsError,
  lastValueFrom,
  run,
  tool,
  type AgentsError,
  type Model,
  type ModelEvent,
  type RunEvent,
  type RunResult,
  type Work,
} from '../../src/index.js';
import { item, reasoning, responseEvents, scriptedModel, text, toolCall } from '../../src/testing/index.js';
import { resultOf } from '../helpers/eventsOf.js';
import { unpairedCalls } from '../helpers/unpairedCalls.js';

const streaming = (...events: object[]): Model => ({ name: 'm', stream: () => of(...(events as ModelEvent[])) });
const call = (callId: string, args: unknown = '{}'): object => ({
  type: 'function_call',
  id: `fc_${callId}`,
  call_id: callId,
  name: 'ok',
  arguments: args,
  status: 'completed',
});
const completed = (output: readonly object[] = [], fields: object = {}): object => ({
  type: 'response.completed',
  response: { id: 'resp_1', status: 'completed', output, ...fields },
});
const done = (raw: object, output_index = 0): object => ({
  type: 'response.output_item.done',
  output_index,
  item: raw,
});
const ok = tool({ name: 'ok', description: '', parameters: { type: 'object' }, strict: false, execute: () => 'ok' });

/** An event whose output index is another, as far as it has one. */
const without = (event: ModelEvent, index: unknown): ModelEvent =>
  'output_index' in event ? ({ ...event, output_index: index } as unknown as ModelEvent) : event;

/** The text of a message of the model's. */
const textOf = (raw: object): string =>
  ((raw as { content?: readonly { text?: string }[] }).content ?? []).map((part) => part.text ?? '').join('');

/** The error that a run whose parts are synchronous ends with. */
function errorOf(run$: Observable<RunEvent>): AgentsError {
  const errors: unknown[] = [];
  run$.subscribe({ error: (error: unknown) => errors.push(error) });
  const [error] = errors;
  if (!isAgentsError(error)) throw new Error(`not an error of a run: ${String(error)}`);
  return error;
}

describe('a run among careless parts', () => {
  it.each([undefined, null, ''])('should announce and keep an item once whose output index is %j', (index) => {
    const [first, second] = [text('Wait.'), toolCall('ok', {})];
    let calls = 0;
    const careless: Model = {
      name: 'm',
      stream: () =>
        calls++ > 0 ? responseEvents(text('Done.')) : responseEvents([first, second]).map((e) => without(e, index)),
    };
    const { history, newItems } = resultOf(run(new Agent({ name: 'A', model: careless, tools: [ok] }), 'Hi'));
    const kinds = ['message', 'function_call', 'function_call_output', 'message'];
    expect(newItems.map(({ rawItem }) => rawItem.type)).toEqual(kinds);
    expect(history.slice(1).map(({ type }) => type)).toEqual(kinds);
  });

  it('should send what its input is when it begins, edited since or not', async () => {
    const model = scriptedModel(() => text('Hi'));
    const agent = new Agent({ name: 'A', model });
    const input = [{ role: 'user' as const, content: 'first' }];
    await lastValueFrom(run(agent, input));
    const [first] = input;
    if (first) first.content = 'second';
    await lastValueFrom(run(agent, input));
    expect(model.calls.map((request) => request.input)).toMatchObject([
      [{ content: 'first' }],
      [{ content: 'second' }],
    ]);
    // A provider may keep what it made of an item for as long as the item lives.
    expect(model.calls[1]?.input[0]).not.toBe(model.calls[0]?.input[0]);
  });

  it('should tell what a nested error event says', () => {
    const event = { type: 'error', error: { type: 'server_error', code: 'overloaded', message: 'Try later.' } };
    expect(errorOf(run(new Agent({ name: 'A', model: streaming(event) }), 'Hi'))).toMatchObject({
      name: 'ModelError',
      code: 'overloaded',
      message: expect.stringContaining('Try later.'),
    });
  });

  it('should close a call once, however often it stands in what was cut', () => {
    const stop$ = new Subject<void>();
    const results: RunResult[] = [];
    run(new Agent({ name: 'A', model: streaming(completed([call('c2'), call('c2')])), tools: [ok] }), 'Hi', {
      stop: stop$,
    }).subscribe((event) => {
      if (event.type === 'raw_response_event') stop$.next();
      if (event.type === 'run_finished_event') results.push(event.result);
    });
    expect(results).toHaveLength(1);
    expect(unpairedCalls(results[0]?.history ?? [])).toEqual([]);
    expect(results[0]?.newItems).toHaveLength(2);

    const calls = [call('c1', '{"a":1}'), call('c1', '{"a":2}'), call('c2'), call('c2')];
    const error = errorOf(run(new Agent({ name: 'A', model: streaming(completed(calls)), tools: [ok] }), 'Hi'));
    expect(error.name).toBe('ModelBehaviorError');
    expect(unpairedCalls(error.partial?.history ?? [])).toEqual([]);
  });

  it('should ask nothing more of you once it is unsubscribed', () => {
    const asked: string[] = [];
    const left$ = new Subject<void>();
    const predicate = (name: string) =>
      tool({
        name,
        description: '',
        parameters: z.object({}),
        execute: () => 'ok',
        isEnabled: () => {
          asked.push(name);
          left$.next();
          return true;
        },
      });
    const begun$ = new Subject<boolean>();
    const first = tool({ ...ok, parameters: z.object({}), execute: () => 1, isEnabled: () => begun$ });
    const agent = new Agent({ name: 'A', model: scriptedModel([]), tools: [first, predicate('a'), predicate('b')] });
    const throwing = new Agent({
      name: 'B',
      model: scriptedModel([]),
      instructions: () => {
        throw new Error('no');
      },
      tools: [predicate('c')],
    });
    run(throwing, 'Hi').subscribe({ error: () => undefined });
    expect(asked).toEqual([]);
    // All are asked at once, until one of them ends the run.
    run(agent, 'Hi').pipe(takeUntil(left$)).subscribe();
    expect(asked).toEqual(['a']);
  });

  it.each([
    [
      'generateId throws',
      () =>
        run(new Agent({ name: 'A' }), 'Hi', {
          generateId: () => {
            throw new Error('no ids');
          },
        }),
    ],
    ['what it is given is no agent', () => run({ name: 'X' } as never, 'Hi')],
    [
      'a call is not one',
      () => run(new Agent({ name: 'A', model: streaming(completed([call('c', { a: 1 })])), tools: [ok] }), 'Hi'),
    ],
  ])('should end in an error of its own when %s', (_what, run$) => {
    const error = errorOf(run$());
    expect(error.message).not.toContain('interceptor');
  });

  it('should take a message whose content makes no sense for the empty text', () => {
    const message = { type: 'message', id: 'm', role: 'assistant', content: [null] };
    expect(resultOf(run(new Agent({ name: 'A', model: streaming(completed([message])) }), 'Hi'))).toMatchObject({
      finalOutput: '',
    });
  });

  it('should take null for no options', () => {
    expect(
      resultOf(run(new Agent({ name: 'A', model: scriptedModel([text('Hi')]) }), 'Hi', null as never)),
    ).toMatchObject({
      finalOutput: 'Hi',
    });
  });

  it('should say which interceptor failed', () => {
    const agent = new Agent({ name: 'A', model: scriptedModel(() => text('Hi')) });
    const failing = intercept('turn', () => () => throwError(() => new Error('quota')));
    expect(errorOf(run(agent, 'Hi', { interceptors: [failing] }))).toMatchObject({ unit: 'interceptor of turn-1' });
  });

  it('should fail when an interceptor throws at a tool call, and pass over what is neither progress nor a value', () => {
    const agentOf = () =>
      new Agent({ name: 'A', model: scriptedModel([toolCall('ok', {}), text('Done.')]), tools: [ok] });
    const throwing = intercept('tool_call', () => {
      throw new Error('budget');
    });
    expect(errorOf(run(agentOf(), 'Hi', { interceptors: [throwing] }))).toMatchObject({ name: 'CallbackError' });
    const adding = intercept('tool_call', () => (work$) => concat(of<Work['tool_call']>({} as never), work$));
    const result = resultOf(run(agentOf(), 'Hi', { interceptors: [adding] }));
    expect(result.newItems.filter(({ type }) => type === 'tool_call_output_item')).toHaveLength(1);
  });

  it('should leave out of the history reasoning that the server does not keep', () => {
    const stored = scriptedModel([[reasoning('Hm.'), toolCall('ok', {})], text('Done.')]);
    expect(resultOf(run(new Agent({ name: 'A', model: stored, tools: [ok] }), 'Hi')).history).toHaveLength(5);

    const events = responseEvents([reasoning('Hm.'), text('Done.')]) as { type: string; response?: object }[];
    const unstored = events.map((event) =>
      event.type === 'response.completed' ? { ...event, response: { ...event.response, store: false } } : event,
    );
    const { history } = resultOf(run(new Agent({ name: 'A', model: streaming(...unstored) }), 'Hi'));
    expect(history.map(({ type }) => type)).toEqual([undefined, 'message']);
  });

  it('should say so when the model calls what nobody here runs', () => {
    const raw = { type: 'custom_tool_call', id: 'x', call_id: 'c', name: 'grep', input: 'a' } as ResponseOutputItem;
    const model = scriptedModel(() => item(raw));
    const error = errorOf(run(new Agent({ name: 'A', model, tools: [{ type: 'custom', name: 'grep' }] }), 'Hi'));
    expect(error).toMatchObject({ name: 'ModelBehaviorError', message: expect.stringContaining('custom_tool_call') });
    expect(model.calls).toHaveLength(1);
  });

  it('should count what a server reports as tokens and is no number as none', () => {
    const usage = { input_tokens: null, output_tokens: '5', input_tokens_details: null };
    const message = { type: 'message', id: 'm', role: 'assistant', status: 'completed', content: [] };
    const result = resultOf(run(new Agent({ name: 'A', model: streaming(completed([message], { usage })) }), 'Hi'));
    expect(result.usage).toMatchObject({ requests: 1, inputTokens: 0, outputTokens: 0, totalTokens: 0 });
  });

  it('should keep calls that share an output index', () => {
    const model = streaming(done(call('a')), done(call('b')), completed());
    const { partial } = errorOf(run(new Agent({ name: 'A', model, tools: [ok] }), 'Hi', { maxTurns: 1 }));
    expect(partial?.newItems.map(({ type }) => type)).toEqual([
      'tool_call_item',
      'tool_call_item',
      'tool_call_output_item',
      'tool_call_output_item',
    ]);
    expect(unpairedCalls(partial?.history ?? [])).toEqual([]);
    const kept = partial?.history.map((raw) => (raw as { call_id?: string }).call_id);
    expect(kept).toEqual([undefined, 'a', 'b', 'a', 'b']);
  });

  it.each<[string, 'repeats them' | 'is empty']>([
    ['and the end repeats them', 'repeats them'],
    ['and the end is empty', 'is empty'],
  ])('should keep messages that share an output index, %s', (_what, end) => {
    const texts = responseEvents([text('One.'), text('Two.')]).map((event) => without(event, 0));
    const events = texts.map((event) =>
      end === 'is empty' && event.type === 'response.completed'
        ? { ...event, response: { ...event.response, output: [] } }
        : event,
    );
    const model = streaming(...events);
    const seen: string[] = [];
    const run$ = run(new Agent({ name: 'A', model }), 'Hi');
    run$.subscribe((event) => {
      if (event.type === 'run_item_stream_event') seen.push(textOf(event.item.rawItem));
      if (event.type === 'raw_response_event' && event.data.type === 'response.output_item.done') seen.push('done');
    });
    expect(seen).toEqual(['done', 'One.', 'done', 'Two.']);
    const result = resultOf(run$);
    expect(result.finalOutput).toBe('Two.');
    expect(result.rawResponses[0]?.output.map(({ type }) => type)).toEqual(['message', 'message']);
    expect(result.history.slice(1).map((raw) => textOf(raw))).toEqual(['One.', 'Two.']);
  });

  it('should keep both messages that share an output index where the second is cut', () => {
    const events = responseEvents([text('One.'), text('Two, three.', { deltas: 3 })]).map((event) => without(event, 0));
    const cut = events.slice(0, -4);
    const { partial } = errorOf(run(new Agent({ name: 'A', model: streaming(...cut) }), 'Hi'));
    expect(partial?.history.slice(1).map((raw) => textOf(raw))).toEqual(['One.', 'Two, three.']);
  });
});
