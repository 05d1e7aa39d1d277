import {
  CallbackError,
  ModelBehaviorError,
  ModelError,
  ModelIncompleteError,
  ModelRefusalError,
  RunTimeoutError,
  UserError,
} from 'rxagents';
import { isTransientError } from '../../src/policies/isTransientError.js';

describe('isTransientError', () => {
  it.each([
    {},
    { status: 200 },
    { status: 408 },
    { status: 409 },
    { status: 429, code: 'rate_limit_exceeded' },
    { status: 500 },
    { status: 503, code: 'nonsense' },
    { code: 'ECONNRESET' },
    { code: 'UND_ERR_SOCKET' },
    { code: 'server_error' },
    { code: 'rate_limit_exceeded' },
    { code: 'overloaded_error' },
    { status: 200, code: '503' },
    { cause: new TypeError('fetch failed') },
    { cause: undefined },
  ])('should be true of a ModelError with %j', (details) => {
    expect(isTransientError(new ModelError('No.', details))).toBe(true);
  });

  it.each([
    { status: 400 },
    { status: 401 },
    { status: 404, code: 'ECONNRESET' },
    { status: 422 },
    { code: 'invalid_prompt' },
    { code: 'context_length_exceeded' },
    { code: '400' },
  ])('should be false of a ModelError with %j', (details) => {
    expect(isTransientError(new ModelError('No.', details))).toBe(false);
  });

  it('should be false of an abort, whoever threw it', () => {
    const aborts = [new DOMException('This operation was aborted', 'AbortError'), new Error('Request was aborted.')];
    for (const cause of aborts) expect(isTransientError(new ModelError('Aborted.', { cause }))).toBe(false);
    expect(isTransientError(aborts[0])).toBe(false);
  });

  it('should be true of a model that was silent, and of no other time limit', () => {
    const of = (scope: RunTimeoutError['scope']) => isTransientError(new RunTimeoutError(scope, 1, 'x'));
    expect((['firstEvent', 'idle', 'turn', 'run', 'tool'] as const).filter(of)).toEqual(['firstEvent', 'idle']);
  });

  it.each([
    new UserError('no'),
    new ModelBehaviorError('no'),
    new ModelRefusalError('no'),
    new ModelIncompleteError('max_output_tokens'),
    new CallbackError('guardrail', new Error('no')),
    new Error('no'),
    'no',
    undefined,
    null,
  ])('should be false of %p', (error) => {
    expect(isTransientError(error)).toBe(false);
  });
});
