import { from, map, NEVER, of, timer } from 'rxjs';
import { Agent, run, type RunEvent } from 'rxagents';
import { marbleModel, marbleTool, runMarbles, scriptedModel, text, toolCall, type RunMarbles } from 'rxagents/testing';

/** A run of two turns: a call at 2 ms, its output 20 ms after the response, then a message in two pieces. */
const journey = () => {
  const model = marbleModel(['--c---------|', '-----H---i--|'], { c: toolCall('look_up'), H: 'Hel', i: 'lo' });
  return run(new Agent({ name: 'A', model, tools: [marbleTool('look_up', '20ms (x|)')] }), 'Hi');
};

/** The message of a test that fails. */
function failureIn(test: (helpers: RunMarbles) => void): string {
  try {
    runMarbles(test);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('The test did not fail.');
}

describe('runMarbles', () => {
  it('should compare a run with its diagram, frame by frame', () => {
    runMarbles(({ expectRun }) => {
      expectRun(journey()).toBe('a-(rc)------r 19ms o----r---r--(rmrf|)');
    });
  });

  it('should compare a run with a legend', () => {
    runMarbles(({ expectRun }) => {
      const legend = { H: { data: { delta: 'Hel' } }, o: { item: { output: 'x' } } };
      expectRun(journey()).toBe('a-(rc)------r 19ms o----(rH)r--(rmrf|)', legend);
    });
  });

  it('should draw a failure: what differs first, and both diagrams on one time axis', () => {
    expect(failureIn(({ expectRun }) => expectRun(journey()).toBe('a-(rc)------r 9ms o----r---r--(rmrf|)'))).toBe(
      [
        'The run differs at 22 ms: expected o (tool_output), got nothing; o (tool_output of call_1_0) came at 32 ms.',
        '',
        'expected  a-(rc)------r---------o----r---r--(rmrf|)',
        'actual    a-(rc)------r-------------------o----r---r--(rmrf|)',
        '                                ^ 22 ms',
      ].join('\n'),
    );
  });

  it('should draw a run that errs, and what it should have erred with', () => {
    const run$ = () => run(new Agent({ name: 'A', model: marbleModel('--#') }), 'Hi');
    runMarbles(({ expectRun }) => expectRun(run$()).toBe('a-#', {}, 'ModelError'));
    expect(failureIn(({ expectRun }) => expectRun(run$()).toBe('a-#', {}, { message: 'no' }))).toBe(
      [
        'The run differs at 2 ms: expected # ({"message":"no"}), got # (ModelError: The call of model "marbles" failed: The ' +
          'connection was cut.): message is "The call of model \\"marbles\\" failed: The connection was cut.", not "no".',
        '',
        'expected  a-#',
        'actual    a-#',
        '            ^ 2 ms',
      ].join('\n'),
    );
  });

  it('should subscribe when it is told', () => {
    runMarbles(({ expectRun }) => expectRun(journey(), '-----^---!').toBe('-----a-(rc)'));
  });

  it('should have all that RxJS has', () => {
    const test = runMarbles(({ cold, hot, time, expectObservable, expectSubscriptions, flush }) => {
      const source = cold('--a--(b|)', { a: { x: 1 }, b: { x: 2 } });
      expectObservable(source, '-^').toBe('---a--(b|)', { a: { x: 1 }, b: { x: 2 } });
      expectObservable(hot('-a-|')).toEqual(cold('-a-|'));
      expectObservable(of(1)).toBe('(1|)', [undefined, 1]);
      expectSubscriptions(source.subscriptions).toBe(['-^----!']);
      expectObservable(timer(time('---|')).pipe(map(String))).toBe('---(0|)');
      flush();
      expect(source.subscriptions).toHaveLength(1);
      return 'returned';
    });
    expect(test).toBe('returned');
  });

  it('should draw the failures of RxJS’s own expectations', () => {
    expect(
      failureIn(({ cold, expectObservable }) => {
        expectObservable(cold('--a 1s |', { a: { x: 1 } })).toBe('--a 2s |', { a: { x: 1 } });
      }),
    ).toBe(
      [
        'The Observable differs at 1003 ms: expected nothing, got | (complete); | is due at 2003 ms.',
        '',
        'expected  --a 1000ms - 999ms |',
        'actual    --a 1000ms |',
        '                     ^ 1003 ms',
      ].join('\n'),
    );
    expect(failureIn(({ hot, cold, expectObservable }) => expectObservable(hot('-a')).toEqual(cold('--a')))).toContain(
      'The Observable differs at 1 ms: expected nothing, got a; a is due at 2 ms.',
    );
    expect(
      failureIn(({ cold, expectObservable, expectSubscriptions }) => {
        const source = cold('--a');
        expectObservable(source, '^--!').toBe('--a');
        expectSubscriptions(source.subscriptions).toBe('^---!');
      }),
    ).toContain('Subscription 1 differs at 3 ms: expected 0 to 4, got 0 to 3.');
  });

  it('should name the first of several failures, which it points to', () => {
    const error = (() => {
      try {
        runMarbles(({ expectObservable }) => {
          expectObservable(of('a')).toBe('(a|)');
          expectObservable(of('b')).toBe('(c|)');
          expectObservable(of('d')).toBe('(e|)');
        });
      } catch (thrown) {
        return thrown as Error;
      }
      return undefined;
    })();
    expect(error?.message).toMatch(/^The Observable differs at 0 ms: expected c, got b\./);
    expect(error?.stack?.split('\n').find((line) => line.startsWith('    at '))).toContain('runMarbles-spec.ts');
  });

  it('should refuse an expectation without a diagram, which would never fail', () => {
    expect(failureIn(({ expectRun }) => void expectRun(journey()))).toBe(
      'expectRun() (number 1 of this test) was never told what to expect. Call its toBe().',
    );
    expect(
      failureIn(({ expectObservable }) => {
        expectObservable(of('a')).toBe('(a|)');
        expectObservable(NEVER);
      }),
    ).toContain('expectObservable() (number 2 of this test)');
  });

  it('should refuse a letter that stands for nothing, and a test that is not over when it returns', () => {
    expect(failureIn(({ expectRun }) => expectRun(from<RunEvent[]>([])).toBe('z'))).toContain('The letter "z"');
    expect(() => runMarbles(() => Promise.resolve())).toThrow(
      'The test given to runMarbles() returned a promise, which virtual time cannot wait for. Return nothing.',
    );
  });

  it('should pass on what the test throws', () => {
    expect(() =>
      runMarbles(() => {
        throw new RangeError('mine');
      }),
    ).toThrow(RangeError);
  });

  it('should let tools and models that are not drawn take their time', () => {
    runMarbles(({ expectRun }) => {
      const model = scriptedModel([text('Hi')], { chunkDelayMs: 1_000 });
      const run$ = run(new Agent({ name: 'A', model }), 'Hi');
      expectRun(run$).toBe('a 999ms r 999ms r 999ms r 999ms r 999ms r 999ms r 999ms (rm) 996ms (rf|)');
    });
  });
});
