import { agentChanges } from 'rxagents';
import { operatorContract } from '../helpers/operatorContract.js';
import { nested, runEvents } from '../helpers/runEvents.js';

describe('agentChanges', () => {
  operatorContract({
    operator: agentChanges,
    events: { ...runEvents, n: nested(runEvents.b) },
    source: 'arcnobrf|',
    expected: 'a----b--|',
    values: { a: { name: 'A' }, b: { name: 'B' } },
  });
});
