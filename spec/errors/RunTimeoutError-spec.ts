import { RunTimeoutError } from 'rxagents';

describe('RunTimeoutError', () => {
  it('should name what was late, the limit and where to raise it', () => {
    const error = new RunTimeoutError('firstEvent', 500, 'model_call "gpt-x"');
    expect(error).toMatchObject({ name: 'RunTimeoutError', scope: 'firstEvent', ms: 500 });
    expect(error.message).toBe('The model_call "gpt-x" took longer than 500 ms. Raise timeouts({ firstEvent }).');
  });
});
