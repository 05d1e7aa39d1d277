import {
  catchError,
  concatMap,
  exhaustMap,
  forkJoin,
  from,
  map,
  merge,
  mergeMap,
  of,
  race,
  switchMap,
  type Observable,
} from 'rxjs';
import type { RunHelpers } from 'rxjs/testing';
import { Agent, continueWith, finalOutput, resultOf, run, textDeltas, type AgentsError, type RunEvent } from 'rxagents';
import {
  byLetter,
  letterOf,
  marbleTool,
  responseEvents,
  runMarbles,
  scriptedModel,
  text,
  toolCall,
} from 'rxagents/testing';

/** What a model streams when it says one thing: `d` is the text, `h` the end. */
const says = (message: string) => byLetter(responseEvents(text(message)));

/** An agent each of whose calls is answered by the next stream. */
const agentOf = (...streams: ReturnType<RunHelpers['cold']>[]) =>
  new Agent({ name: 'A', model: scriptedModel(streams as never) });

/** The letters of a run's events, told apart from those of another run. */
const lettersOf = (run$: Observable<RunEvent>, isUpper = false) =>
  run$.pipe(map((event) => (isUpper ? letterOf(event).toUpperCase() : letterOf(event))));

describe('composed runs', () => {
  it('race for the first result: the loser’s model call is aborted in the frame of the winner’s end', () => {
    runMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const slow = cold('--abcd-----------(efgh)', says('slow'));
      const fast = cold('------abcd--(efgh)', says('fast'));
      const answer$ = race([slow, fast].map((stream) => run(agentOf(stream), 'Hi').pipe(finalOutput())));
      expectObservable(answer$).toBe('            ------------(f|)', { f: 'fast' });
      expectSubscriptions(slow.subscriptions).toBe('^-----------!');
      expectSubscriptions(fast.subscriptions).toBe('^-----------!');
    });
  });

  it('race for the first text: the loser’s model call is aborted at the winner’s first word', () => {
    runMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const silent = cold('(abc)----------(defgh)', says('late'));
      const prompt = cold('-----abc-d-----(efgh)', says('soon'));
      const text$ = race([silent, prompt].map((stream) => run(agentOf(stream), 'Hi').pipe(textDeltas())));
      expectObservable(text$).toBe('                ---------s-----|', { s: 'soon' });
      expectSubscriptions(silent.subscriptions).toBe('^--------!');
      expectSubscriptions(prompt.subscriptions).toBe('^--------------!');
    });
  });

  it('race of whole runs: won by the first, which announces its agent at once', () => {
    runMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const slow = cold('--------(abcdefgh)', says('slow'));
      const fast = cold('--(abcdefgh)', says('fast'));
      const agents = [agentOf(slow), agentOf(fast)];
      expectObservable(race(agents.map((agent) => run(agent, 'Hi'))).pipe(finalOutput())).toBe('--------(s|)', {
        s: 'slow',
      });
      expectSubscriptions(slow.subscriptions).toBe('^-------!');
      expectSubscriptions(fast.subscriptions).toBe([]);
    });
  });

  it('merge: side by side, each to its own end; unsubscribing aborts both', () => {
    runMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const one = cold('--(abcd)-----(efgh)', says('one'));
      const two = cold('---(abcd)---------', says('two'));
      const both$ = merge(run(agentOf(one), 'Hi').pipe(textDeltas()), run(agentOf(two), 'Hi').pipe(textDeltas()));
      expectObservable(both$, '^---------------!').toBe('--12', { 1: 'one', 2: 'two' });
      expectSubscriptions(one.subscriptions).toBe('^------------!');
      expectSubscriptions(two.subscriptions).toBe('^---------------!');
    });
  });

  it('forkJoin: results in order, when all are there; one that fails aborts the others', () => {
    runMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const late = cold('--------(abcdefgh)', says('late'));
      const soon = cold('--(abcdefgh)', says('soon'));
      const outputs$ = forkJoin([late, soon].map((stream) => run(agentOf(stream), 'Hi').pipe(resultOf())));
      expectObservable(outputs$.pipe(map((results) => results.map((each) => each.finalOutput).join()))).toBe(
        '--------(r|)',
        { r: 'late,soon' },
      );
      const cut = cold('---#');
      const endless = cold('-a', says('endless'));
      const failing$ = forkJoin([cut, endless].map((stream) => run(agentOf(stream), 'Hi').pipe(resultOf())));
      const error$ = failing$.pipe(catchError((error: unknown) => of((error as AgentsError).name)));
      expectObservable(error$).toBe('---(m|)', { m: 'ModelError' });
      expectSubscriptions(endless.subscriptions).toBe('^--!');
    });
  });

  it('mergeMap(n): never more than n are active, and the next begins in the frame in which one ends', () => {
    runMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const streams = [5, 2, 4, 1].map((frames) => cold(`${frames}ms (abcdefgh)`, says(`${frames}`)));
      const agent = agentOf(...streams);
      const outputs$ = from(['a', 'b', 'c', 'd']).pipe(mergeMap((input) => run(agent, input).pipe(finalOutput()), 2));
      expectObservable(outputs$).toBe('              --2--5(41|)', { 5: '5', 2: '2', 4: '4', 1: '1' });
      const [first, second, third, fourth] = streams.map(({ subscriptions }) => expectSubscriptions(subscriptions));
      first?.toBe(' ^----!');
      second?.toBe('^-!');
      third?.toBe(' --^---!');
      fourth?.toBe('-----^!');
    });
  });

  it('switchMap: the newest wins, and no event of run A comes after the first of run B', () => {
    runMarbles(({ cold, hot, expectObservable, expectSubscriptions }) => {
      const first = cold('--abc-d-------(efgh)', says('first'));
      const second = cold('     --(abcdefgh)', says('second'));
      const agent = agentOf(first, second);
      let runs = 0;
      const letters$ = hot('q----r', { q: 'Os', r: 'Oslo' }).pipe(
        switchMap((question) => lettersOf(run(agent, question), runs++ > 0)),
      );
      expectObservable(letters$, '^------!').toBe('a-rrrA');
      expectSubscriptions(first.subscriptions).toBe('^----!');
      expectSubscriptions(second.subscriptions).toBe('-----^-!');
    });
  });

  it('switchMap: a tool of the old run is unsubscribed too', () => {
    runMarbles(({ cold, hot, expectObservable, expectSubscriptions }) => {
      const work = cold('--------(o|)', { o: 'too late' });
      const slow = { ...marbleTool('slow', '(x|)'), execute: () => work };
      const script = [toolCall('slow'), text('second')];
      const agent = new Agent({ name: 'A', model: scriptedModel(script), tools: [slow] });
      const output$ = hot('q---r|').pipe(switchMap((question) => run(agent, question).pipe(finalOutput())));
      expectObservable(output$).toBe('----s|', { s: 'second' });
      expectSubscriptions(work.subscriptions).toBe('^---!');
    });
  });

  it('concatMap: one after another, in order', () => {
    runMarbles(({ cold, hot, expectObservable, expectSubscriptions }) => {
      const first = cold(' -----(abcdefgh)', says('first'));
      const second = cold('     --(abcdefgh)', says('second'));
      const agent = agentOf(first, second);
      const output$ = hot('qr---|').pipe(concatMap((question) => run(agent, question).pipe(finalOutput())));
      expectObservable(output$).toBe('-----f-(s|)', { f: 'first', s: 'second' });
      expectSubscriptions(first.subscriptions).toBe(' ^----!');
      expectSubscriptions(second.subscriptions).toBe('-----^-!');
    });
  });

  it('exhaustMap: what comes while a run works is ignored', () => {
    runMarbles(({ cold, hot, expectObservable, expectSubscriptions }) => {
      const first = cold('-----(abcdefgh)', says('first'));
      const third = cold('       --(abcdefgh)', says('third'));
      const agent = agentOf(first, third);
      const output$ = hot('q--q---q|').pipe(exhaustMap((question) => run(agent, question).pipe(finalOutput())));
      expectObservable(output$).toBe('-----f---(t|)', { f: 'first', t: 'third' });
      expectSubscriptions(first.subscriptions).toBe('^----!');
      expectSubscriptions(third.subscriptions).toBe('-------^-!');
    });
  });

  it('continueWith: one run after another, with one ending; leaving aborts the one that works', () => {
    runMarbles(({ cold, expectRun, expectSubscriptions }) => {
      const poem = cold('   --(abcdefgh)', says('A poem.'));
      const verdict = cold('  --------(abcd)---(efgh)', says('Fine.'));
      const writer = agentOf(poem);
      const critic = agentOf(verdict);
      const chain$ = run(writer, 'Write.').pipe(continueWith(({ history }) => run(critic, history)));
      expectRun(chain$, '^-----------!').toBe('a-(rmra)--r-');
      expectSubscriptions(poem.subscriptions).toBe('^-!');
      expectSubscriptions(verdict.subscriptions).toBe('--^---------!');
    });
  });
});
