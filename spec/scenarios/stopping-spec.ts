import { map, NEVER, of, Subject, timeout, timer, type Observable } from 'rxjs';
import { TestScheduler } from 'rxjs/testing';
import {
  Agent,
  run,
  toAsyncIterable,
  tool,
  type FunctionTool,
  type Model,
  type RunEvent,
  type RunOptions,
  type RunResult,
} from 'rxagents';
import {
  assertRunGrammar,
  fakeSession,
  marbleModel,
  marbleTool,
  runMarbles,
  scriptedModel,
  strictHistory,
  text,
  toolCall,
} from 'rxagents/testing';
import { eventsOf, finishedOf, resultOf } from '../helpers/eventsOf.js';
import { kindOf } from '../helpers/fakeSession.js';
import { letterOf } from '../helpers/letterOf.js';

const after = <T>(ms: number, value: T): Observable<T> => timer(ms).pipe(map(() => value));
const LETTERS = { c: toolCall('look_up'), h: toolCall('transfer_to_delegate'), s: 'Let ', e: 'me see.' };
const modelOf = (...diagrams: readonly string[]) => marbleModel(diagrams, LETTERS);
const lookUp = marbleTool('look_up', '10ms (x|)');
const runOf = (model: Model, options: RunOptions = {}, tools: readonly FunctionTool[] = [lookUp]) =>
  run(new Agent({ name: 'Start', model, tools }), 'Hi', options).pipe(assertRunGrammar());

/** The result of a run in virtual time. */
function resultIn(make: () => Observable<RunEvent>): RunResult {
  const results: RunResult[] = [];
  new TestScheduler(() => undefined).run(({ flush }) => {
    make().subscribe((event) => event.type === 'run_finished_event' && results.push(event.result));
    flush();
  });
  expect(results).toHaveLength(1);
  return results[0] as RunResult;
}

describe('stopping', () => {
  describe('immediate', () => {
    it('no further events: the ending follows in that frame, with what there was', () => {
      const model = modelOf('--s--e--s--|');
      const stop = after(6, 'now');
      runMarbles(({ expectRun }) => expectRun(runOf(model, { stop })).toBe('a-r--r(mf|)'));
      const result = resultIn(() => runOf(modelOf('--s--e--s--|'), { stop: after(6, 'now') }));
      expect(result).toMatchObject({ status: 'stopped', stopped: { mode: 'now', partialText: 'Let me see.' } });
    });

    it('a tool at work: it is cut, and its call is closed', () => {
      const model = modelOf('----c----|');
      const expected = '    a---(rc)-r-(of|)';
      const stop = after(11, 'now');
      runMarbles(({ expectRun }) => expectRun(runOf(model, { stop })).toBe(expected));
    });

    it('before it starts: no model call, and the run ends stopped', () => {
      const model = scriptedModel([text('Hi')]);
      const events = eventsOf(run(new Agent({ name: 'A', model }), 'Hi', { stop: of('now') }));
      expect(events.map(letterOf).join('')).toBe('af');
      expect(finishedOf(events)).toMatchObject({ status: 'stopped', newItems: [], history: [{ role: 'user' }] });
      expect(model.calls).toHaveLength(0);
    });

    it('idempotent: a second stop, and one after the end, change nothing', () => {
      const stop = new Subject<unknown>();
      const letters: string[] = [];
      run(new Agent({ name: 'A', model: { name: 'm', stream: () => NEVER } }), 'Hi', { stop }).subscribe({
        next: (event) => {
          letters.push(letterOf(event));
          // From inside the ending, too.
          if (letterOf(event) === 'f') stop.next('now');
        },
        complete: () => letters.push('|'),
      });
      stop.next('now');
      stop.next('now');
      stop.next('after_turn');
      expect(letters).toEqual(['a', 'f', '|']);
    });

    it('nothing is left waiting: an iterator gives the events that came, then the ending', async () => {
      const stop = new Subject<unknown>();
      const agent = new Agent({ name: 'A', model: scriptedModel([[toolCall('look_up')]]), tools: [never()] });
      const iterable = toAsyncIterable(run(agent, 'Hi', { stop }));
      const letters: string[] = [];
      for await (const event of iterable) {
        letters.push(letterOf(event));
        if (letterOf(event) === 'c') stop.next('now');
      }
      expect(letters.join('').replace(/r+/g, 'r')).toBe('arcrof');
      expect(iterable.status).toBe('stopped');
    });

    it('unblocks a consumer that waits for the next event', async () => {
      const stop = new Subject<unknown>();
      const agent = new Agent({ name: 'A', model: { name: 'm', stream: () => NEVER } });
      const iterable = toAsyncIterable(run(agent, 'Hi', { stop }));
      expect((await iterable.next()).value).toMatchObject({ type: 'agent_updated_stream_event' });
      const waiting = iterable.next();
      stop.next('now');
      expect((await waiting).value).toMatchObject({ type: 'run_finished_event' });
      expect(await iterable.next()).toEqual({ done: true, value: undefined });
    });
  });

  it('timeout on the consumer: prompt, and everything is torn down in that frame', () => {
    runMarbles(({ cold, expectRun, expectSubscriptions }) => {
      const work = cold('9s (x|)');
      const slow = tool({ name: 'look_up', description: '', parameters: {}, execute: () => work });
      const run$ = run(new Agent({ name: 'A', model: modelOf('----(c|)'), tools: [slow] }), 'Hi');
      expectRun(run$.pipe(timeout({ each: 20 }))).toBe('a---(rcr) 15ms #', {}, 'TimeoutError');
      expectSubscriptions(work.subscriptions).toBe('----^ 19ms !');
    });
  });

  describe('after the turn', () => {
    it('finishes the turn: its tools run, the session has it, its usage counts', () => {
      const session = fakeSession();
      const model = modelOf('--c--|', 's|');
      const result = resultIn(() => runOf(model, { stop: after(3, 'after_turn'), session }));
      expect(result).toMatchObject({ status: 'stopped', stopped: { mode: 'after_turn', partialText: '' } });
      expect(session.items.map(kindOf)).toEqual(['user', 'function_call', 'function_call_output']);
      expect(result.history).toEqual(session.items);
      expect(result.usage).toMatchObject({ requests: 1, unfinished: [] });
      expect(result.usage.totalTokens).toBeGreaterThan(0);
    });

    it('stops the next turn: exactly one model call, when the tool has settled', () => {
      const model = modelOf('--c-----|', 's|');
      const expected = '     a-(rc)--r 9ms (of|)';
      const stop = after(3, 'after_turn');
      runMarbles(({ expectRun }) => expectRun(runOf(model, { stop })).toBe(expected));
      expect(model.calls).toHaveLength(1);
    });

    it('at a handoff: the delegate’s model is not started, and the delegate is the last agent', () => {
      const model = scriptedModel([text('Mine now.')], { name: 'delegate' });
      const delegate = new Agent({ name: 'Delegate', model });
      const agent = new Agent({ name: 'Start', model: modelOf('--h--|'), handoffs: [delegate] });
      const result = resultIn(() => run(agent, 'Hi', { stop: after(3, 'after_turn') }).pipe(assertRunGrammar()));
      expect(model.calls).toHaveLength(0);
      expect(result).toMatchObject({ status: 'stopped', lastAgent: { name: 'Delegate' } });
      // It goes on from there.
      expect(resultOf(run(agent, result.state)).finalOutput).toBe('Mine now.');
    });

    it('is resumable: the next model turn follows, nothing is saved twice', () => {
      const session = fakeSession();
      const model = strictHistory(scriptedModel([toolCall('look_up'), text('Done')]));
      const look = tool({ name: 'look_up', description: '', parameters: {}, execute: () => 'found' });
      const agent = new Agent({ name: 'A', model, tools: [look] });
      const stop = new Subject<string>();
      const first = finishedOf(
        eventsOf(
          run(agent, 'Hi', { session, stop }).pipe(
            map((event) => (letterOf(event) === 'c' && stop.next('after_turn'), event)),
          ),
        ),
      );
      expect(first?.status).toBe('stopped');
      const last = resultOf(run(agent, first!.state, { session }));
      expect(last.finalOutput).toBe('Done');
      expect(session.items).toEqual(last.history);
      expect(last.usage.requests).toBe(2);
    });

    it('in the turn that ends the run: it completes', () => {
      const result = resultIn(() => runOf(modelOf('--s--|'), { stop: after(3, 'after_turn') }));
      expect(result).toMatchObject({ status: 'completed', finalOutput: 'Let ' });
    });

    it('and then now: escalates', () => {
      const stop = (): Observable<unknown> => timer(3, 5).pipe(map((n) => (n === 0 ? 'after_turn' : 'now')));
      const result = resultIn(() => runOf(modelOf('--c--|', 's|'), { stop: stop() }));
      expect(result).toMatchObject({ status: 'stopped', stopped: { mode: 'now' } });
      expect(result.newItems.map(({ type }) => type)).toEqual(['tool_call_item', 'tool_call_output_item']);
    });
  });
});

function never(): FunctionTool {
  return tool({ name: 'look_up', description: '', parameters: {}, execute: () => NEVER });
}
