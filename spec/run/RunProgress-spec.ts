import { Agent } from 'rxagents';
import { logItems } from '../../src/run/Log.js';
import { runProgressOf } from '../../src/run/RunProgress.js';

describe('runProgressOf', () => {
  it('should stand before the announcement of the agent, with the input as history', () => {
    const agent = new Agent({ name: 'A' });
    const input = [{ role: 'user' as const, content: 'Hi' }];
    const progress = runProgressOf(agent, input);
    expect(progress).toMatchObject({ phase: 'announce', turn: 0, input, requests: 0, usage: { totalTokens: 0 } });
    expect(progress.agent).toBe(agent);
    expect(logItems(progress.history)).toEqual(input);
    expect([progress.newItems, progress.responses, progress.unfinished].map(({ length }) => length)).toEqual([0, 0, 0]);
    expect([progress.current, progress.stopRequested, progress.ending, progress.cut]).toEqual(Array(4));
  });
});
