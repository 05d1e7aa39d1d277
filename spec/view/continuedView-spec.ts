import { continuedView } from '../../src/view/continuedView.js';
import { failedView, reduceRunView } from '../../src/view/reduceRunView.js';
import { runViewOf } from '../../src/view/ViewState.js';
import { ended } from '../helpers/rawEvents.js';
import { raw, runEvents } from '../helpers/runEvents.js';
import { viewStateAfter } from '../helpers/viewAfter.js';

const { a, r, c, o, m, s, x, f } = runEvents;

describe('continuedView', () => {
  it('should begin with all that was seen and the input, without how it ended', () => {
    const before = viewStateAfter(a, r, c, o, m, raw(ended()), f);
    const view = runViewOf(continuedView(before, [{ role: 'user', content: 'More' }]));
    expect(view).toMatchObject({
      status: 'running',
      agent: { name: 'A' },
      messages: [{ text: 'Hello' }, { id: 'message_1', role: 'user', text: 'More' }],
      toolCalls: [{ status: 'done' }],
      usage: { requests: 1 },
    });
    expect(view).not.toHaveProperty('finalOutput');
    expect(view.messages[0]).toBe(runViewOf(before).messages[0]);
    expect(runViewOf(continuedView(failedView(before, new Error('x')), []))).not.toHaveProperty('error');
  });

  it('should keep what was seen whatever the next run does: begin, begin again, take back', () => {
    const begun = continuedView(viewStateAfter(a, m, f), [{ role: 'user', content: 'More' }]);
    const texts = [a, r, s, a, r, s, x].reduce<unknown[]>(
      ([state], event) => [reduceRunView(state as typeof begun, event)],
      [begun],
    );
    expect(runViewOf(texts[0] as typeof begun).messages.map(({ text }) => text)).toEqual(['Hello', 'More']);
  });

  it('should add the usage of the next run to that of the ones before', () => {
    const usage = (requests: number): never => ({ ...runViewOf(viewStateAfter()).usage, requests }) as never;
    const first = viewStateAfter(a, {
      type: 'run_finished_event',
      result: { status: 'completed', usage: usage(2) } as never,
    });
    const second = [
      a,
      { type: 'run_finished_event', result: { status: 'completed', usage: usage(3) } } as never,
    ].reduce(reduceRunView, continuedView(first, []));
    expect(runViewOf(second).usage).toEqual(usage(5));
  });
});
