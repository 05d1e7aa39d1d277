import { BudgetExceededError } from 'rxagents';

describe('BudgetExceededError', () => {
  it('should name the limit, what is spent and the remedy', () => {
    const error = new BudgetExceededError('tokens', 1_000, 1_250);
    expect(error).toMatchObject({ name: 'BudgetExceededError', kind: 'tokens', limit: 1_000, spent: 1_250 });
    expect(error.message).toContain('1250 of 1000 tokens. Raise budget({ tokens })');
  });
});
