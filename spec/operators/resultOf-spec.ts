import { resultOf } from 'rxagents';
import { operatorContract } from '../helpers/operatorContract.js';
import { runEvents } from '../helpers/runEvents.js';

describe('resultOf', () => {
  operatorContract({
    operator: resultOf,
    events: runEvents,
    source: 'arstmf|',
    expected: '-----f|',
    values: { f: runEvents.f.result },
  });
});
