import { noteCost } from '../../src/run/noteCost.js';
import { responseInProgress } from '../../src/run/ResponseInProgress.js';
import { environment } from '../helpers/environment.js';

describe('noteCost', () => {
  it('should be kept with the response in progress, where there is one', () => {
    const env = environment();
    noteCost(env, { input_tokens: 1, output_tokens: 2 });
    expect(env.position.latest.current).toBeUndefined();
    const response = responseInProgress();
    const current = { handoffNames: [], response, firstItem: 0, earlier: [], isBilled: false };
    env.position.latest = { ...env.position.latest, current };
    noteCost(env, { input_tokens: 1, output_tokens: 2 });
    expect(response.cost).toMatchObject({ inputTokens: 1, outputTokens: 2, totalTokens: 3 });
    expect(response.seen).toBeUndefined();
  });

  it('should not take the input alone for an exact figure', () => {
    const env = environment();
    const response = responseInProgress();
    const current = { handoffNames: [], response, firstItem: 0, earlier: [], isBilled: false };
    env.position.latest = { ...env.position.latest, current };
    noteCost(env, { input_tokens: 1 });
    expect(response).toMatchObject({ seen: { input_tokens: 1 } });
    expect(response.cost).toBeUndefined();
  });
});
