import { ofType } from 'rxagents';
import { operatorContract } from '../helpers/operatorContract.js';
import { runEvents } from '../helpers/runEvents.js';

describe('ofType', () => {
  operatorContract({
    operator: () => ofType('tool_progress_event', 'agent_updated_stream_event'),
    events: runEvents,
    source: 'arscpombf|',
    expected: 'a---p--b-|',
    values: runEvents,
  });
});
