import { MaxTurnsExceededError } from 'rxagents';

describe('MaxTurnsExceededError', () => {
  it.each([0, 1, 10])('should name the limit of %d', (maxTurns) => {
    const error = new MaxTurnsExceededError(maxTurns);
    expect(error).toMatchObject({ name: 'MaxTurnsExceededError', maxTurns });
    expect(error.message).toContain(`within maxTurns: ${maxTurns}.`);
  });
});
