import { map, type Observable } from 'rxjs';
import type { FunctionTool, RunItem } from 'rxagents';
import { approveCalls } from '../../src/run/approveCalls.js';
import { marbles } from '../helpers/marbles.js';
import { functionCall } from '../helpers/rawItems.js';
import { approvalItem } from '../helpers/stateJson.js';
import { toolNamed } from '../helpers/toolNamed.js';
import { turnOf } from '../helpers/turnOf.js';

const [a, b] = [functionCall('a', 'look_up', '{"word":"a"}'), functionCall('b', 'look_up', '{"word":"b"}')];

/** `?a` for a call that is announced, `+a` for one that may be answered. */
function approving(needsApproval: FunctionTool<never>['needsApproval'], items: readonly RunItem[] = []) {
  const turn = turnOf({ tools: [{ ...toolNamed(), needsApproval }] });
  return approveCalls(turn, [a, b], items).pipe(
    map((step) => {
      if (step.type === 'call_decided') return `+${step.call.call_id}`;
      return step.type === 'run_item_stream_event' ? `?${(step.item.rawItem as typeof a).call_id}` : step.type;
    }),
  );
}
const values = { A: '?a', B: '?b', a: '+a', b: '+b' };

describe('approveCalls', () => {
  it(
    'should ask about all together, and announce in call order when all have answered',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const [slow, quick] = [cold<boolean>('---(t|)', { t: true }), cold<boolean>('-(t|)', { t: true })];
      const ask = (_context: unknown, args: unknown): Observable<boolean> =>
        (args as { word: string }).word === 'a' ? slow : quick;
      expectObservable(approving(ask)).toBe('---(AB|)', values);
      expectObservable(approving(ask), '^-!').toBe('---', values);
      expectSubscriptions(slow.subscriptions).toBe(['^--!', '^-!']);
      expectSubscriptions(quick.subscriptions).toBe(['^!', '^!']);
    }),
  );

  it(
    'should let through what needs none, after it has announced the others',
    marbles(({ expectObservable }) => {
      const onlyB = (_context: unknown, args: unknown): boolean => (args as { word: string }).word === 'b';
      expectObservable(approving(onlyB)).toBe('(Ba|)', values);
      expectObservable(approving(false)).toBe('(ab|)', values);
    }),
  );

  it('should neither ask nor announce again what was announced before the run was resumed', () => {
    const ask = jest.fn(() => false);
    marbles(({ expectObservable }) => {
      expectObservable(approving(ask, [approvalItem('a', 'look_up')])).toBe('(b|)', values);
    })();
    expect(ask.mock.calls).toEqual([[undefined, { word: 'b' }, 'b']]);
  });

  it(
    'should fail with who is asked',
    marbles(({ cold, expectObservable }) => {
      const failed = expect.objectContaining({ name: 'CallbackError', unit: 'needsApproval of tool "look_up"' });
      expectObservable(approving(() => cold('-#'))).toBe('-#', values, failed);
    }),
  );
});
