import { CallFailure } from '../../src/openai/CallFailure.js';
import { withAnswerDetails } from '../../src/openai/withAnswerDetails.js';

const answerOf = (headers: Record<string, string>) => ({
  response: new Response('', { status: 200, headers }),
  abort: () => undefined,
});

describe('withAnswerDetails', () => {
  it('should tell of the answer in which something failed', () => {
    const failure = withAnswerDetails(answerOf({ 'x-request-id': 'req_1' }), new CallFailure('Cut.'));
    expect(failure).toMatchObject({ message: 'Cut.', details: { status: 200, requestId: 'req_1' } });
  });

  it('should tell of no request id where there was none', () => {
    const failure = withAnswerDetails(answerOf({}), new CallFailure('Cut.')) as CallFailure;
    expect(failure.details).toEqual({ status: 200 });
    expect(failure.details).not.toHaveProperty('requestId');
  });

  it('should leave what is no failure of the call as it is', () => {
    const error = new TypeError('mine');
    expect(withAnswerDetails(answerOf({}), error)).toBe(error);
  });
});
