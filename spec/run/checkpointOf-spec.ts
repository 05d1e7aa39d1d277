import type { RunState } from 'rxagents';
import { checkpointOf } from '../../src/run/checkpointOf.js';
import { environment } from '../helpers/environment.js';
import { marbles } from '../helpers/marbles.js';
import { progressAfter } from '../helpers/progressAfter.js';
import { seenOf } from '../helpers/seenOf.js';
import { turnOf } from '../helpers/turnOf.js';
import { unitRecorder } from '../helpers/unitRecorder.js';

describe('checkpointOf', () => {
  it('should hand out where the run stands when it is asked to, not before', () => {
    const { interceptor, units } = unitRecorder();
    const env = environment({ position: { latest: progressAfter() }, interceptors: [interceptor] });
    const checkpoint = jest.fn<unknown, [RunState]>();
    const saved$ = checkpointOf(env, checkpoint)(turnOf({ env }), 'checkpoint/turn');
    expect(checkpoint).not.toHaveBeenCalled();
    env.position.latest = { ...progressAfter(), turn: 4 };
    expect(seenOf(saved$)).toEqual(['complete']);
    const [state] = checkpoint.mock.calls[0]!;
    expect(state).toMatchObject({ runId: 'run_1', status: 'running', interruptions: [] });
    expect(state.toJSON()).toMatchObject({ turn: 4 });
    expect(units).toEqual([{ kind: 'callback', name: 'checkpoint', key: 'turn-1/checkpoint/turn', input: null }]);
  });

  it('should hand out the state of the outermost run also where another asks', () => {
    const env = environment({ position: { latest: { ...progressAfter(), turn: 4 } } });
    const checkpoint = jest.fn<unknown, [RunState]>();
    const nested = turnOf({ env: environment({ runId: 'run_2' }) });
    seenOf(checkpointOf(env, checkpoint)(nested, 'x'));
    expect(checkpoint.mock.calls[0]![0].toJSON()).toMatchObject({ runId: 'run_1', turn: 4 });
  });

  it(
    'should wait until it is saved, emit nothing, and fail with who saves it',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const saving = cold('--x|');
      const saved$ = checkpointOf(environment(), () => saving)(turnOf(), 'x');
      expectObservable(saved$).toBe('---|');
      expectObservable(saved$, '^!').toBe('--');
      expectSubscriptions(saving.subscriptions).toBe(['^--!', '^!']);
      const failed = expect.objectContaining({ name: 'CallbackError', unit: 'checkpoint' });
      expectObservable(checkpointOf(environment(), () => cold('-#'))(turnOf(), 'x')).toBe('-#', undefined, failed);
    }),
  );
});
