import type { ResponseStatus } from 'openai/resources/responses/responses';
import { responseErrorOf } from '../../src/run/responseErrorOf.js';
import { ended } from '../helpers/rawEvents.js';

describe('responseErrorOf', () => {
  it('should be none of a response that is completed', () => {
    expect(responseErrorOf(ended(), 'gpt')).toBeUndefined();
    const { status: _status, ...response } = ended().response;
    expect(responseErrorOf({ ...ended(), response }, 'gpt')).toBeUndefined();
  });

  it('should be a ModelError of one that failed, with the code and the words of the API', () => {
    const error = { code: 'rate_limit_exceeded' as const, message: 'Slow down.' };
    const found = responseErrorOf(ended({ status: 'failed', error }, 'response.failed'), 'gpt');
    expect(found).toMatchObject({ name: 'ModelError', code: 'rate_limit_exceeded' });
    expect(found?.message).toContain('"gpt" failed: Slow down.');
  });

  it.each<[string, ResponseStatus | undefined]>([
    ['response.failed', 'failed'],
    ['response.failed', undefined],
    ['response.completed', 'failed'],
    ['response.completed', 'cancelled'],
  ])('should be a ModelError of %s with status %s', (type, status) => {
    const event = ended({ error: null, ...(status && { status }) }, type as 'response.failed');
    const found = responseErrorOf(event, 'gpt');
    expect(found?.name).toBe('ModelError');
    expect(found && 'code' in found).toBe(false);
  });

  it.each<['response.completed' | 'response.incomplete', ResponseStatus]>([
    ['response.incomplete', 'incomplete'],
    ['response.completed', 'incomplete'],
  ])('should be a ModelIncompleteError of %s with status %s', (type, status) => {
    const event = ended({ status, incomplete_details: { reason: 'content_filter' } }, type);
    expect(responseErrorOf(event, 'gpt')).toMatchObject({ name: 'ModelIncompleteError', reason: 'content_filter' });
  });

  it('should say so when the server does not tell why a response is incomplete', () => {
    expect(responseErrorOf(ended({ incomplete_details: null }, 'response.incomplete'), 'gpt')).toMatchObject({
      reason: 'unknown',
    });
  });

  it('should say so when the server does not tell why a response failed', () => {
    expect(responseErrorOf(ended({ error: null }, 'response.failed'), 'gpt')?.message).toBe(
      'The response of model "gpt" failed: the server gave no reason',
    );
  });
});
