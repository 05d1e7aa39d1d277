import { from, Subject, type Observable } from 'rxjs';
import type { Work } from 'rxagents';
import { endAtValue } from '../../src/run/endAtValue.js';
import { marbles } from '../helpers/marbles.js';
import { ended, textDelta } from '../helpers/rawEvents.js';

const works: Record<string, Work['tool_call']> = {
  p: { type: 'progress', data: 'half' },
  v: { type: 'value', value: 'ok' },
  w: { type: 'value', value: 'more' },
};
const ending = endAtValue<'tool_call'>('turn-1/tool/a');
const noValue = expect.objectContaining({ name: 'UserError', message: expect.stringContaining('turn-1/tool/a') });

describe('endAtValue', () => {
  it(
    'should pass on deltas and the value, and complete when the work does',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const work = cold('-p-v-|', works);
      const subs = '     ^----!';
      const expected = ' -p-v-|';
      expectObservable(work.pipe(ending)).toBe(expected, works);
      expectSubscriptions(work.subscriptions).toBe(subs);
    }),
  );

  it(
    'should pass on nothing after the value, not even an error',
    marbles(({ cold, expectObservable }) => {
      expectObservable(cold('-v-p-w-|', works).pipe(ending)).toBe('-v-----|', works);
      expectObservable(cold('-v-#', works).pipe(ending)).toBe('-v-|', works);
    }),
  );

  it(
    'should be an error where there is no value',
    marbles(({ cold, expectObservable }) => {
      expectObservable(cold('-p-|', works).pipe(ending)).toBe('-p-#', works, noValue);
      expectObservable(cold('-|', works).pipe(ending)).toBe('-#', works, noValue);
      expectObservable(cold('-p-#', works).pipe(ending)).toBe('-p-#', works);
    }),
  );

  it(
    'should leave the work with its subscriber, and hold each attempt to the law by itself',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const work = cold('v--|', works);
      expectObservable(work.pipe(ending), '^!').toBe('v', works);
      expectObservable(work.pipe(ending), '-^').toBe('-v--|', works);
      expectSubscriptions(work.subscriptions).toBe(['^!', '-^--!']);
    }),
  );

  it('should pass on nothing that the delivery of the value causes', () => {
    const work = new Subject<Work['tool_call']>();
    const seen: unknown[] = [];
    work.pipe(ending).subscribe((each) => {
      seen.push(each);
      if (each.type === 'value') work.next(works['w']!);
    });
    work.next(works['v']!);
    expect(seen).toEqual([works['v']]);
  });

  it.each<[string, Work['model_call'] | Work['turn']]>([
    ['response.completed', ended()],
    ['response.incomplete', ended({}, 'response.incomplete')],
    ['response.failed', ended({}, 'response.failed')],
    ['final_output', { type: 'final_output', finalOutput: 'Hi' }],
    ['run_again', { type: 'run_again' }],
    ['handoff', { type: 'handoff', agent: { name: 'B' } }],
    ['run_finished_event', { type: 'run_finished_event', result: {} as never }],
  ])('should know the value of every kind: %s', (_type, element) => {
    const seen: unknown[] = [];
    from([element, textDelta('late')])
      .pipe((each$) => endAtValue<'turn'>('unit')(each$ as Observable<Work['turn']>))
      .subscribe({ next: (each) => seen.push(each), complete: () => seen.push('|') });
    expect(seen).toEqual([element, '|']);
  });
});
