import type { ResponseFunctionToolCall } from 'openai/resources/responses/responses';
import { of } from 'rxjs';
import type { RunOptions } from 'rxagents';
import { decideCalls } from '../../src/run/decideCalls.js';
import { runProgressOf, type RunProgress } from '../../src/run/RunProgress.js';
import { environment } from '../helpers/environment.js';
import { functionCall } from '../helpers/rawItems.js';
import { turnOf } from '../helpers/turnOf.js';

const [a, b] = [functionCall('a', 'look_up'), functionCall('b', 'pay')];
const APPROVED = { approve: true };

/** What is said of the calls: announced (`?a`), decided (`+a`, `-a`), noted. */
function told(
  needs: readonly [ResponseFunctionToolCall, boolean][],
  decided: Partial<RunProgress> = {},
  approve?: RunOptions['approve'],
  announced: readonly string[] = [],
): string[] {
  const env = environment(approve && { approve: approve as never });
  const progress = { ...runProgressOf(env.agent, []), ...decided };
  env.position.latest = progress;
  const said: string[] = [];
  decideCalls(turnOf({ env, progress }), new Map(needs), new Set(announced)).subscribe((step) => {
    if (step.type === 'call_decided') said.push(`${step.decision.approve ? '+' : '-'}${step.call.call_id}`);
    else if (step.type === 'run_item_stream_event')
      said.push(`?${(step.item.rawItem as ResponseFunctionToolCall).call_id}`);
    else said.push(step.type);
  });
  return said;
}

describe('decideCalls', () => {
  it('should announce those that wait for approval first, and let the others through', () => {
    expect(
      told([
        [a, false],
        [b, true],
      ]),
    ).toEqual(['?b', '+a']);
  });

  it('should not announce again what was announced before the run was resumed', () => {
    expect(told([[b, true]], {}, undefined, ['b'])).toEqual([]);
  });

  it.each<[string, Partial<RunProgress>, string]>([
    ['for the call', { decisions: new Map([['b', APPROVED]]) }, '+b'],
    ['for the tool', { always: new Map([['pay', { approve: false }]]) }, '-b'],
    [
      'for the call rather than the tool',
      { decisions: new Map([['b', APPROVED]]), always: new Map([['pay', { approve: false }]]) },
      '+b',
    ],
  ])('should go by what was decided %s', (_what, decided, expected) => {
    expect(told([[b, true]], decided)).toEqual([expected]);
  });

  it('should ask who is there to ask', () => {
    expect(told([[b, true]], {}, () => of(true))).toEqual(['?b', 'approval_decided', '+b']);
  });
});
