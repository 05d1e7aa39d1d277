import { seenOf } from '../helpers/seenOf.js';
import { concat, EMPTY, filter, map, NEVER, of, retry, type Observable } from 'rxjs';
import * as z from 'zod';
import {
  Agent,
  handoff,
  intercept,
  isRunItemEvent,
  progress,
  run,
  tool,
  type Model,
  type ModelEvent,
} from '../../src/index.js';
import {
  byLetter,
  error,
  hostedCall,
  reasoning,
  responseEvents,
  scriptedModel,
  text,
  toolCall,
} from '../../src/testing/index.js';
import { eventsOf, finishedOf, resultOf } from '../helpers/eventsOf.js';
import { letterOf } from '../helpers/letterOf.js';
import { marbles } from '../helpers/marbles.js';

/** A model whose n-th call gives the n-th stream. */
function modelOf(...streams: Observable<ModelEvent>[]): Model {
  let calls = 0;
  return { name: 'drawn', stream: () => streams[calls++] ?? EMPTY };
}

const lookUp = (work: () => unknown) =>
  tool({ name: 'look_up', description: '', parameters: z.object({ word: z.string() }), execute: work });

describe('run', () => {
  it(
    'should be exact to the frame: a model, a slow tool, a handoff, a second model',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const asks = byLetter(responseEvents(toolCall('look_up', { word: 'marble' }), 1));
      const refers = byLetter(responseEvents(toolCall('transfer_to_writer', {}), 2));
      const writes = byLetter(responseEvents(text('A marble is a small ball.'), 3));

      // Each model goes on after its terminal event: nobody listens any more.
      const m1 = cold('      --a 9ms b 9ms c 9ms d 9ms e 9ms f 9ms a|', asks);
      const m1subs = '       ^ 51ms !';
      const slow = cold('    20ms (o|)', { o: 'a small ball' });
      const slowSubs = '     52ms ^ 19ms !';
      const m2 = cold('      --a 9ms b 9ms c 9ms d 9ms e 9ms f 9ms a|', refers);
      const m2subs = '       72ms ^ 51ms !';
      const m3 = cold('      10ms a 9ms b 9ms c 9ms d 9ms e 9ms f 9ms g 9ms h 9ms a|', writes);
      const m3subs = '       124ms ^ 79ms !';
      const expected =
        '  a-r 9ms r 9ms r 9ms r 9ms (rc) 6ms r 19ms o' +
        '   -r 9ms r 9ms r 9ms r 9ms (rh) 6ms (rwa)' +
        '  5ms r 9ms r 9ms r 9ms r 9ms r 9ms r 9ms (rm) 6ms (rf|)';

      const writer = new Agent({ name: 'Writer', model: modelOf(m3) });
      const triage = new Agent({
        name: 'Triage',
        model: modelOf(m1, m2),
        tools: [lookUp(() => slow)],
        handoffs: [writer],
      });

      expectObservable(run(triage, 'What is a marble?').pipe(map(letterOf))).toBe(expected);
      expectSubscriptions(m1.subscriptions).toBe(m1subs);
      expectSubscriptions(slow.subscriptions).toBe(slowSubs);
      expectSubscriptions(m2.subscriptions).toBe(m2subs);
      expectSubscriptions(m3.subscriptions).toBe(m3subs);
    }),
  );

  it(
    'should tear everything down when it is unsubscribed, in the very frame',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const model = cold(
        '   --a 9ms b 9ms c 9ms d 9ms e 9ms f',
        byLetter(responseEvents(toolCall('look_up', { word: 'x' }), 1)),
      );
      const modelSubs = '    ^ 51ms !';
      const slow = cold('    20ms (o|)');
      const slowSubs = '     52ms ^ 4ms !';
      const unsub = '        57ms !';
      const expected = '     a-r 9ms r 9ms r 9ms r 9ms (rc) 6ms r';

      const agent = new Agent({ name: 'A', model: modelOf(model), tools: [lookUp(() => slow)] });

      expectObservable(run(agent, 'Hi').pipe(map(letterOf)), unsub).toBe(expected);
      expectSubscriptions(model.subscriptions).toBe(modelSubs);
      expectSubscriptions(slow.subscriptions).toBe(slowSubs);
    }),
  );

  it(
    'should announce outputs as their tools settle, and send them to the model in call order',
    marbles(({ cold, flush }) => {
      const script = scriptedModel([
        [toolCall('look_up', { word: 'a' }), toolCall('look_up', { word: 'b' }), toolCall('look_up', { word: 'c' })],
        text('Done.'),
      ]);
      const tools = [
        tool({
          name: 'look_up',
          description: '',
          parameters: z.object({ word: z.string() }),
          execute: ({ word }) =>
            cold({ a: '30ms (x|)', b: '50ms (x|)', c: '10ms (x|)' }[word] ?? '|').pipe(map(() => word)),
        }),
      ];
      const seen: unknown[] = [];
      run(new Agent({ name: 'A', model: script, tools }), 'Hi').subscribe((event) => {
        if (isRunItemEvent(event, 'tool_output')) seen.push(event.item.output);
      });

      flush();
      expect(seen).toEqual(['c', 'a', 'b']);
      const answers = script.calls[1]?.input.flatMap((item) =>
        item.type === 'function_call_output' ? [item.output] : [],
      );
      expect(answers).toEqual(['a', 'b', 'c']);
    }),
  );

  it(
    'should start no more tools at a time than toolConcurrency says',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const model = scriptedModel([
        [toolCall('look_up', { word: 'a' }), toolCall('look_up', { word: 'b' })],
        text('Done.'),
      ]);
      const work = cold('    10ms (x|)');
      const subs = ['        ^ 9ms !', '10ms ^ 9ms !'];
      const outputs$ = run(new Agent({ name: 'A', model, tools: [lookUp(() => work)] }), 'Hi', {
        toolConcurrency: 1,
      }).pipe(
        map(letterOf),
        filter((letter) => letter === 'o' || letter === 'f'),
      );
      const expected = '     10ms o 9ms (of|)';

      expectObservable(outputs$).toBe(expected);
      expectSubscriptions(work.subscriptions).toBe(subs);
    }),
  );

  it('should do nothing before it is subscribed, and start over for each subscriber', () => {
    const model = scriptedModel(() => text('Hi'));
    const run$ = run(new Agent({ name: 'A', model }), 'Hi');
    expect(model.calls).toHaveLength(0);
    run$.subscribe();
    run$.subscribe();
    expect(model.calls).toHaveLength(2);
  });

  it('should complete synchronously when its parts do, at any number of turns, with the same stack', () => {
    const turns = 2_000;
    const model = scriptedModel((_request, index) =>
      index < turns ? toolCall('look_up', { word: `${index}` }) : text('Done.'),
    );
    const depths: number[] = [];
    let calls = 0;
    const measured = (): void => {
      calls += 1;
      if (calls !== 2 && calls !== turns) return;
      Error.stackTraceLimit = Infinity;
      depths.push(new Error().stack?.split('\n').length ?? 0);
      Error.stackTraceLimit = 10;
    };
    const result = resultOf(run(new Agent({ name: 'A', model, tools: [lookUp(measured)] }), 'Hi', { maxTurns: null }));
    expect(result.status).toBe('completed');
    expect(calls).toBe(turns);
    expect(depths[1]).toBe(depths[0]);
  });

  it('should say what it came to in its last event', () => {
    const model = scriptedModel([[reasoning('They greet.'), toolCall('look_up', { word: 'hi' })], text('Hello!')]);
    const agent = new Agent({ name: 'A', model, tools: [lookUp(() => ({ meaning: 'a greeting' }))] });
    const result = resultOf(run(agent, 'Hi', { runId: 'run_1' }));
    expect(result).toMatchObject({
      status: 'completed',
      finalOutput: 'Hello!',
      runId: 'run_1',
      lastResponseId: 'resp_2',
      input: [{ role: 'user', content: 'Hi' }],
      usage: { requests: 2, inputTokens: 20, outputTokens: 10, totalTokens: 30, unfinished: [] },
    });
    expect(result.lastAgent).toBe(agent);
    expect(result.newItems.map(({ type }) => type)).toEqual([
      'reasoning_item',
      'tool_call_item',
      'tool_call_output_item',
      'message_output_item',
    ]);
    expect(result.history.map((item) => item.type)).toEqual([
      undefined,
      'reasoning',
      'function_call',
      'function_call_output',
      'message',
    ]);
    expect(result.rawResponses.map(({ output, status }) => [output.length, status])).toEqual([
      [2, 'completed'],
      [1, 'completed'],
    ]);
    // Made once, when first read.
    expect(result.history).toBe(result.history);
  });

  it('should hand its context to instructions and tools, and never to the model', () => {
    const seen: unknown[] = [];
    const greet = tool({
      name: 'greet',
      description: '',
      parameters: z.object({}),
      execute: (_args, context: { user: string }) => void seen.push(context.user),
    });
    const model = scriptedModel([toolCall('greet', {}), text('Done.')]);
    const agent = new Agent({
      name: 'A',
      model,
      tools: [greet],
      instructions: (context: { user: string }, { name }) => `You are ${name}, for ${context.user}.`,
    });
    expect(resultOf(run(agent, 'Hi', { context: { user: 'Ada' } })).status).toBe('completed');
    expect(seen).toEqual(['Ada']);
    expect(model.calls[0]).toMatchObject({ instructions: 'You are A, for Ada.' });
    expect(JSON.stringify(model.calls[0]?.input)).not.toContain('Ada');
  });

  it("should use the model of the run in place of every agent's own, after a handoff too", () => {
    const never: Model = { name: 'never', stream: () => NEVER };
    const writer = new Agent({ name: 'Writer', model: never });
    const triage = new Agent({ name: 'Triage', model: never, handoffs: [writer] });
    const model = scriptedModel([toolCall('transfer_to_writer', {}), text('Written.')]);
    const result = resultOf(run(triage, 'Hi', { model }));
    expect(result).toMatchObject({ finalOutput: 'Written.', lastAgent: { name: 'Writer' } });
  });

  it('should let agents refer to each other', () => {
    const ping: Agent = new Agent({ name: 'Ping', handoffs: () => [pong] });
    const pong = new Agent({ name: 'Pong', handoffs: () => [ping] });
    const model = scriptedModel([toolCall('transfer_to_pong', {}), toolCall('transfer_to_ping', {}), text('Back.')]);
    expect(resultOf(run(ping, 'Hi', { model }))).toMatchObject({ finalOutput: 'Back.', lastAgent: { name: 'Ping' } });
  });

  it('should let the first of several handoffs win, and answer the others', () => {
    const writer = new Agent({ name: 'Writer' });
    const editor = new Agent({ name: 'Editor' });
    const moved: unknown[] = [];
    const triage = new Agent({
      name: 'Triage',
      handoffs: [
        handoff(writer, {
          inputType: z.object({ why: z.string() }),
          onHandoff: (_context, input) => void moved.push(input),
        }),
        editor,
      ],
    });
    const model = scriptedModel([
      [toolCall('transfer_to_writer', { why: 'text' }), toolCall('transfer_to_editor', {})],
      text('Written.'),
    ]);
    const events = eventsOf(run(triage, 'Hi', { model }));
    expect(events.map(letterOf).join('').replace(/r/g, '')).toBe('ahhowamf');
    expect(moved).toEqual([{ why: 'text' }]);
    expect(model.calls[1]?.input.filter((item) => item.type === 'function_call_output')).toHaveLength(2);
  });

  it('should execute a call that the model repeats once, and drop the repetition', () => {
    const executed: unknown[] = [];
    const tools = [lookUp(() => executed.push(1))];
    const again = toolCall('look_up', { word: 'x' }, { callId: 'call_same' });
    const model = scriptedModel([[again, again], again, text('Done.')]);
    const result = resultOf(run(new Agent({ name: 'A', model, tools }), 'Hi'));
    expect(executed).toHaveLength(1);
    expect(result.newItems.map(({ type }) => type)).toEqual([
      'tool_call_item',
      'tool_call_output_item',
      'message_output_item',
    ]);
    expect(result.rawResponses.map(({ output }) => output.length)).toEqual([1, 0, 1]);
  });

  it('should begin a retried response by taking back what was announced', () => {
    const model = scriptedModel([error(new Error('cut'), text('Hal')), text('Hello')]);
    const events = eventsOf(
      run(new Agent({ name: 'A', model }), 'Hi', { interceptors: [intercept('model_call', () => retry(1))] }),
    );
    const retraction = events.find(({ type }) => type === 'response_retracted_event');
    expect(retraction).toMatchObject({ attempt: 1, reason: expect.stringContaining('cut'), itemIds: ['msg_1_0'] });
    expect(finishedOf(events)).toMatchObject({ finalOutput: 'Hello', newItems: [{ rawItem: { id: 'msg_2_0' } }] });
    expect(finishedOf(events)?.usage).toMatchObject({ requests: 1, unfinished: [{ responseId: 'resp_1' }] });
  });

  it('should report what a tool tells on the way as progress, never to the model', () => {
    const tools = [lookUp(() => concat(of(progress('half way')), of('draft', 'final')))];
    const model = scriptedModel([toolCall('look_up', { word: 'x' }), text('Done.')]);
    const events = eventsOf(run(new Agent({ name: 'A', model, tools }), 'Hi'));
    expect(events.flatMap((event) => (event.type === 'tool_progress_event' ? event.data : []))).toEqual([
      'half way',
      'draft',
    ]);
    expect(finishedOf(events)?.newItems[1]).toMatchObject({ output: 'final' });
  });

  it('should lift a forced tool choice once the agent has used a tool', () => {
    const model = scriptedModel([toolCall('look_up', { word: 'x' }), text('Done.')]);
    const options = { name: 'A', model, tools: [lookUp(() => 'ok')], modelSettings: { toolChoice: 'required' } };
    resultOf(run(new Agent(options), 'Hi'));
    expect(model.calls.map(({ modelSettings }) => modelSettings.toolChoice)).toEqual(['required', undefined]);

    model.reset();
    resultOf(run(new Agent({ ...options, resetToolChoice: false }), 'Hi'));
    expect(model.calls.map(({ modelSettings }) => modelSettings.toolChoice)).toEqual(['required', 'required']);
  });

  it('should pass hosted tools through, show their items, and run again after them', () => {
    const model = scriptedModel([
      hostedCall({ type: 'web_search_call', id: 'ws_1', status: 'completed', action: { type: 'search', query: 'x' } }),
      text('Found.'),
    ]);
    const agent = new Agent({ name: 'A', model, tools: [{ type: 'web_search' }] });
    const events = eventsOf(run(agent, 'Hi'));
    expect(events.map(letterOf).join('').replace(/r/g, '')).toBe('acmf');
    expect(model.calls[0]?.tools).toEqual([{ type: 'web_search' }]);
    expect(finishedOf(events)?.history.map((item) => item.type)).toEqual([undefined, 'web_search_call', 'message']);
  });

  it.each([[undefined], [null], ['A'], [{}], [{ name: 'A' }], [{ tools: [] }]])(
    'should fail where it is given no agent, but %j',
    (none) => {
      const seen = seenOf(run(none as never, 'Hi'));
      const message = 'run() was given no agent. Make one: new Agent({ name }).';
      expect(seen).toEqual([expect.objectContaining({ name: 'UserError', message })]);
    },
  );

  it('should fail with a result that has no input where it is given none', () => {
    const seen = seenOf(run(new Agent({ name: 'A', model: scriptedModel([]) }), 5 as never));
    expect(seen.at(-1)).toMatchObject({ name: 'UserError', partial: { input: [], history: [] } });
  });
});
