import { ModelError, UserError } from 'rxagents';
import { CallFailure } from '../../src/openai/CallFailure.js';
import { modelErrorFrom } from '../../src/openai/modelErrorFrom.js';
import { anotherCopy } from '../helpers/anotherCopy.js';

const apiError = (fields: object) => Object.assign(new Error(), { headers: new Headers(), requestID: null, ...fields });

describe('modelErrorFrom', () => {
  it('should tell the model, the status, the reason and the remedy of an HTTP error', () => {
    const cause = apiError({ message: '429 Too fast', status: 429, code: 'rate_limit_exceeded', requestID: 'req_1' });
    const error = modelErrorFrom(cause, 'gpt-x');
    expect(error).toBeInstanceOf(ModelError);
    expect(error).toMatchObject({ status: 429, code: 'rate_limit_exceeded', requestId: 'req_1', cause });
    expect(error.message).toBe(
      'The call of model "gpt-x" failed: HTTP 429: Too fast. Send less often, raise maxRetries, or raise the limits of the account.',
    );
  });

  it('should let a ModelError be, of another copy of the package too', () => {
    for (const error of [new ModelError('no'), new (anotherCopy().ModelError)('no')]) {
      expect(modelErrorFrom(error, 'gpt-x')).toBe(error);
    }
  });

  it.each([
    [{ 'retry-after': '1.5' }, 1_500],
    [{ 'retry-after-ms': '20' }, 20],
    [{}, undefined],
  ])('should hold how long the server asks to wait: %j', (given, retryAfterMs) => {
    const error = modelErrorFrom(apiError({ message: '429 No', status: 429, headers: new Headers(given) }), 'gpt-x');
    expect(error.retryAfterMs).toBe(retryAfterMs);
    expect('retryAfterMs' in error).toBe(retryAfterMs !== undefined);
  });

  it('should read an error whose headers are a plain object', () => {
    const error = modelErrorFrom(
      apiError({ message: '429 No', status: 429, headers: { 'retry-after': '1' } }),
      'gpt-x',
    );
    expect(error).toMatchObject({ name: 'ModelError', status: 429 });
  });

  it.each([
    [401, 'API key'],
    [403, 'API key'],
    [404, 'baseURL'],
    [408, 'Try again later'],
    [409, 'Try again later'],
    [400, 'Correct the request'],
    [500, 'Try again later'],
  ])('should say what to do about HTTP %d', (status, remedy) => {
    expect(modelErrorFrom(apiError({ message: `${status} No`, status }), 'gpt-x').message).toContain(remedy);
  });

  it('should give the title of a page in place of the page', () => {
    const page = '<html><head><title>502 Bad Gateway</title></head><body>cloudflare</body></html>';
    const { message } = modelErrorFrom(apiError({ message: `502 ${page}`, status: 502 }), 'gpt-x');
    expect(message).toContain('an HTML page, "502 Bad Gateway".');
    expect(message).not.toContain('cloudflare');
    expect(modelErrorFrom(apiError({ message: '502 <html></html>', status: 502 }), 'x').message).toContain(
      'HTML page.',
    );
    const title = '<!doctype html><title lang="en">\n Bad \n</title>';
    expect(modelErrorFrom(apiError({ message: `502 ${title}`, status: 502 }), 'x').message).toContain('"Bad".');
  });

  it('should take what the network said from the end of the chain of causes', () => {
    const refused = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:1'), { code: 'ECONNREFUSED' });
    const cause = apiError({
      message: 'Connection error.',
      status: undefined,
      cause: new TypeError('fetch failed', { cause: refused }),
    });
    const error = modelErrorFrom(cause, 'gpt-x');
    expect(error.message).toContain('Connection error (connect ECONNREFUSED 127.0.0.1:1). Check the network');
    expect(error).toMatchObject({ code: 'ECONNREFUSED', cause });
    expect(error).not.toHaveProperty('status');
    expect(error).not.toHaveProperty('requestId');
  });

  it('should name the code where the network said nothing else', () => {
    const cause = apiError({
      message: 'Connection error.',
      cause: Object.assign(new AggregateError([]), { code: 'EAI' }),
    });
    expect(modelErrorFrom(cause, 'gpt-x').message).toContain('(EAI)');
  });

  it('should say nothing of causes that say nothing new', () => {
    const reasonOf = (fields: object) => modelErrorFrom(apiError(fields), 'x').message.replace(/^.*failed: /, '');
    const remedy = 'Check the network and baseURL, or raise timeout or maxRetries.';
    expect(reasonOf({ message: 'Connection error.' })).toBe(`Connection error. ${remedy}`);
    expect(reasonOf({ message: 'v1.2 broke. ', cause: new Error('') })).toBe(`v1.2 broke. ${remedy}`);
    expect(reasonOf({})).toBe(`the reason is unknown. ${remedy}`);
    expect(reasonOf({ message: 'a'.repeat(700) })).toBe(`${'a'.repeat(600)}. ${remedy}`);
  });

  it('should find the code in the chain of causes, though the end of it has none', () => {
    const cause = Object.assign(new Error('reset'), { code: 'ECONNRESET', cause: new Error('end') });
    expect(modelErrorFrom(new Error('fetch failed', { cause }), 'x').code).toBe('ECONNRESET');
  });

  it('should come to an end of causes that go round', () => {
    const error = new Error('round');
    error.cause = error;
    expect(modelErrorFrom(error, 'x').message).toContain('failed: round.');
  });

  it('should take a code that is a number or text, and no other', () => {
    expect(modelErrorFrom({ code: 502 }, 'x').code).toBe('502');
    expect(modelErrorFrom({ code: {} }, 'x')).not.toHaveProperty('code');
  });

  it('should keep what is known of a failure of the answer', () => {
    const cause = new SyntaxError('Unexpected token');
    const failure = new CallFailure('its answer is not JSON.', { status: 200, code: 'c', requestId: 'req_1', cause });
    const error = modelErrorFrom(failure, 'gpt-x');
    expect(error).toMatchObject({ status: 200, code: 'c', requestId: 'req_1', cause });
    expect(error.message).toBe('The call of model "gpt-x" failed: its answer is not JSON.');
  });

  it.each([
    [new Error('Missing credentials'), 'Missing credentials.'],
    [new Error(' Who is there? '), 'Who is there?'],
    [new UserError('No key.'), 'No key.'],
    [null, 'the reason is unknown.'],
    ['text', 'text.'],
    [undefined, 'the reason is unknown.'],
  ])('should make a ModelError of anything that is thrown: %p', (thrown, reason) => {
    const error = modelErrorFrom(thrown, 'gpt-x');
    expect(error.name).toBe('ModelError');
    expect(error.message).toBe(`The call of model "gpt-x" failed: ${reason}`);
  });

  it('should leave a ModelError as it is', () => {
    const error = new ModelError('No.');
    expect(modelErrorFrom(error, 'gpt-x')).toBe(error);
  });
});
