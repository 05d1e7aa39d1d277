import { MaxTurnsExceededError } from 'rxagents';

describe('MaxTurnsExceededError', () => {
  it.each([
    [0, '0 turns'],
    [1, '1 turn without'],
    [10, '10 turns'],
  ])('should name the limit of %d', (maxTurns, told) => {
    const error = new MaxTurnsExceededError(maxTurns);
    expect(error).toMatchObject({ name: 'MaxTurnsExceededError', maxTurns });
    expect(error.message).toContain(told);
  });
});
