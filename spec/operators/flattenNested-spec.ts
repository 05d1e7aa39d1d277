import { flattenNested } from 'rxagents';
import { operatorContract } from '../helpers/operatorContract.js';
import { nested, runEvents } from '../helpers/runEvents.js';

describe('flattenNested', () => {
  operatorContract({
    operator: flattenNested,
    events: { ...runEvents, j: nested(runEvents.b), k: nested(nested(runEvents.s)), l: nested(runEvents.f) },
    source: 'acjklomf|',
    expected: 'acbs-omf|',
    values: runEvents,
  });
});
