import { complaintIn } from '../../src/openai/complaintIn.js';

describe('complaintIn', () => {
  it.each([
    ['of OpenAI', { error: { message: 'No.', code: 'c' } }, 'No.', 'c'],
    ['with a number for its code', { error: { message: 'No.', code: 503 } }, 'No.', '503'],
    ['without a code', { error: { message: 'No.', code: null } }, 'No.', undefined],
    ['with an error that is text', { error: 'No.', code: 'c' }, 'No.', 'c'],
    ['with an error of other fields', { error: { type: 'overloaded' } }, '{"type":"overloaded"}', undefined],
    ['of Gemini', [{ error: { code: 400, message: 'No.', status: 'INVALID_ARGUMENT' } }], 'No.', '400'],
    ['of Mistral', { object: 'error', message: 'No.', code: '3230' }, 'No.', '3230'],
    ['of Mistral, in detail', { message: { detail: ['x'] }, code: null }, '{"detail":["x"]}', undefined],
    ['of Databricks', { error_code: 'BAD_REQUEST', message: 'No.' }, 'No.', 'BAD_REQUEST'],
    ['of FastAPI', { detail: 'No.' }, 'No.', undefined],
    ['of FastAPI, about a field', { detail: [{ loc: ['body'], msg: 'x' }] }, '[{"loc":["body"],"msg":"x"}]', undefined],
    ['of Cloudflare', { success: false, errors: [{ code: 7 }] }, '[{"code":7}]', undefined],
    ['of MiniMax', { choices: null, base_resp: { status_code: 1004, status_msg: 'No.' } }, 'No.', undefined],
  ])('should read an error %s', (_whose, body, message, code) => {
    expect(complaintIn(body)).toEqual({ message, ...(code !== undefined && { code }) });
  });

  it.each([
    [null],
    ['No.'],
    [[]],
    [{}],
    [{ error: null }],
    [{ error: '' }],
    [{ error: {} }],
    [{ base_resp: { status_code: 0, status_msg: '' } }],
  ])('should find no complaint in %j', (body) => {
    expect(complaintIn(body)).toBeUndefined();
  });
});
