import { Agent, RunState } from 'rxagents';
import { isRunState } from '../../src/run/runStateFrom.js';
import { openState, stateJson } from '../helpers/stateJson.js';
import { toolNamed } from '../helpers/toolNamed.js';

const agent = new Agent<never>({ name: 'A', tools: [toolNamed({ name: 'pay' })] });

describe('RunState.fromJSON', () => {
  it('should read a state that was serialised', () => {
    const json = openState();
    const state = RunState.fromJSON(agent, JSON.parse(JSON.stringify(json)));
    expect(isRunState(state)).toBe(true);
    expect(state.toJSON()).toEqual(json);
    expect(state.interruptions).toHaveLength(1);
  });

  it('should read a state that never was', () => {
    const state = RunState.fromJSON(agent, openState());
    expect(RunState.fromJSON(agent, state).toJSON()).toEqual(state.toJSON());
  });

  it('should not hear of what is done to the JSON afterwards', () => {
    const json = stateJson();
    const state = RunState.fromJSON(agent, json);
    Object.assign(json, { turn: 77 });
    expect(state.toJSON().turn).toBe(0);
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a text', JSON.stringify(stateJson())],
    ['a state of other agents', stateJson({ agent: 'X' })],
  ])('should refuse %s', (_what, json) => {
    expect(() => RunState.fromJSON(agent, json)).toThrow(
      expect.objectContaining({ name: 'UserError', message: expect.stringContaining('The state cannot be resumed: ') }),
    );
  });

  it('should say so where it is no JSON', () => {
    const round: Record<string, unknown> = { ...stateJson() };
    round['self'] = round;
    expect(() => RunState.fromJSON(agent, round)).toThrow(
      expect.objectContaining({
        name: 'UserError',
        message: 'The state cannot be resumed: it is no JSON. Give what JSON.parse made of it.',
        cause: expect.any(TypeError),
      }),
    );
  });
});
