import { ModelError, UserError } from 'rxagents';
import { errorFromRecord, recordedErrorOf } from '../../src/testing/recordedErrorOf.js';

describe('recordedErrorOf', () => {
  it('should keep what tells an error, and nothing of what it holds', () => {
    const error = new ModelError('no', { status: 429, code: 'slow_down', requestId: 'req_1', cause: { apiKey: 'x' } });
    expect(recordedErrorOf(error)).toStrictEqual({
      name: 'ModelError',
      message: 'no',
      status: 429,
      code: 'slow_down',
      requestId: 'req_1',
    });
    expect(recordedErrorOf(new TypeError('no'))).toStrictEqual({ name: 'TypeError', message: 'no' });
    expect(recordedErrorOf('cut')).toStrictEqual({ name: 'Error', message: 'cut' });
  });

  it('should hide a key that a server repeats', () => {
    const { message } = recordedErrorOf(new Error('Incorrect API key provided: sk-proj-abc_123. Or Bearer ab.cd-ef'));
    expect(message).toBe('Incorrect API key provided: *** Or ***');
  });
});

describe('errorFromRecord', () => {
  it.each([
    new ModelError('no', { status: 500 }),
    new UserError('no'),
    Object.assign(new Error('no'), { status: 404 }),
  ])('should make the error again (%#)', (error) => {
    const again = errorFromRecord(recordedErrorOf(error));
    expect(again).toBeInstanceOf(error.constructor);
    expect(recordedErrorOf(again)).toEqual(recordedErrorOf(error));
  });

  it('should keep the name of an error that it does not know', () => {
    expect(errorFromRecord({ name: 'AbortError', message: 'no' })).toMatchObject({ name: 'AbortError', message: 'no' });
  });
});
