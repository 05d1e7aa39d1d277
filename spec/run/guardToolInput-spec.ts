import { identity, map } from 'rxjs';
import type { RunEvent, ToolInputGuardrail } from 'rxagents';
import { runItemEvent } from '../../src/events/runItemEvent.js';
import { guardToolInput } from '../../src/run/guardToolInput.js';
import { letterOf } from '../helpers/letterOf.js';
import { marbles } from '../helpers/marbles.js';
import { functionCall } from '../helpers/rawItems.js';
import { outputItem } from '../helpers/runItems.js';
import { runEvents } from '../helpers/runEvents.js';
import { seenOf } from '../helpers/seenOf.js';
import { toolNamed } from '../helpers/toolNamed.js';
import { turnOf } from '../helpers/turnOf.js';

const answer = (output: unknown): RunEvent => runItemEvent(outputItem('a', output));
const guarded = (...inputGuardrails: readonly ToolInputGuardrail[]) =>
  guardToolInput(turnOf(), { ...toolNamed(), inputGuardrails }, functionCall('a'), answer);

describe('guardToolInput', () => {
  it('should leave the work as it is where nobody guards it', () => {
    expect(guarded()).toBe(identity);
  });

  it(
    'should start the work when it is allowed, and leave both with its subscriber',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const asked = cold('--(v|)', { v: { behavior: { type: 'allow' as const } } });
      const work = cold<RunEvent>('-p-o|', runEvents);
      const guarded$ = work.pipe(guarded({ name: 'g', execute: () => asked }), map(letterOf));
      expectObservable(guarded$).toBe('---p-o|');
      expectObservable(guarded$, '^!').toBe('--');
      expectObservable(guarded$, '^---!').toBe('---p');
      expectSubscriptions(asked.subscriptions).toBe(['^-!', '^!', '^-!']);
      expectSubscriptions(work.subscriptions).toBe(['--^---!', '--^-!']);
    }),
  );

  it('should answer in its place where one refuses, and start nothing', () => {
    const reject = { behavior: { type: 'rejectContent' as const, message: 'No.' } };
    marbles(({ cold, expectSubscriptions }) => {
      const work = cold<RunEvent>('o|', runEvents);
      expect(seenOf(work.pipe(guarded({ name: 'g', execute: () => reject })))).toEqual([answer('No.'), 'complete']);
      expectSubscriptions(work.subscriptions).toBe([]);
    })();
  });

  it('should take an empty message for a refusal too', () => {
    const reject = { behavior: { type: 'rejectContent' as const, message: '' } };
    marbles(({ cold }) => {
      const work = cold<RunEvent>('o|', runEvents);
      expect(seenOf(work.pipe(guarded({ name: 'g', execute: () => reject })))).toEqual([answer(''), 'complete']);
    })();
  });
});
