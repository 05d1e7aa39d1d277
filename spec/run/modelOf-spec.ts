import { Agent, type Model } from 'rxagents';
import { scriptedModel } from 'rxagents/testing';
import { modelOf } from '../../src/run/modelOf.js';
import { environment } from '../helpers/environment.js';

describe('modelOf', () => {
  const [own, ofRun] = [scriptedModel([], { name: 'own' }), scriptedModel([], { name: 'of the run' })];
  const agent = new Agent({ name: 'A', model: own });

  it("should be the agent's, unless the run has one for all", () => {
    expect(modelOf(agent, environment())).toBe(own);
    expect(modelOf(agent, environment({ model: ofRun }))).toBe(ofRun);
    expect(modelOf(new Agent({ name: 'B' }), environment({ model: ofRun }))).toBe(ofRun);
  });

  it.each([
    ['none', undefined],
    ['a name, which is none', 'gpt-5-mini'],
  ])('should refuse an agent that has %s', (_what, model) => {
    const without = new Agent({ name: 'A', ...(model && { model: model as unknown as Model }) });
    expect(() => modelOf(without, environment())).toThrow(
      expect.objectContaining({ name: 'UserError', message: expect.stringContaining('Agent "A" has no model') }),
    );
  });
});
