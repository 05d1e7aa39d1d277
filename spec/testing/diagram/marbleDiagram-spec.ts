import { concat, map, of, retry, timer, type Observable } from 'rxjs';
import { TestScheduler } from 'rxjs/testing';
import { Agent, intercept, progress, run, tool, type FunctionTool, type RunEvent } from 'rxagents';
import * as z from 'zod';
import {
  error,
  marbleDiagram,
  scriptedModel,
  text,
  toolCall,
  type MarbleDiagram,
  type MarbleDiagramOptions,
} from 'rxagents/testing';
import { marbles } from '../../helpers/marbles.js';
import { runEvents } from '../../helpers/runEvents.js';

const { a, f, s } = runEvents;

/** The diagrams of a run in virtual time. */
function diagramsOf(make: () => Observable<RunEvent>, options?: MarbleDiagramOptions): MarbleDiagram[] {
  const diagrams: MarbleDiagram[] = [];
  new TestScheduler(() => undefined).run(({ flush }) => {
    marbleDiagram(make(), options).subscribe((diagram) => diagrams.push(diagram));
    flush();
  });
  return diagrams;
}

const drawn = (make: () => Observable<RunEvent>, width = 60) =>
  diagramsOf(make)
    .map((diagram) => diagram.toText({ width }))
    .join('');

const lookUpBy = (execute: () => unknown): FunctionTool =>
  tool({ name: 'look_up', description: 'Looks a word up.', parameters: z.object({ word: z.string() }), execute });

describe('marbleDiagram', () => {
  const lookUp = lookUpBy(() => concat(of(progress('half')), timer(40).pipe(map(() => 'found'))));
  const agent = new Agent({ name: 'Clerk', tools: [lookUp] });
  const script = [toolCall('look_up', { word: 'x' }), text('It is found.', { deltas: 6 })];

  it('should draw a run in virtual time', () => {
    const model = scriptedModel(script, { chunkDelayMs: 2 });
    expect(drawn(() => run(agent, 'Hi', { model }))).toBe(`\
2 responses, 1 tool call, 78 ms, complete

ms       0     10                         52   60     70  78
         ++----+()------------------------+-+--+------+--+()
agent    Clerk----------------------------------------------
model     ^=6===|                           ^=13==========|
text                                           ==6=====  m
look_up        c-p------------------------o
run      --------------------------------------------------|

^ response begins   | ends/complete   m message   c called
p progress   o output   =n= n events
`);
  });

  it('should have the title that it is given', () => {
    const model = scriptedModel([text('Hi')]);
    const [diagram] = diagramsOf(() => run(agent, 'Hi', { model }), { title: 'Greeting' });
    expect(diagram?.toText()).toMatch(/^Greeting\n1 response/);
  });

  it('should draw a run whose parts are synchronous in the order of its events', () => {
    const instantly = new Agent({ name: 'Clerk', tools: [lookUpBy(() => 'found')] });
    expect(drawn(() => run(instantly, 'Hi', { model: scriptedModel(script) }), 48)).toBe(`\
2 responses, 1 tool call, 0 ms, complete

ms       0
         (===============)
agent    Clerk------------
model     ^=6=| ^=13====|
text             ==6== m
look_up    c---o
run      ----------------|

^ response begins   | ends/complete   m message
c called   o output   =n= n events
`);
  });

  it('should break silence', () => {
    const patient = new Agent({
      name: 'Clerk',
      tools: [lookUpBy(() => timer(10_000).pipe(map(() => 'found')))],
    });
    const model = scriptedModel(script, { chunkDelayMs: 2 });
    expect(drawn(() => run(patient, 'Hi', { model }))).toBe(`\
2 responses, 1 tool call, 10 s, complete

ms       0 2        10   10 s  10012   10020           10038
         +-+--------+-+---//---+-+-----+----------+-----+-()
agent    Clerk------------//--------------------------------
model      ^=6========|          ^=13=====================|
text                                   ==6=========     m
look_up             c-----//---o
run      -----------------//-------------------------------|

^ response begins   | ends/complete   m message   c called
o output   =n= n events
`);
  });

  it('should show what was taken back', () => {
    const model = scriptedModel([error(new Error('cut'), text('It', { deltas: 2 })), text('It is.')], {
      chunkDelayMs: 5,
    });
    const interceptors = [intercept('model_call', () => retry({ count: 1, delay: 20 }))];
    expect(drawn(() => run(agent, 'Hi', { model, interceptors }))).toBe(`\
2 responses, 1 retraction, 105 ms, complete

ms     0 5      20 25     40            70       85      105
       +-+------+--+------+-------------(=)------+------+-()
agent  Clerk------------------------------------------------
model    ^.8............................x ^=8=============|
text            d  d      m                      d      m
run    ----------------------------------------------------|

^ response begins   | ends/complete   x retracted   d delta
m message   =n= n events
`);
  });

  it('should show where a run was stopped', () => {
    const model = scriptedModel(script, { chunkDelayMs: 2 });
    expect(drawn(() => run(agent, 'Hi', { model, stop: timer(30) }))).toBe(`\
1 response, 1 tool call, 30 ms, stopped

ms       0  2            10 12                            30
         +--+------------+--()----------------------------()
agent    Clerk----------------------------------------------
model       ^=6=============|
look_up                  c---p----------------------------o
run      --------------------------------------------------!

^ response begins   | ends   c called   p progress
o output   ! stopped   =n= n events
`);
  });

  it('should show what an error cut off, and complete', () => {
    const model = scriptedModel([error(new Error('cut'), text('Hello there', { deltas: 4 }))], { chunkDelayMs: 5 });
    expect(drawn(() => run(agent, 'Hi', { model }), 70)).toBe(`\
1 response, 55 ms, error: ModelError: The call of model "scripted" fa…

ms     0     5                20               35               50  55
       +-----+----------------+----------------+----------------+----+
agent  Clerk----------------------------------------------------------
model        ^=10=====================================================
text                          ==4===============                m
run    --------------------------------------------------------------#

^ response begins   m message   # error   =n= n events
`);
  });

  it(
    'should subscribe once, give one diagram at the end, and complete then',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const e1 = cold('  a--s--(f|)', { a, s, f });
      const e1subs = '   ^-----!';
      const expected = ' ------(d|)';
      expectObservable(marbleDiagram(e1).pipe(map(() => 'd'))).toBe(expected);
      expectSubscriptions(e1.subscriptions).toBe(e1subs);
    }),
  );

  it(
    'should give a diagram of an error as well',
    marbles(({ cold, expectObservable }) => {
      const e1 = cold('  a--s--#', { a, s, f }, new Error('no'));
      const expected = ' ------(d|)';
      const summary$ = marbleDiagram(e1).pipe(map((diagram) => diagram.toText().split('\n')[0]));
      expectObservable(summary$).toBe(expected, { d: '1 response, 6 ms, error: Error: no' });
    }),
  );

  it(
    'should leave the run when it is left, and draw nothing',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const e1 = cold('  a--s--(f|)', { a, s, f });
      const unsub = '    ----!';
      const e1subs = '   ^---!';
      expectObservable(marbleDiagram(e1), unsub).toBe('-----');
      expectSubscriptions(e1.subscriptions).toBe(e1subs);
    }),
  );

  it(
    'should start a run of its own for each subscriber',
    marbles(({ cold, expectObservable }) => {
      const e1 = cold('  a--(f|)', { a, f });
      const times$ = marbleDiagram(e1).pipe(map((diagram) => /\d+ ms/.exec(diagram.toText())?.[0]));
      expectObservable(times$).toBe('      ---(d|)', { d: '3 ms' });
      expectObservable(times$, '--^').toBe('-----(d|)', { d: '3 ms' });
    }),
  );

  it('should read the clock that it is given, and only that', () => {
    let now = 1000;
    const scheduler = { now: () => (now += 100), schedule: jest.fn() };
    const summaries: (string | undefined)[] = [];
    marbleDiagram(of(a, s, f), { scheduler }).subscribe((diagram) => summaries.push(diagram.toText().split('\n')[0]));
    // Three events and the end, each 100 ms behind the other.
    expect(summaries).toEqual(['1 response, 300 ms, complete']);
    expect(scheduler.schedule).not.toHaveBeenCalled();
  });

  it('should draw to scale as far as it is told', () => {
    const [diagram] = diagramsOf(() => concat(of(a), timer(50).pipe(map(() => f))), { maxGapMs: 20 });
    expect(diagram?.toText()).toContain('//');
  });
});
