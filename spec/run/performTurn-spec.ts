import { EMPTY, of } from 'rxjs';
import { Agent } from 'rxagents';
import { performTurn } from '../../src/run/performTurn.js';
import { runProgressOf } from '../../src/run/RunProgress.js';
import { workPlaceOf } from '../../src/run/workPlaceOf.js';
import { environment } from '../helpers/environment.js';
import { seenOf } from '../helpers/seenOf.js';
import { unitRecorder } from '../helpers/unitRecorder.js';

const AGAIN = { type: 'run_again' } as const;

describe('performTurn', () => {
  it('should be a unit of work of its own', () => {
    const { interceptor, units } = unitRecorder();
    const env = environment({ interceptors: [interceptor] });
    const turn$ = performTurn(runProgressOf(env.agent, []), workPlaceOf(env, env.agent, 2), () => of(AGAIN));
    expect(seenOf(turn$)).toEqual([AGAIN, 'complete']);
    expect(units).toEqual([{ kind: 'turn', name: 'A', key: 'turn-2', input: { agent: 'A', turn: 2 } }]);
  });

  it("should have the guardrails of the run's input beside it", () => {
    const execute = jest.fn(() => ({ tripwireTriggered: true }));
    const env = environment({ agent: new Agent({ name: 'A', inputGuardrails: [{ name: 'g', execute }] }) });
    const turn$ = performTurn(runProgressOf(env.agent, []), workPlaceOf(env, env.agent, 1), () => EMPTY);
    expect(seenOf(turn$).at(-1)).toMatchObject({ name: 'InputGuardrailTripwireTriggered' });
  });
});
