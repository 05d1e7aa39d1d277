import { intercept } from 'rxagents';
import { tap } from 'rxjs';
import { runProgressOf } from '../../src/run/RunProgress.js';
import { saveTurn } from '../../src/run/saveTurn.js';
import { environment } from '../helpers/environment.js';
import { fakeSession } from '../helpers/fakeSession.js';
import { marbles } from '../helpers/marbles.js';
import { agentA } from '../helpers/progressAfter.js';

const hi = { role: 'user', content: 'Hi' } as const;
const progress = { ...runProgressOf(agentA, [hi]), unsaved: [hi] };
const saved = { type: 'saved' };

describe('saveTurn', () => {
  it(
    'should say that it has saved once the session has what is new',
    marbles(({ expectObservable, flush }) => {
      const session = fakeSession([], 4);
      expectObservable(saveTurn(progress, environment({ session }))).toBe('----(s|)', { s: saved });
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
});
