import type { ApprovalAnswer, Eventually, RunItem } from 'rxagents';
import { answerRequests } from '../../src/run/answerRequests.js';
import type { RunProgress } from '../../src/run/RunProgress.js';
import { environment } from '../helpers/environment.js';
import { marbles } from '../helpers/marbles.js';
import { progressAfter } from '../helpers/progressAfter.js';
import { mcpRequest } from '../helpers/rawItems.js';
import { itemFrom, responseItem } from '../helpers/runItems.js';
import { seenOf } from '../helpers/seenOf.js';
import { turnOf } from '../helpers/turnOf.js';

const requests = [mcpRequest('q'), mcpRequest('r')].map(itemFrom);
type Ask = (request: { readonly item: RunItem }) => Eventually<ApprovalAnswer>;

/** What comes of two requests, where the run's `approve` is asked and some may be decided. */
function answering(approve?: Ask, decided: Partial<RunProgress> = {}, items: readonly RunItem[] = requests) {
  const progress = { ...progressAfter(), ...decided };
  const env = environment({ approve: approve as never, position: { latest: progress } });
  return answerRequests(turnOf({ env, progress }), { items, response: undefined, hasRepeatedCall: false });
}
const idOf = ({ item }: { readonly item: RunItem }) => (item.rawItem as { id: string }).id;
const answered = (id: string, approve: boolean): object => ({
  type: 'run_item_stream_event',
  name: 'mcp_approval_response',
  item: responseItem(id, approve),
});
const noted = (callId: string, approve: boolean): object => ({
  type: 'approval_decided',
  callId,
  toolName: 'docs/search',
  decision: { approve },
  isAlways: false,
});

describe('answerRequests', () => {
  it(
    'should ask about all requests together, and answer each when it is decided',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const [slow, quick] = [cold<boolean>('-----(n|)', { n: false }), cold<boolean>('-(y|)', { y: true })];
      const approve: Ask = (request) => (idOf(request) === 'q' ? slow : quick);
      const values = { a: noted('r', true), b: answered('r', true), c: noted('q', false), d: answered('q', false) };
      expectObservable(answering(approve)).toBe('-(ab)(cd|)', values);
      expectObservable(answering(approve), '^-!').toBe('-(ab)', values);
      expectSubscriptions(slow.subscriptions).toBe(['^----!', '^-!']);
      expectSubscriptions(quick.subscriptions).toBe(['^!', '^!']);
    }),
  );

  it('should leave those open that nobody decides about', () => {
    expect(seenOf(answering())).toEqual(['complete']);
    expect(seenOf(answering((request) => (idOf(request) === 'q' ? undefined : true) as never))).toEqual([
      noted('r', true),
      answered('r', true),
      'complete',
    ]);
  });

  it('should ask nobody about what is decided: by its id before by its tool', () => {
    const approve = jest.fn(() => true);
    const decided = {
      decisions: new Map([['q', { approve: false }]]),
      always: new Map([['docs/search', { approve: true }]]),
    };
    expect(seenOf(answering(approve, decided))).toEqual([answered('q', false), answered('r', true), 'complete']);
    expect(approve).not.toHaveBeenCalled();
  });

  it('should ask nobody about what has its answer', () => {
    const approve = jest.fn(() => true);
    const items = [...requests, responseItem('q', false), responseItem('r', true)];
    expect(seenOf(answering(approve, {}, items))).toEqual(['complete']);
    expect(approve).not.toHaveBeenCalled();
  });

  it('should fail with who is asked', () => {
    const fails: Ask = () => {
      throw new Error('no');
    };
    expect(seenOf(answering(fails))).toEqual([
      expect.objectContaining({ name: 'CallbackError', unit: 'approve option about tool "search"' }),
    ]);
  });
});
