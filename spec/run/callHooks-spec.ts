import { EMPTY } from 'rxjs';
import type { Hooks } from 'rxagents';
import { callHooks } from '../../src/run/callHooks.js';
import { environment } from '../helpers/environment.js';
import { marbles } from '../helpers/marbles.js';
import { seenOf } from '../helpers/seenOf.js';
import { turnOf } from '../helpers/turnOf.js';
import { unitRecorder } from '../helpers/unitRecorder.js';

const tell = () => ({ output: 'Hi' });
const placeWith = (hooks: Hooks | undefined) =>
  turnOf({ env: environment({ hooks, context: { user: 'Ada' } as never }) });

describe('callHooks', () => {
  it(
    "should wait for the run's and the agent's together, and emit nothing",
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const ofRun = cold('  --x|');
      const ofAgent = cold('x---|');
      const subs = ['       ^--!', '^---!', '^-!', '^-!'].map((line) => line.trim());
      const told$ = callHooks(
        placeWith({ onAgentEnd: () => ofRun }),
        { onAgentEnd: () => ofAgent },
        'onAgentEnd',
        'hooks/',
        tell,
      );
      expectObservable(told$).toBe('----|');
      expectObservable(told$, '^-!').toBe('---');
      expectSubscriptions(ofRun.subscriptions).toBe([subs[0]!, subs[2]!]);
      expectSubscriptions(ofAgent.subscriptions).toBe([subs[1]!, subs[3]!]);
    }),
  );

  it('should tell each what there is to tell, with the agent and the context', () => {
    const [ofRun, ofAgent] = [jest.fn(), jest.fn()];
    const told$ = callHooks(placeWith({ onAgentEnd: ofRun }), { onAgentEnd: ofAgent }, 'onAgentEnd', 'hooks/', tell);
    expect(ofRun).not.toHaveBeenCalled();
    expect(seenOf(told$)).toEqual(['complete']);
    for (const hook of [ofRun, ofAgent]) {
      expect(hook.mock.calls).toEqual([[{ agent: { name: 'A' }, context: { user: 'Ada' }, output: 'Hi' }]]);
    }
  });

  it('should ask for nothing where there is no hook of that name', () => {
    const unasked = jest.fn(tell);
    const other = { onToolStart: jest.fn() };
    expect(callHooks(placeWith(undefined), undefined, 'onAgentEnd', 'hooks/', unasked)).toBe(EMPTY);
    expect(callHooks(placeWith(other), other, 'onAgentEnd', 'hooks/', unasked)).toBe(EMPTY);
    expect(unasked).not.toHaveBeenCalled();
  });

  it.each<[string, Hooks | undefined, Hooks | undefined, string, string]>([
    ['the run', { onAgentEnd: fails }, undefined, 'onAgentEnd hook of the run', 'turn-1/hooks/onAgentEnd/run'],
    ['the agent', undefined, { onAgentEnd: fails }, 'onAgentEnd hook of agent "A"', 'turn-1/hooks/onAgentEnd/agent'],
  ])('should name a hook of %s, as a unit of work and in its error', (_what, hooks, ofAgent, name, key) => {
    const { interceptor, units } = unitRecorder();
    const place = turnOf({ env: environment({ hooks, interceptors: [interceptor] }) });
    expect(seenOf(callHooks(place, ofAgent, 'onAgentEnd', 'hooks/', tell))).toEqual([
      expect.objectContaining({ name: 'CallbackError', unit: name, cause: 'no' }),
    ]);
    expect(units).toEqual([{ kind: 'callback', name, key, input: { output: 'Hi' } }]);
  });
});

function fails(): never {
  throw 'no' as unknown as Error;
}
