/** What a server says is wrong. */
export interface Complaint {
  readonly message: string;
  readonly code?: string;
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * What a body complains of that is no answer: `{ error: { message, code } }`, and what servers make of it: a list of that
 * (Gemini), the error's fields without the error (Mistral, vLLM), `detail` (FastAPI), a list of `errors`, `base_resp` (MiniMax).
 */
export function complaintIn(body: unknown): Complaint | undefined {
  const fields = fieldsOf(Array.isArray(body) ? body[0] : body);
  const { error, message, detail, errors, base_resp: status } = fields;
  const said = [error, message, detail, errors, fieldsOf(status)['status_msg']].find(isSaid);
  if (said === undefined) return undefined;
  const { message: own = said, code: ownCode } = fieldsOf(said);
  const code = [ownCode, fields['code'], fields['error_code']].find(isCode);
  return {
    message: typeof own === 'string' ? own : JSON.stringify(own),
    ...(code !== undefined && { code: String(code) }),
  };
}

/** Some servers send the field with nothing in it where nothing is wrong. */
function isSaid(value: unknown): boolean {
  return typeof value === 'string' ? value !== '' : Object.keys(fieldsOf(value)).length > 0;
}

function isCode(value: unknown): value is string | number {
  return typeof value === 'number' || (typeof value === 'string' && value !== '');
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}
