import { concat, from, map, NEVER, retry, Subject, throwError, type Observable } from 'rxjs';
import {
  Agent,
  intercept,
  run,
  runView,
  shareRun,
  tool,
  type RunEvent,
  type RunView,
  type RunViewOptions,
} from 'rxagents';
import { error, reasoning, responseEvents, scriptedModel, text, toolCall } from 'rxagents/testing';
import { eventsOf } from '../helpers/eventsOf.js';
import { marbles } from '../helpers/marbles.js';
import { textDelta } from '../helpers/rawEvents.js';
import { raw, runEvents } from '../helpers/runEvents.js';

const values = {
  i: 'running',
  s: 'running Hel',
  t: 'running Hello',
  f: 'completed Hello',
  e: 'failed Hel',
  k: 'completed',
};
const shown = (view: RunView): string => [view.status, ...view.messages.map((message) => message.text)].join(' ');
const asText = (options?: RunViewOptions) => (run$: Observable<RunEvent>) => run$.pipe(runView(options), map(shown));

function viewsOf(run$: Observable<RunEvent>, options?: RunViewOptions): RunView[] {
  const views: RunView[] = [];
  const endings: unknown[] = [];
  run$.pipe(runView(options)).subscribe({
    next: (view) => views.push(view),
    error: (thrown: unknown) => endings.push(thrown),
    complete: () => endings.push('|'),
  });
  expect(endings).toEqual(['|']);
  return views;
}

const weather = tool({
  name: 'get_weather',
  description: '',
  parameters: { type: 'object', properties: { city: { type: 'string' } } },
  execute: () => ({ degrees: 4 }),
});
const steps = [
  [reasoning('Oslo, then.'), toolCall('get_weather', { city: 'Oslo' }, { deltas: 3 })],
  text('It is 4 °C.', { deltas: 3 }),
] as const;
const agentWith = (model: ReturnType<typeof scriptedModel>): Agent => new Agent({ name: 'A', model, tools: [weather] });

describe('runView', () => {
  it(
    'should show a view at once, then one for each change, and complete with the run',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const run = cold('--a-s-t-f|', runEvents);
      const expected = 'i-i-s-t-f|';
      expectObservable(run.pipe(asText())).toBe(expected, values);
      expectSubscriptions(run.subscriptions).toBe('^--------!');
    }),
  );

  it(
    'should show an error as a status, and then complete',
    marbles(({ cold, expectObservable }) => {
      expectObservable(cold('--s-#', runEvents).pipe(asText())).toBe('i-s-(e|)', values);
      const failed$ = throwError(() => new Error('no'));
      expectObservable(failed$.pipe(asText())).toBe('(if|)', { i: 'running', f: 'failed' });
    }),
  );

  it(
    'should stop the run when it is left, and start one for each subscriber',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const run = cold('-s-t-f|', runEvents);
      const view$ = run.pipe(asText());
      expectObservable(view$, '^--!').toBe('is-', values);
      expectObservable(view$, '-^').toBe('-is-t-f|', values);
      expectSubscriptions(run.subscriptions).toBe(['^--!', '-^-----!']);
    }),
  );

  it(
    'should show changes that come close together as one, but the first and the last view at once',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const coalesce = { ms: 4 };
      expectObservable(cold('s-t------|', runEvents).pipe(asText({ coalesce }))).toBe('i---t----|', values);
      expectObservable(cold('s-tf|', runEvents).pipe(asText({ coalesce }))).toBe('i---(f|)', values);
      expectObservable(cold('s#', runEvents).pipe(asText({ coalesce }))).toBe('i(e|)', values);
      expectObservable(cold('s 99ms |', runEvents).pipe(asText({ coalesce: {} }))).toBe('i 49ms s 49ms |', values);
      const left = cold('s', runEvents);
      expectObservable(left.pipe(asText({ coalesce })), '^--!').toBe('i', values);
      expectSubscriptions(left.subscriptions).toBe('^--!');
    }),
  );

  it(
    'should show no more than a screen can follow',
    marbles(({ cold, expectObservable, flush }) => {
      const letters = 's'.repeat(1_000);
      let views = 0;
      let last: RunView | undefined;
      const run = cold(`${letters}f|`, runEvents);
      run.pipe(runView({ coalesce: { ms: 50 } })).subscribe((view) => {
        views += 1;
        last = view;
      });
      expectObservable(NEVER).toBe('');
      flush();
      expect(views).toBeLessThanOrEqual(22);
      expect(last).toMatchObject({ status: 'completed', messages: [{ text: 'Hel'.repeat(1_000) }] });
    }),
  );

  it('should show a whole run, from the messages that it began with', () => {
    const messages = [{ role: 'user', content: 'Weather?' }] as const;
    const views = viewsOf(run(agentWith(scriptedModel(steps)), messages), { messages });
    expect(views[0]).toMatchObject({ status: 'running', messages: [{ role: 'user', text: 'Weather?' }] });
    expect(views.at(-1)).toEqual({
      status: 'completed',
      agent: { name: 'A' },
      messages: [
        { id: 'message_0', role: 'user', text: 'Weather?', isStreaming: false },
        { id: 'msg_2_0', role: 'assistant', text: 'It is 4 °C.', isStreaming: false, agent: { name: 'A' } },
      ],
      toolCalls: [
        {
          callId: 'call_1_1',
          name: 'get_weather',
          arguments: '{"city":"Oslo"}',
          partialArguments: { city: 'Oslo' },
          status: 'done',
          output: { degrees: 4 },
        },
      ],
      reasoning: [{ id: 'rs_1_0', text: 'Oslo, then.', isStreaming: false }],
      approvals: [],
      usage: {
        requests: 2,
        inputTokens: 20,
        outputTokens: 10,
        totalTokens: 30,
        inputTokensDetails: { cachedTokens: 0 },
        outputTokensDetails: { reasoningTokens: 0 },
      },
      finalOutput: 'It is 4 °C.',
    });
  });

  it('should count the same usage while the run works as it has at its end', () => {
    const views = viewsOf(run(agentWith(scriptedModel(steps)), 'Hi'));
    expect(views.at(-2)?.usage).toEqual(views.at(-1)?.usage);
  });

  it('should show what an answer is made of while it is written, and keep what does not change', () => {
    const views = viewsOf(run(agentWith(scriptedModel(steps)), 'Hi'));
    const writing = views.filter(({ toolCalls }) => toolCalls[0]?.status === 'writing');
    expect(writing.map(({ toolCalls }) => toolCalls[0]?.arguments)).toEqual([
      '',
      '{"cit',
      '{"city":"O',
      '{"city":"Oslo"}',
    ]);
    expect(writing.at(-2)?.toolCalls[0]?.partialArguments).toEqual({ city: 'O' });
    const answering = views.filter(({ status, messages }) => status === 'running' && messages.length > 0);
    expect(new Set(answering.map(({ toolCalls }) => toolCalls)).size).toBe(1);
    expect(new Set(answering.map(({ reasoning: thoughts }) => thoughts[0])).size).toBe(1);
    expect(new Set(answering.map(({ messages }) => messages[0]?.id))).toEqual(new Set(['msg_2_0']));
  });

  it('should give every view for good', () => {
    const views: RunView[] = [];
    const copies: RunView[] = [];
    run(agentWith(scriptedModel(steps)), 'Hi')
      .pipe(runView())
      .subscribe((view) => {
        views.push(view);
        copies.push(structuredClone(view));
      });
    expect(views).toEqual(copies);
  });

  it('should show what is left of a message when the run is stopped, or fails', () => {
    const begun$ = from(responseEvents(text('Hello there', { deltas: 2 })).slice(0, 4));
    const stop = new Subject<'now'>();
    const views: RunView[] = [];
    run(new Agent({ name: 'A', model: scriptedModel([concat(begun$, NEVER)]) }), 'Hi', { stop })
      .pipe(runView())
      .subscribe((view) => views.push(view));
    expect(views.at(-1)).toMatchObject({ status: 'running', messages: [{ text: 'Hello ', isStreaming: true }] });
    stop.next('now');
    expect(views.at(-1)).toMatchObject({
      status: 'stopped',
      stopped: { mode: 'now', partialText: 'Hello ' },
      messages: [{ text: 'Hello ', isStreaming: false }],
    });
    const failing = scriptedModel([error(new Error('cut'), text('Hel'))]);
    expect(viewsOf(run(new Agent({ name: 'A', model: failing }), 'Hi')).at(-1)).toMatchObject({
      status: 'failed',
      error: { name: 'ModelError', message: expect.stringContaining('cut') },
      messages: [{ text: 'Hel', isStreaming: false }],
    });
  });

  it('should take back what a retry takes back', () => {
    const model = scriptedModel([error(new Error('cut'), text('Old')), text('New')]);
    const interceptors = [intercept('model_call', () => retry(1))];
    const views = viewsOf(run(new Agent({ name: 'A', model }), 'Hi', { interceptors }));
    expect(views.map(shown)).toContain('running Old');
    expect(views.at(-1)?.messages).toMatchObject([{ text: 'New' }]);
  });

  it('should show a shared run to who comes late as to who was there', () => {
    const run$ = run(agentWith(scriptedModel(steps)), 'Hi').pipe(shareRun());
    expect(viewsOf(run$).at(-1)).toEqual(viewsOf(run$).at(-1));
    const events = eventsOf(run(agentWith(scriptedModel(steps)), 'Hi'));
    expect(viewsOf(from([...events.slice(0, 9), ...events])).at(-1)).toEqual(viewsOf(from(events)).at(-1));
  });

  it('should copy no message that does not change, however many there are', () => {
    const count = 2_000;
    const messages = Array.from({ length: count }, () => ({ role: 'user', content: 'Hi' }) as const);
    const deltas = Array.from({ length: 300 }, () => raw(textDelta('x')));
    let last: RunView | undefined;
    let copied = 0;
    from(deltas)
      .pipe(runView({ messages }))
      .subscribe((view) => {
        if (last) copied += view.messages.filter((message, at) => at < count && message !== last?.messages[at]).length;
        last = view;
      });
    expect(last?.messages).toHaveLength(count + 1);
    expect(copied).toBe(0);
  });
});
