import { CallFailure } from '../../src/openai/CallFailure.js';

describe('CallFailure', () => {
  it('should be told more about, without unsaying what was known', () => {
    const failure = new CallFailure('The body was cut.', { status: 200 });
    const told = failure.with({ status: 500, requestId: 'req_1' });
    expect(told.message).toBe('The body was cut.');
    expect(told.details).toEqual({ status: 200, requestId: 'req_1' });
    expect(failure.details).toEqual({ status: 200 });
  });

  it('should know nothing unless it is told', () => {
    expect(new CallFailure('Cut.').details).toEqual({});
  });
});
