import type { RunEnvironment } from '../../src/run/RunEnvironment.js';
import { intercept, type Interceptor } from 'rxagents';
import { defer, EMPTY, tap } from 'rxjs';
import { runProgressOf } from '../../src/run/RunProgress.js';
import { saveTurn } from '../../src/run/saveTurn.js';
import { environment } from '../helpers/environment.js';
import { fakeSession } from '../helpers/fakeSession.js';
import { marbles } from '../helpers/marbles.js';
import { agentA } from '../helpers/progressAfter.js';

const hi = { role: 'user', content: 'Hi' } as const;
const bye = { role: 'user', content: 'Bye' } as const;
const progress = { ...runProgressOf(agentA, [hi]), unsaved: [hi] };
const saved = { type: 'saved' };
const written = { type: 'written' };

describe('saveTurn', () => {
  it(
    'should say that it has saved once the session has what is new',
    marbles(({ expectObservable, flush }) => {
      const session = fakeSession([], 4);
      expectObservable(saveTurn(progress, environment({ session }))).toBe('----(ws|)', { w: written, s: saved });
      flush();
      expect(session.writes).toEqual([[hi]]);
    }),
  );

  it('should write nothing where nothing is new', () => {
    const session = fakeSession();
    const seen: unknown[] = [];
    saveTurn({ ...progress, unsaved: [] }, environment({ session })).subscribe((signal) => seen.push(signal));
    expect([seen, session.writes]).toEqual([[saved], []]);
  });

  it('should hand out a state that says so once the session has what is new', () => {
    const order: string[] = [];
    const checkpoint = () => defer(() => (order.push('checkpoint'), EMPTY));
    const env = { ...environment({ session: fakeSession() }), checkpoint };
    saveTurn({ ...progress, turn: 1 }, env).subscribe(({ type }) => order.push(type));
    expect(order).toEqual(['written', 'checkpoint', 'saved']);
  });

  it.each([
    ['nothing where the session has it already', [bye, hi], []],
    ['what the session does not have', [hi, bye], [[hi]]],
  ])('should write, of a run that was resumed, %s', (_what, held, writes) => {
    const session = fakeSession(held);
    const seen: unknown[] = [];
    saveTurn({ ...progress, turn: 2 }, { ...environment({ session }), firstTurn: 2 }).subscribe((signal) =>
      seen.push(signal),
    );
    expect([seen, session.writes]).toEqual([[written, saved], writes]);
  });

  it('should be a unit of work that is told what is written', () => {
    const units: unknown[] = [];
    const interceptors = [intercept('session', ({ key, input }) => tap(() => units.push([key, input])))];
    saveTurn(progress, environment({ session: fakeSession(), interceptors })).subscribe();
    expect(units).toEqual([['session/add-1', [hi]]]);
  });

  it('should name the session in its error', () => {
    const session = {
      ...fakeSession(),
      addItems: () => {
        throw new Error('full');
      },
    };
    saveTurn(progress, environment({ session })).subscribe({
      error: (error: unknown) => expect(error).toMatchObject({ name: 'CallbackError', unit: 'session.addItems' }),
    });
    expect.assertions(1);
  });

  it('should show interceptors what is asked, and of whom, also where it looks first', () => {
    const units: unknown[] = [];
    const interceptors: Interceptor[] = [
      ({ agent, turn, name, key, input }, work$) => (units.push([agent, turn, name, key, input]), work$),
    ];
    const env = environment({ session: fakeSession(), interceptors });
    saveTurn({ ...progress, turn: 2 }, { ...env, firstTurn: 2 }).subscribe();
    expect(units).toEqual([
      [{ name: 'A' }, 2, 'getItems', 'session/look-1', 1],
      [{ name: 'A' }, 2, 'addItems', 'session/add-1', [hi]],
    ]);
  });

  it('should hand out a state under a key of its own, and none before the first turn', () => {
    const steps: string[] = [];
    const checkpoint: RunEnvironment['checkpoint'] = (_place, step) => defer(() => (steps.push(step), EMPTY));
    const env = { ...environment(), checkpoint };
    saveTurn(progress, env).subscribe();
    expect(steps).toEqual([]);
    saveTurn({ ...progress, turn: 1 }, env).subscribe();
    // What has added nothing is saved too.
    saveTurn({ ...progress, turn: 2 }, env).subscribe();
    saveTurn({ ...progress, turn: 2, ending: { type: 'stopped', mode: 'now' } }, env).subscribe();
    expect(steps).toEqual(['checkpoint-1/1', 'checkpoint-2/1', 'checkpoint-2/stopped']);
    // The error that a nested run ends with is in no state.
    const failed = { ...progress, turn: 2, ending: { type: 'failed', error: 'x' } } as const;
    saveTurn(failed, { ...env, path: ['A'] }).subscribe();
    expect(steps).toHaveLength(3);
    saveTurn(failed, env).subscribe();
    expect(steps[3]).toBe('checkpoint-2/failed');
  });
});
