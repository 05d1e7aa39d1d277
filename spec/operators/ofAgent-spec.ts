import { ofAgent } from 'rxagents';
import { operatorContract } from '../helpers/operatorContract.js';
import { nested, runEvents } from '../helpers/runEvents.js';

const { a, b, s, t } = runEvents;

describe('ofAgent', () => {
  operatorContract({
    operator: () => ofAgent('B'),
    events: runEvents,
    source: 'arsbtmf|',
    expected: '---btmf|',
    values: runEvents,
  });

  describe('in nested runs', () => {
    operatorContract({
      operator: () => ofAgent('B'),
      // Two nested runs at a time, one of which has another agent.
      events: { a, j: nested(b, 'one'), k: nested(a, 'two'), l: nested(s, 'one'), n: nested(t, 'two'), t },
      source: 'ajklnt|',
      expected: '-b-s--|',
      values: { b, s },
    });
  });
});
