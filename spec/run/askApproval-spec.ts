import { EMPTY, NEVER } from 'rxjs';
import type { ApprovalAnswer, Eventually } from 'rxagents';
import { askApproval } from '../../src/run/askApproval.js';
import { environment } from '../helpers/environment.js';
import { marbles } from '../helpers/marbles.js';
import { seenOf } from '../helpers/seenOf.js';
import { approvalItem } from '../helpers/stateJson.js';
import { turnOf } from '../helpers/turnOf.js';
import { unitRecorder } from '../helpers/unitRecorder.js';

const item = approvalItem();
const asking = (approve?: (...all: unknown[]) => unknown, more = {}) =>
  askApproval(turnOf({ env: environment({ approve: approve as never, ...more }) }), item);
const decided = (decision: object, isAlways = false): unknown[] => [
  { type: 'approval_decided', callId: 'a', toolName: 'pay', decision, isAlways },
  { type: 'call_decided', call: item.rawItem, decision },
];

describe('askApproval', () => {
  it.each<[unknown, object, boolean]>([
    [true, { approve: true }, false],
    [false, { approve: false }, false],
    [{ approve: true }, { approve: true }, false],
    [{ approve: false, message: 'No.' }, { approve: false, message: 'No.' }, false],
    [{ approve: false, message: '' }, { approve: false, message: '' }, false],
    [{ approve: true, always: true }, { approve: true }, true],
  ])('should take %j for a decision', (answer, decision, isAlways) => {
    const seen = seenOf(asking(() => answer));
    expect(seen).toEqual([...decided(decision, isAlways), 'complete']);
    expect(Object.keys((seen[0] as { decision: object }).decision)).toEqual(Object.keys(decision));
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['an Observable that ends without a word', EMPTY],
  ])('should leave it undecided where the answer is %s', (_what, answer) => {
    expect(seenOf(asking(() => answer))).toEqual(['complete']);
  });

  it('should leave it undecided where nobody is there to ask', () => {
    expect(seenOf(asking())).toEqual(['complete']);
  });

  it.each<[unknown]>([[1], ['yes'], [{}], [{ approve: 'yes' }]])('should refuse the answer %j', (answer) => {
    expect(seenOf(asking(() => answer))).toEqual([
      expect.objectContaining({ name: 'UserError', message: expect.stringContaining('The approve option answered') }),
    ]);
  });

  it('should ask with all that there is to know, as a unit of work', () => {
    const { interceptor, units } = unitRecorder();
    const approve = jest.fn(() => true);
    seenOf(asking(approve, { context: { user: 'Ada' }, interceptors: [interceptor] }));
    expect(approve.mock.calls).toEqual([
      [{ item, toolCall: item.rawItem, agent: { name: 'A' }, context: { user: 'Ada' } }],
    ]);
    expect(units).toMatchObject([
      { kind: 'approval', name: 'pay', key: 'turn-1/approval/a', input: { callId: 'a', name: 'pay' } },
    ]);
  });

  it(
    'should take the last answer when it is there, and leave with its subscriber',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const answers = cold<ApprovalAnswer>('f-t-|', { f: false, t: true });
      const approve = (): Eventually<ApprovalAnswer> => answers;
      const [fact, call] = decided({ approve: true });
      expectObservable(asking(approve)).toBe('----(fc|)', { f: fact, c: call });
      expectObservable(asking(approve), '^-!').toBe('---');
      expectSubscriptions(answers.subscriptions).toBe(['^---!', '^-!']);
      expectObservable(asking(() => NEVER)).toBe('-');
      const failed = expect.objectContaining({ name: 'CallbackError', unit: 'approve option about tool "pay"' });
      expectObservable(asking(() => cold('-#'))).toBe('-#', undefined, failed);
    }),
  );
});
