import { ModelError } from 'rxagents';

describe('ModelError', () => {
  it('should hold what the provider knows', () => {
    const details = {
      status: 429,
      code: 'rate_limit_exceeded',
      requestId: 'req_1',
      retryAfterMs: 50,
      cause: new Error('HTTP 429'),
    };
    expect(new ModelError('Too many requests.', details)).toMatchObject({
      name: 'ModelError',
      message: 'Too many requests.',
      ...details,
    });
  });

  it('should leave absent what is not known', () => {
    const error = new ModelError('Cut.');
    expect(['status', 'code', 'requestId', 'retryAfterMs', 'cause'].filter((field) => field in error)).toEqual([]);
  });
});
