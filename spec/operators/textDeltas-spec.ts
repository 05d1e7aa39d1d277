import { map } from 'rxjs';
import { textDeltas, type RunEvent } from 'rxagents';
import { runItemEvent } from '../../src/events/runItemEvent.js';
import { marbles } from '../helpers/marbles.js';
import { argumentsDelta, created, refusalDelta, textDelta } from '../helpers/rawEvents.js';
import { message } from '../helpers/rawItems.js';
import { itemFrom } from '../helpers/runItems.js';

const raw = (data: ReturnType<typeof textDelta>): RunEvent => ({ type: 'raw_response_event', data });
const events: Record<string, RunEvent> = {
  a: { type: 'agent_updated_stream_event', agent: { name: 'A' } },
  b: raw(created()),
  t: raw(textDelta('Hel')),
  u: raw(textDelta('lo', { output_index: 1 })),
  c: raw(argumentsDelta('{}')),
  n: raw(refusalDelta('No')),
  m: runItemEvent(itemFrom(message('Hello'))),
  z: raw(textDelta(null as never)),
  p: { type: 'tool_progress_event', toolName: 't', callId: 'call_1', data: 'text' },
};
events['x'] = { type: 'nested_run_event', agent: { name: 'B' }, callId: 'call_1', event: events['t']! };

describe('textDeltas', () => {
  it(
    'should pass on the text of all messages, and nothing else',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const run = cold(' abtzucnmpx|', events);
      const subs = '     ^---------!';
      const expected = ' --t-u-----|';

      expectObservable(run.pipe(textDeltas())).toBe(expected, { t: 'Hel', u: 'lo' });
      expectSubscriptions(run.subscriptions).toBe(subs);
    }),
  );

  it(
    'should pass on an error',
    marbles(({ cold, expectObservable }) => {
      expectObservable(cold('t-#', events).pipe(textDeltas())).toBe('t-#', { t: 'Hel' });
    }),
  );

  it(
    'should unsubscribe the run, and start one for each subscriber',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const run = cold(' t---u|', events);
      const subs = ['    ^-!   ', ' -^----!'];
      const text$ = run.pipe(
        textDeltas(),
        map((text) => text.length),
      );

      expectObservable(text$, ' ^-!').toBe(' 3--', { 3: 3 });
      expectObservable(text$, '-^').toBe('  -3---2|', { 2: 2, 3: 3 });
      expectSubscriptions(run.subscriptions).toBe(subs.map((line) => line.trim()));
    }),
  );
});
