import type { FunctionTool } from 'rxagents';
import { needsApproval } from '../../src/run/needsApproval.js';
import { environment } from '../helpers/environment.js';
import { marbles } from '../helpers/marbles.js';
import { functionCall } from '../helpers/rawItems.js';
import { seenOf } from '../helpers/seenOf.js';
import { toolNamed } from '../helpers/toolNamed.js';
import { turnOf } from '../helpers/turnOf.js';
import { unitRecorder } from '../helpers/unitRecorder.js';

type Needs = FunctionTool<never>['needsApproval'];

const call = functionCall('a', 'look_up', '{"word":"x"}');
const turnWith = (needs: Needs, env = environment()) =>
  turnOf({ env, tools: [{ ...toolNamed(), needsApproval: needs }] });

describe('needsApproval', () => {
  it.each([true, false])('should be what the tool says: %s', (needs) => {
    expect(seenOf(needsApproval(turnWith(needs), call))).toEqual([needs, 'complete']);
  });

  it('should be asked for where the tool says something else than no', () => {
    expect(seenOf(needsApproval(turnWith('yes' as never), call))).toEqual([true, 'complete']);
  });

  it('should need none where there is no such tool', () => {
    expect(seenOf(needsApproval(turnOf(), call))).toEqual([false, 'complete']);
  });

  it('should ask with the context, the arguments as they were read, and the id of the call', () => {
    const { interceptor, units } = unitRecorder();
    const needs = jest.fn(() => true);
    const env = environment({ context: { user: 'Ada' } as never, interceptors: [interceptor] });
    expect(seenOf(needsApproval(turnWith(needs, env), call))).toEqual([true, 'complete']);
    expect(needs.mock.calls).toEqual([[{ user: 'Ada' }, { word: 'x' }, 'a']]);
    expect(units).toEqual([
      {
        kind: 'callback',
        name: 'needsApproval of tool "look_up"',
        key: 'turn-1/tool/a/needsApproval',
        input: { callId: 'a', name: 'look_up', arguments: '{"word":"x"}' },
      },
    ]);
  });

  it.each([
    [1, true],
    [undefined, false],
  ])('should take the answer %j for %s', (answer, expected) => {
    expect(seenOf(needsApproval(turnWith((() => answer) as never), call))).toEqual([expected, 'complete']);
  });

  it('should need it where the arguments cannot be read, and not ask', () => {
    const needs = jest.fn(() => false);
    expect(seenOf(needsApproval(turnWith(needs), functionCall('a', 'look_up', '{')))).toEqual([true, 'complete']);
    expect(needs).not.toHaveBeenCalled();
  });

  it(
    'should wait for the answer, leave with its subscriber, and fail with who is asked',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const asked = cold<boolean>('--(v|)', { v: true });
      const failing = cold<boolean>('-#');
      const needs$ = needsApproval(
        turnWith(() => asked),
        call,
      );
      expectObservable(needs$).toBe('--(v|)', { v: true });
      expectObservable(needs$, '^!').toBe('--');
      expectSubscriptions(asked.subscriptions).toBe(['^-!', '^!']);
      const failed = expect.objectContaining({ name: 'CallbackError', unit: 'needsApproval of tool "look_up"' });
      expectObservable(
        needsApproval(
          turnWith(() => failing),
          call,
        ),
      ).toBe('-#', undefined, failed);
    }),
  );
});
