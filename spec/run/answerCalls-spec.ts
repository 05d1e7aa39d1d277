import { from, map, of } from 'rxjs';
import type { RunEvent } from 'rxagents';
import { answerCalls } from '../../src/run/answerCalls.js';
import { environment } from '../helpers/environment.js';
import { letterOf } from '../helpers/letterOf.js';
import { marbles } from '../helpers/marbles.js';
import { functionCall } from '../helpers/rawItems.js';
import { seenOf } from '../helpers/seenOf.js';
import { toolNamed } from '../helpers/toolNamed.js';
import { turnOf } from '../helpers/turnOf.js';

const calls = {
  a: functionCall('a', 'look_up', '{"word":"a"}'),
  b: functionCall('b', 'look_up', '{"word":"b"}'),
};
const ignore = (): void => undefined;

describe('answerCalls', () => {
  it(
    'should answer each call when it comes, no more at a time than the run allows',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const call$ = cold('ab|', calls);
      const work = cold('---(v|)');
      const answers = (toolConcurrency: number) =>
        call$.pipe(
          answerCalls(turnOf({ env: environment({ toolConcurrency }), tools: [toolNamed({}, () => work)] }), ignore),
          map(letterOf),
        );
      expectObservable(answers(Infinity)).toBe('---o(o|)');
      expectObservable(answers(1)).toBe('---o--(o|)');
      expectObservable(answers(1), '^-!').toBe('---');
      expectSubscriptions(work.subscriptions).toBe(['^--!', '^--!', '^-!', '-^--!', '---^--!']);
      expectSubscriptions(call$.subscriptions).toBe(['^-!', '^-!', '^-!']);
    }),
  );

  it(
    'should note what is said of approvals, in call order, and answer when somebody has decided',
    marbles(({ cold, expectObservable, flush }) => {
      const noted: string[] = [];
      const slow = cold<boolean>('--(t|)', { t: true });
      const needsApproval = (_context: unknown, args: unknown) => (args as { word: string }).word === 'b' || slow;
      const approve = ({ toolCall }: { toolCall: { call_id: string } }) =>
        toolCall.call_id === 'a' ? of(false) : cold<boolean>('-(t|)', { t: true });
      const turn = turnOf({ env: environment({ approve: approve as never }), tools: [toolNamed({ needsApproval })] });
      const answer$ = cold('(ab|)', calls).pipe(
        answerCalls(turn, (element) =>
          noted.push(element.type === 'run_item_stream_event' ? letterOf(element) : element.type),
        ),
        map(outputOf),
      );
      expectObservable(answer$).toBe('--x(y|)', { x: 'Tool execution was not approved.', y: 'ok' });
      flush();
      expect(noted).toEqual(['y', 'approval_decided', 'y', 'approval_decided']);
    }),
  );

  it('should leave a call unanswered that nobody decides about', () => {
    const execute = jest.fn();
    const noted: unknown[] = [];
    const turn = turnOf({ tools: [toolNamed({ needsApproval: true }, execute)] });
    expect(seenOf(from([calls.a]).pipe(answerCalls(turn, (element) => noted.push(element))))).toEqual(['complete']);
    expect(noted).toMatchObject([{ name: 'tool_approval_requested', item: { rawItem: calls.a } }]);
    expect(execute).not.toHaveBeenCalled();
  });

  it(
    'should fail with a tool that fails the run, and leave the others',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const slow = cold('---(v|)');
      const execute = ({ word }: { word?: unknown }) => (word === 'a' ? slow : cold('-#'));
      const turn = turnOf({ tools: [toolNamed({ errorFunction: null }, execute)] });
      const failed = expect.objectContaining({ name: 'ToolCallError', callId: 'b' });
      expectObservable(cold('ab|', calls).pipe(answerCalls(turn, ignore))).toBe('--#', undefined, failed);
      expectSubscriptions(slow.subscriptions).toBe('^-!');
    }),
  );
});

function outputOf(event: RunEvent): unknown {
  return event.type === 'run_item_stream_event' && (event.item as { output?: unknown }).output;
}
