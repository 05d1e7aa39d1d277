import { runItemEvent } from '../../src/events/runItemEvent.js';
import { LateMap } from '../../src/run/LateMap.js';
import type { RunElement } from '../../src/run/reduceRun.js';
import { runResultOf } from '../../src/run/runResultOf.js';
import { environment } from '../helpers/environment.js';
import { agentA, progressInTurn, rawEvent } from '../helpers/progressAfter.js';
import { ended, itemDone, textDelta } from '../helpers/rawEvents.js';
import { message } from '../helpers/rawItems.js';
import { itemFrom } from '../helpers/runItems.js';

const hi = message('Hi');
const said: RunElement[] = [rawEvent(itemDone(hi)), runItemEvent(itemFrom(hi)), rawEvent(ended({ id: 'resp_9' }))];
const stopped: RunElement[] = [{ type: 'stop', mode: 'now' }, { type: 'closed' }];

describe('runResultOf', () => {
  it('should hold what the run came to', () => {
    const progress = progressInTurn(...said, { type: 'final_output', finalOutput: 'Hi' }, { type: 'finalized' });
    const result = runResultOf(progress, environment());
    expect(result).toMatchObject({
      status: 'completed',
      finalOutput: 'Hi',
      runId: 'run_1',
      input: [{ role: 'user', content: 'Hi' }],
      newItems: [{ type: 'message_output_item', rawItem: hi }],
      rawResponses: [{ output: [hi], responseId: 'resp_9', status: 'completed' }],
      history: [{ role: 'user', content: 'Hi' }, hi],
      lastResponseId: 'resp_9',
      usage: { requests: 1, unfinished: [] },
    });
    expect(result.lastAgent).toBe(agentA);
  });

  it('should say what a stop cut off', () => {
    const unsettled = new LateMap([['a', { callId: 'a', toolName: 't' }]]);
    const result = runResultOf(progressInTurn(rawEvent(textDelta('Hel')), ...stopped), environment({ unsettled }));
    expect(result).toMatchObject({
      status: 'stopped',
      stopped: { mode: 'now', partialText: 'Hel', partialCalls: [], unsettledTools: [{ callId: 'a', toolName: 't' }] },
    });
  });

  it('should be failed otherwise', () => {
    const progress = progressInTurn({ type: 'failed', error: new Error('x') }, { type: 'closed' });
    expect(runResultOf(progress, environment()).status).toBe('failed');
  });

  it('should leave absent what there is none of', () => {
    const result = runResultOf(progressInTurn(...stopped), environment());
    expect(['finalOutput', 'lastResponseId'].filter((field) => field in result)).toEqual([]);
  });

  it('should make its lists when they are first read, once, and show them to spread and JSON', () => {
    const progress = progressInTurn(...said, { type: 'final_output', finalOutput: 'Hi' }, { type: 'finalized' });
    const slice = jest.spyOn(progress.history.shared, 'slice');
    const result = runResultOf(progress, environment());
    expect(slice).not.toHaveBeenCalled();
    expect(result.history).toBe(result.history);
    expect(slice).toHaveBeenCalledTimes(1);
    expect({ ...result }.newItems).toBe(result.newItems);
    expect(JSON.parse(JSON.stringify(result))).toMatchObject({
      lastAgent: { name: 'A' },
      newItems: [{ type: 'message_output_item' }],
      usage: { requests: 1 },
    });
  });
});
