import { CallFailure } from '../../src/openai/CallFailure.js';
import { retryDelayOf } from '../../src/openai/retryDelayOf.js';
import { clientError } from './helpers/fakeClient.js';

describe('retryDelayOf', () => {
  beforeEach(() => jest.spyOn(Math, 'random').mockReturnValue(0));
  afterEach(() => jest.restoreAllMocks());

  it.each([408, 409, 429, 500, 503])('should send again after HTTP %d', (status) => {
    expect(retryDelayOf(clientError(status), 0)).toBe(500);
  });

  it.each([400, 401, 404, 422])('should not send again after HTTP %d', (status) => {
    expect(retryDelayOf(clientError(status), 0)).toBeUndefined();
  });

  it('should obey x-should-retry', () => {
    expect(retryDelayOf(clientError(400, { 'x-should-retry': 'true' }), 0)).toBe(500);
    expect(retryDelayOf(clientError(500, { 'x-should-retry': 'false' }), 0)).toBeUndefined();
  });

  it('should send again when the connection failed, but not when somebody aborted', () => {
    expect(retryDelayOf(clientError(undefined), 0)).toBe(500);
    const aborted = Object.assign(clientError(undefined), { message: 'Request was aborted.' });
    expect(retryDelayOf(aborted, 0)).toBeUndefined();
  });

  it('should send again when the answer broke before its first byte only', () => {
    expect(retryDelayOf(new CallFailure('cut', { beforeFirstByte: true }), 0)).toBe(500);
    expect(retryDelayOf(new CallFailure('cut', { beforeFirstByte: false }), 0)).toBeUndefined();
    expect(retryDelayOf(new CallFailure('no JSON'), 0)).toBeUndefined();
  });

  it('should not send again after an error that is none of the client', () => {
    expect(retryDelayOf(new Error('Missing credentials'), 0)).toBeUndefined();
    expect(retryDelayOf('no', 0)).toBeUndefined();
    expect(retryDelayOf(null, 0)).toBeUndefined();
  });

  it.each([undefined, null, { 'retry-after': '9' }])('should send again where the headers are %j', (headers) => {
    expect(retryDelayOf(Object.assign(clientError(500), { headers }), 0)).toBe(500);
  });

  it('should double the delay up to 8 s, less up to a quarter', () => {
    const delays = [0, 1, 2, 3, 4, 5].map((retries) => retryDelayOf(clientError(500), retries));
    expect(delays).toEqual([500, 1_000, 2_000, 4_000, 8_000, 8_000]);
    jest.spyOn(Math, 'random').mockReturnValue(1);
    expect(retryDelayOf(clientError(500), 0)).toBe(375);
  });

  it.each([
    [{ 'retry-after-ms': '20', 'retry-after': '9' }, 20],
    [{ 'retry-after-ms': '0', 'retry-after': '9' }, 9_000],
    [{ 'retry-after-ms': '0' }, 0],
    [{ 'retry-after': '1.5' }, 1_500],
    [{ 'retry-after': '0' }, 0],
    [{ 'retry-after': 'soon' }, 500],
    [{ 'retry-after': 'Wed, 21 Oct 2015 07:28:00 GMT' }, 0],
    [{ 'retry-after': '999999999' }, 2 ** 31 - 1],
  ])('should wait as %j asks', (headers, delay) => {
    expect(retryDelayOf(clientError(429, headers), 0)).toBe(delay);
  });

  it('should wait until the date that the server names', () => {
    jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2030-01-01T00:00:00Z'));
    expect(retryDelayOf(clientError(429, { 'retry-after': 'Tue, 01 Jan 2030 00:00:03 GMT' }), 0)).toBe(3_000);
  });
});
