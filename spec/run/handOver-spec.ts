import { Agent, handoff } from 'rxagents';
import { runItemEvent } from '../../src/events/runItemEvent.js';
import { handOver } from '../../src/run/handOver.js';
import { logOf } from '../../src/run/Log.js';
import { agentA, progressInTurn, rawEvent } from '../helpers/progressAfter.js';
import { ended, itemDone } from '../helpers/rawEvents.js';
import { message } from '../helpers/rawItems.js';
import { itemFrom } from '../helpers/runItems.js';

const agent = new Agent({ name: 'B' });
const hi = message('Hi');
const progress = progressInTurn(rawEvent(itemDone(hi)), runItemEvent(itemFrom(hi)), rawEvent(ended()));

describe('handOver', () => {
  it('should close the turn, and say which items were there before it', () => {
    const via = handoff(agent);
    const after = handOver(progress, { type: 'handoff', agent, via });
    expect(after).toMatchObject({ isAgentNew: true, history: { length: 2 } });
    expect(after.agent).toBe(agent);
    expect(after.handedOver).toEqual({ from: agentA, via, firstNew: 1 });
    expect(after.current).toBeUndefined();
  });

  it('should count what models are sent, where that is not the history', () => {
    const after = handOver({ ...progress, modelHistory: logOf([]) }, { type: 'handoff', agent });
    expect(after.handedOver).toEqual({ from: agentA, firstNew: 0 });
    expect(after.modelHistory).toMatchObject({ length: 1 });
  });
});
