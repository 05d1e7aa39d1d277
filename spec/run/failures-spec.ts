import { concat, defer, EMPTY, NEVER, Observable, of, Subject, throwError } from 'rxjs';
import * as z from 'zod';
import {
  Agent,
  handoff,
  intercept,
  isAgentsError,
  run,
  tool,
  UserError,
  type AgentsError,
  type FailedRunResult,
  type Model,
  type ModelEvent,
  type RunEvent,
  type RunOptions,
} from '../../src/index.js';
import {
  failed,
  incomplete,
  json,
  refusal,
  responseEvents,
  scriptedModel,
  text,
  toolCall,
} from '../../src/testing/index.js';
import { resultOf } from '../helpers/eventsOf.js';
import { letterOf } from '../helpers/letterOf.js';
import { textDelta } from '../helpers/rawEvents.js';
import { unpairedCalls } from '../helpers/unpairedCalls.js';

interface Failure {
  /** The events as letters, raw ones left out. */
  readonly letters: string;
  readonly error: AgentsError;
  readonly partial: FailedRunResult;
}

/** How a run whose parts are synchronous fails. */
function failureOf(run$: Observable<RunEvent>): Failure {
  const events: RunEvent[] = [];
  const endings: unknown[] = [];
  run$.subscribe({
    next: (event) => events.push(event),
    error: (thrown: unknown) => endings.push(thrown),
    complete: () => endings.push('complete'),
  });
  expect(endings).toHaveLength(1);
  const [thrown] = endings;
  if (!isAgentsError(thrown) || !thrown.partial) throw new Error(`not an error of a run: ${String(thrown)}`);
  const announced = events.flatMap((event) => (event.type === 'run_item_stream_event' ? event.item : []));
  expect(thrown.partial.newItems).toEqual(announced);
  expect(unpairedCalls(thrown.partial.history)).toEqual([]);
  expect(thrown.partial.status).toBe('failed');
  return { letters: events.map(letterOf).join('').replace(/r/g, ''), error: thrown, partial: thrown.partial };
}

const ok = tool({ name: 'ok', description: '', parameters: z.object({}), execute: () => 'ok' });
const fatal = tool({
  name: 'fatal',
  description: '',
  parameters: z.object({}),
  execute: () => throwError(() => new Error('disk full')),
  errorFunction: null,
});
const streaming = (...events: ModelEvent[]): Model => ({ name: 'm', stream: () => of(...events) });

describe('a run that fails', () => {
  it('should announce its agent first, and keep its input, when there is no model', () => {
    const { letters, error: thrown, partial } = failureOf(run(new Agent({ name: 'A' }), 'Hi'));
    expect(letters).toBe('a');
    expect(thrown).toMatchObject({ name: 'UserError', message: expect.stringContaining('Agent "A" has no model') });
    expect(partial).toMatchObject({ input: [{ role: 'user', content: 'Hi' }], newItems: [], rawResponses: [] });
  });

  it('should keep the text that was being written when the model is cut', () => {
    const events = responseEvents(text('Once upon', { deltas: 2 }));
    const cut = events.slice(
      0,
      events.findIndex(({ type }) => type === 'response.output_text.done'),
    );
    const {
      letters,
      error: thrown,
      partial,
    } = failureOf(run(new Agent({ name: 'A', model: streaming(...cut) }), 'Tell me.'));
    expect(letters).toBe('am');
    expect(thrown).toMatchObject({
      name: 'ModelError',
      message: expect.stringContaining('ended before its terminal event'),
    });
    expect(partial.newItems).toMatchObject([
      { rawItem: { status: 'incomplete', content: [{ type: 'output_text', text: 'Once upon' }] } },
    ]);
    expect(partial.rawResponses).toMatchObject([
      { status: 'failed', responseId: 'resp_1', output: [{ type: 'message' }] },
    ]);
    expect(partial.usage).toMatchObject({
      requests: 0,
      unfinished: [{ responseId: 'resp_1', estimatedOutputTokens: 3 }],
    });
    // The server never stored the message, so it is sent back without its id.
    expect(partial.history.at(-1)).not.toHaveProperty('id');
  });

  it.each<[string, ModelEvent[], object]>([
    [
      'an error event',
      [{ type: 'error', code: 'rate_limit_exceeded', message: 'Slow down.', param: null, sequence_number: 0 }],
      { name: 'ModelError', code: 'rate_limit_exceeded' },
    ],
    ['nothing', [], { name: 'ModelError' }],
    ['what is no event', [null as never], { name: 'ModelError' }],
    ['a terminal event without a response', [{ type: 'response.completed' } as never], { name: 'ModelError' }],
    ['an item that is none', [{ type: 'response.output_item.done', output_index: 0 } as never], { name: 'ModelError' }],
  ])('should be a ModelError when the model sends %s', (_what, events, expected) => {
    expect(failureOf(run(new Agent({ name: 'A', model: streaming(...events) }), 'Hi')).error).toMatchObject(expected);
  });

  it.each<[string, () => Model]>([
    [
      'throws',
      () => ({
        name: 'm',
        stream: () => {
          throw new Error('no key');
        },
      }),
    ],
    ['errors', () => ({ name: 'm', stream: () => throwError(() => new Error('no key')) })],
    ['errors with what is no error', () => ({ name: 'm', stream: () => throwError(() => 'no key') })],
  ])('should be a ModelError when the model %s', (_what, model) => {
    const { error: thrown } = failureOf(run(new Agent({ name: 'A', model: model() }), 'Hi'));
    expect(thrown).toMatchObject({ name: 'ModelError', message: expect.stringContaining('no key') });
    expect(thrown.cause).toBeDefined();
  });

  it('should announce what a failed response holds, and close its calls', () => {
    const model = scriptedModel([
      failed({ code: 'server_error', message: 'Oops.' }, text('Let me see.'), toolCall('ok', {})),
    ]);
    const { letters, error: thrown } = failureOf(run(new Agent({ name: 'A', model, tools: [ok] }), 'Hi'));
    expect(letters).toBe('amco');
    expect(thrown).toMatchObject({
      name: 'ModelError',
      code: 'server_error',
      message: expect.stringContaining('Oops.'),
    });
  });

  it('should tell why a response is incomplete, and keep what it holds', () => {
    const model = scriptedModel([incomplete('max_output_tokens', text('A long'))]);
    const { letters, error: thrown, partial } = failureOf(run(new Agent({ name: 'A', model }), 'Hi'));
    expect(letters).toBe('am');
    expect(thrown).toMatchObject({ name: 'ModelIncompleteError', reason: 'max_output_tokens' });
    expect(partial.usage.requests).toBe(1);
  });

  it('should say what the model refused with', () => {
    const model = scriptedModel([refusal('I cannot help with that.')]);
    const { letters, error: thrown } = failureOf(run(new Agent({ name: 'A', model }), 'Hi'));
    expect(letters).toBe('am');
    expect(thrown).toMatchObject({ name: 'ModelRefusalError', refusal: 'I cannot help with that.' });
  });

  it('should give the text and the issues of output that does not fit', () => {
    const model = scriptedModel([json({ title: 7 })]);
    const agent = new Agent({ name: 'A', model, outputType: z.object({ title: z.string() }) });
    const { error: thrown } = failureOf(run(agent, 'Hi'));
    expect(thrown).toMatchObject({ name: 'ModelBehaviorError', text: '{"title":7}', issues: [{ path: 'title' }] });
  });

  it('should run structured output again when it is empty, until it has run too often', () => {
    const model = scriptedModel(() => text(''));
    const agent = new Agent({ name: 'A', model, outputType: z.object({ title: z.string() }) });
    const { error: thrown } = failureOf(run(agent, 'Hi', { maxTurns: 3 }));
    expect(thrown).toMatchObject({ name: 'MaxTurnsExceededError', maxTurns: 3 });
    expect(model.calls).toHaveLength(3);
  });

  it('should have all outputs of the last turn before it says that the turns are used up', () => {
    const model = scriptedModel(() => toolCall('ok', {}));
    const { letters, partial } = failureOf(run(new Agent({ name: 'A', model, tools: [ok] }), 'Hi', { maxTurns: 2 }));
    expect(letters).toBe('acoco');
    expect(partial.rawResponses).toHaveLength(2);
  });

  it('should fail on what a tool threw, cut its siblings off, and close their calls', () => {
    const torn: string[] = [];
    const slow = tool({
      name: 'slow',
      description: '',
      parameters: z.object({}),
      execute: (_args, _context, { signal }) => {
        signal.addEventListener('abort', () => torn.push('slow'));
        return NEVER;
      },
    });
    const model = scriptedModel([[toolCall('slow', {}), toolCall('fatal', {}), toolCall('ok', {})]]);
    const agent = new Agent({ name: 'A', model, tools: [slow, fatal, ok] });
    const { letters, error: thrown, partial } = failureOf(run(agent, 'Hi'));
    expect(letters).toBe('acccooo');
    expect(thrown).toMatchObject({
      name: 'ToolCallError',
      toolName: 'fatal',
      callId: 'call_1_1',
      cause: { message: 'disk full' },
    });
    expect(torn).toEqual(['slow']);
    expect(partial.history.filter(({ type }) => type === 'function_call_output')).toHaveLength(3);
  });

  it('should fail on a tool that it does not have, unless the model is to be told', () => {
    const agent = new Agent({ name: 'A', model: scriptedModel([toolCall('nope', {})]), tools: [ok] });
    const { letters, error: thrown } = failureOf(run(agent, 'Hi'));
    expect(letters).toBe('aco');
    expect(thrown).toMatchObject({ name: 'ModelBehaviorError', message: expect.stringContaining('"nope"') });
  });

  it('should fail on one call id for two different calls', () => {
    const same = { callId: 'call_same' };
    const model = scriptedModel([[toolCall('ok', {}, same), toolCall('ok', { n: 1 }, same)]]);
    const { error: thrown } = failureOf(run(new Agent({ name: 'A', model, tools: [ok] }), 'Hi'));
    expect(thrown).toMatchObject({ name: 'ModelBehaviorError', message: expect.stringContaining('"call_same"') });
  });

  it.each<[string, Partial<ConstructorParameters<typeof Agent>[0]>, string]>([
    [
      'instructions',
      {
        instructions: () => {
          throw new Error('no file');
        },
      },
      'instructions of agent "A"',
    ],
    [
      'a predicate',
      {
        tools: [
          tool({
            name: 't',
            description: '',
            parameters: z.object({}),
            execute: () => 1,
            isEnabled: () => throwError(() => new Error('no file')),
          }),
        ],
      },
      'isEnabled of tool "t" of agent "A"',
    ],
    [
      'the list of handoffs',
      {
        handoffs: () => {
          throw new Error('no file');
        },
      },
      'handoffs of agent "A"',
    ],
    [
      'the tool-use function',
      {
        tools: [ok],
        toolUseBehavior: () => {
          throw new Error('no file');
        },
      },
      'toolUseBehavior of agent "A"',
    ],
  ])('should be a CallbackError when %s throws', (_what, options, unit) => {
    const model = scriptedModel([toolCall('ok', {}), text('Done.')]);
    const { error: thrown } = failureOf(run(new Agent({ name: 'A', model, ...options } as never), 'Hi'));
    expect(thrown).toMatchObject({ name: 'CallbackError', unit, cause: { message: 'no file' } });
  });

  it('should be a UserError when instructions come to nothing', () => {
    const agent = new Agent({
      name: 'A',
      model: scriptedModel([text('Hi')]),
      instructions: () => EMPTY as Observable<string>,
    });
    expect(failureOf(run(agent, 'Hi')).error).toBeInstanceOf(UserError);
  });

  it('should be a CallbackError when onHandoff throws, after the model has asked', () => {
    const writer = new Agent({ name: 'Writer' });
    const throwing = handoff(writer, {
      onHandoff: () => {
        throw new Error('busy');
      },
    });
    const model = scriptedModel([toolCall('transfer_to_writer', {})]);
    const { letters, error: thrown } = failureOf(run(new Agent({ name: 'A', model, handoffs: [throwing] }), 'Hi'));
    expect(letters).toBe('aho');
    expect(thrown).toMatchObject({ name: 'CallbackError', unit: 'onHandoff of handoff "transfer_to_writer"' });
  });

  it.each<[string, RunOptions]>([
    ['maxTurns', { maxTurns: -1 }],
    ['maxTurns', { maxTurns: 1.5 }],
    ['toolConcurrency', { toolConcurrency: 0 }],
    ['interceptors', { interceptors: [null as never] }],
  ])('should be a UserError that names %s when that is out of range', (name, options) => {
    const { letters, error: thrown } = failureOf(
      run(new Agent({ name: 'A', model: scriptedModel([]) }), 'Hi', options),
    );
    expect(letters).toBe('a');
    expect(thrown).toMatchObject({ name: 'UserError', message: expect.stringContaining(name) });
  });

  it.each<[string, () => string, object]>([
    [
      'throws',
      () => {
        throw new Error('no ids');
      },
      { name: 'CallbackError', unit: 'generateId option' },
    ],
    ['gives no text', () => 7 as never, { name: 'UserError', message: expect.stringContaining('generateId option') }],
    ['gives the empty text', () => '', { name: 'UserError', message: expect.stringContaining('generateId option') }],
  ])('should announce its agent, and ask no model, when generateId %s', (_what, generateId, expected) => {
    const model = scriptedModel([text('Hi')]);
    const { letters, error: thrown, partial } = failureOf(run(new Agent({ name: 'A', model }), 'Hi', { generateId }));
    expect(letters).toBe('a');
    expect(thrown).toMatchObject(expected);
    expect(partial.runId).not.toBe('');
    expect(model.calls).toEqual([]);
  });

  it.each<[string, (text$: Observable<ModelEvent>, stop: () => void) => Observable<ModelEvent>, object]>([
    [
      'is stopped',
      (text$, stop) =>
        concat(
          text$,
          defer(() => (stop(), NEVER)),
        ),
      { name: 'CallbackError', unit: 'generateId option' },
    ],
    ['fails', (text$) => text$, { name: 'ModelError' }],
  ])('should keep the text of a run that %s where generateId throws', (_what, cut, expected) => {
    const stop$ = new Subject<void>();
    const model: Model = { name: 'm', stream: () => cut(of(textDelta('Once upon')), () => stop$.next()) };
    const generateId = (): never => {
      throw new Error('no ids');
    };
    const options = { runId: 'run_1', generateId, stop: stop$ };
    const { letters, error: thrown, partial } = failureOf(run(new Agent({ name: 'A', model }), 'Hi', options));
    expect(letters).toBe('am');
    expect(thrown).toMatchObject(expected);
    expect(partial.history.at(-1)).toMatchObject({ status: 'incomplete', content: [{ text: 'Once upon' }] });
  });

  it('should fail where the answer of an error handler cannot be given an id', () => {
    const options = { runId: 'run_1', generateId: () => '', errorHandlers: { modelRefusal: () => 'Sorry.' } };
    const model = scriptedModel([refusal('No.')]);
    const { error: thrown, partial } = failureOf(run(new Agent({ name: 'A', model }), 'Hi', options));
    expect(thrown).toMatchObject({ name: 'UserError', message: expect.stringContaining('generateId option') });
    expect(partial.newItems).toHaveLength(2);
  });

  it('should be a UserError when the input is none, or two agents have one name', () => {
    const model = scriptedModel([]);
    expect(failureOf(run(new Agent({ name: 'A', model }), 7 as never)).error).toBeInstanceOf(UserError);
    const twins = new Agent({ name: 'A', model, handoffs: [new Agent({ name: 'B' }), new Agent({ name: 'B' })] });
    expect(failureOf(run(twins as Agent, 'Hi')).error.message).toContain('"B"');
  });

  it('should give every run a result of its own, even where one error object ends them all', () => {
    const shared = new UserError('the same');
    const model: Model = { name: 'm', stream: () => throwError(() => shared) };
    const [first, second] = ['one', 'two'].map((input) => failureOf(run(new Agent({ name: 'A', model }), input)));
    expect(first?.partial.input).toEqual([{ role: 'user', content: 'one' }]);
    expect(second?.partial.input).toEqual([{ role: 'user', content: 'two' }]);
    expect(second?.error).toMatchObject({ name: 'UserError', message: 'the same' });
  });

  it('should say so when an interceptor swallows a turn, or breaks the run', () => {
    const agent = new Agent({ name: 'A', model: scriptedModel(() => text('Hi')) });
    const swallowed = failureOf(run(agent, 'Hi', { interceptors: [intercept('turn', () => () => EMPTY)] }));
    expect(swallowed.error).toMatchObject({
      name: 'UserError',
      message: expect.stringContaining('without an outcome'),
    });
    const broken = failureOf(
      run(agent, 'Hi', { interceptors: [intercept('run', () => () => throwError(() => new Error('no quota')))] }),
    );
    expect(broken.error).toMatchObject({ name: 'CallbackError', cause: { message: 'no quota' } });
  });

  it('should deliver nothing after its error, and leave nothing alive inside it', () => {
    const source$ = new Subject<ModelEvent>();
    const model: Model = { name: 'm', stream: () => source$ };
    let observedInside: boolean | undefined;
    const events: RunEvent[] = [];
    run(new Agent({ name: 'A', model }), 'Hi').subscribe({
      next: (event) => events.push(event),
      error: () => (observedInside = source$.observed),
    });
    expect(source$.observed).toBe(true);
    source$.error(new Error('cut'));
    expect(observedInside).toBe(false);
    expect(events.map(({ type }) => type)).toEqual(['agent_updated_stream_event']);
  });

  it('should end where the teardown of a model, a tool, instructions or a guardrail throws', () => {
    const torn = <T>(...values: T[]): Observable<T> =>
      new Observable((subscriber) => {
        subscriber.add(() => {
          throw new Error('teardown');
        });
        values.forEach((value) => subscriber.next(value));
        subscriber.complete();
      });
    const hi = scriptedModel(() => text('Hi'));
    const model: Model = { name: 'gpt', stream: () => torn(...responseEvents(text('Hi'))) };
    expect(failureOf(run(new Agent({ name: 'A', model }), 'Hi')).error).toMatchObject({
      name: 'ModelError',
      message: expect.stringContaining('teardown'),
      partial: { newItems: [{ type: 'message_output_item' }] },
    });
    const guardrail = { name: 'g', execute: () => torn({ tripwireTriggered: false }) };
    const guarded = new Agent({ name: 'A', model: hi, inputGuardrails: [guardrail] });
    expect(failureOf(run(guarded, 'Hi')).error).toMatchObject({ unit: 'input guardrail "g"' });
    const instructed = new Agent({ name: 'A', model: hi, instructions: () => torn('Be brief.') });
    expect(failureOf(run(instructed, 'Hi')).error).toMatchObject({ unit: 'instructions of agent "A"' });
    const look = tool({ name: 'look', description: '', parameters: z.object({}), execute: () => torn('seen') });
    const looking = scriptedModel([toolCall('look', {}), text('Done')]);
    expect(resultOf(run(new Agent({ name: 'A', model: looking, tools: [look] }), 'Hi')).status).toBe('completed');
  });
});
