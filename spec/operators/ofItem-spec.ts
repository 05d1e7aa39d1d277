import { ofItem } from 'rxagents';
import { operatorContract } from '../helpers/operatorContract.js';
import { runEvents } from '../helpers/runEvents.js';

const { c, o, m } = runEvents;
const values = { c: c.item, o: o.item, m: m.item };

describe('ofItem', () => {
  operatorContract({
    operator: () => ofItem('tool_called', 'tool_output'),
    events: runEvents,
    source: 'arcptom|',
    expected: '--c--o-|',
    values,
  });

  describe('without names', () => {
    operatorContract({
      operator: () => ofItem(),
      events: runEvents,
      source: 'arcpomf|',
      expected: '--c-om-|',
      values,
    });
  });
});
