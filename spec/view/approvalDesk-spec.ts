import { EMPTY, NEVER, of, Subject } from 'rxjs';
import type { ApprovalAnswer, ApprovalRequest, ToolApprovalItem } from 'rxagents';
import { approvalDesk } from '../../src/view/approvalDesk.js';
import { functionCall } from '../helpers/rawItems.js';

const agent = { name: 'A' };
const itemOf = (callId: string): ToolApprovalItem => ({
  type: 'tool_approval_item',
  agent,
  rawItem: functionCall(callId),
});
const requestOf = (item: ToolApprovalItem): ApprovalRequest => ({ item, toolCall: item.rawItem, agent, context: {} });

function answersOf(first: Parameters<typeof approvalDesk>[0], item = itemOf('call_1')) {
  const desk = approvalDesk(first);
  const seen: unknown[] = [];
  const subscription = desk
    .approve(requestOf(item))
    .subscribe({ next: (answer) => seen.push(answer), complete: () => seen.push('|') });
  return { desk, item, seen, subscription };
}

describe('approvalDesk', () => {
  it('should let a call wait until somebody decides', () => {
    const { desk, item, seen } = answersOf(undefined);
    expect([desk.find('call_1'), desk.find(item), desk.find('call_2')]).toEqual([item, item, undefined]);
    expect(seen).toEqual([]);
    desk.decide(item, { approve: false, message: 'No.' });
    expect(seen).toEqual([{ approve: false, message: 'No.' }, '|']);
    expect(desk.find(item)).toBeUndefined();
    desk.decide(item, true);
    expect(seen).toHaveLength(2);
  });

  it('should tell calls of one id apart by what was asked', () => {
    const desk = approvalDesk(undefined);
    const [one, two] = [itemOf('call_1'), itemOf('call_1')];
    const seen: string[] = [];
    desk.approve(requestOf(one)).subscribe(() => seen.push('one'));
    desk.approve(requestOf(two)).subscribe(() => seen.push('two'));
    desk.decide(desk.find(two)!, true);
    desk.decide(desk.find('call_1')!, true);
    expect(seen).toEqual(['two', 'one']);
  });

  it('should ask somebody else first, and wait for what they leave undecided', () => {
    expect(answersOf(() => false).seen).toEqual([false, '|']);
    expect(answersOf(() => of(false, true)).seen).toEqual([true, '|']);
    expect(answersOf(() => NEVER).desk.find('call_1')).toBeUndefined();
    for (const undecided of [() => undefined, () => EMPTY, () => of<ApprovalAnswer>(undefined)]) {
      const { desk, item, seen } = answersOf(undecided);
      expect(seen).toEqual([]);
      desk.decide(item, true);
      expect(seen).toEqual([true, '|']);
    }
  });

  it('should forget a call that nobody waits for any more', () => {
    const later = new Subject<ApprovalAnswer>();
    const { desk, subscription } = answersOf(() => later);
    later.next(undefined);
    later.complete();
    expect(desk.find('call_1')).toBeDefined();
    subscription.unsubscribe();
    expect(desk.find('call_1')).toBeUndefined();
  });
});
