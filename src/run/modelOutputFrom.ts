import type { ResponseInputItem } from 'openai/resources/responses/responses';

type ModelOutput = ResponseInputItem.FunctionCallOutput['output'];

const CONTENT_PARTS: readonly unknown[] = ['input_text', 'input_image', 'input_file'];

/**
 * What the model is sent for a tool's output: strings and content parts as they are, `undefined` as `''`, all else as JSON.
 *
 * @throws TypeError when the value has no JSON, being circular or a bigint
 */
export function modelOutputFrom(value: unknown): ModelOutput {
  if (typeof value === 'string') return value;
  const parts: unknown[] = Array.isArray(value) ? value : [value];
  if (parts.length > 0 && parts.every(isContentPart)) return parts as ModelOutput;
  return JSON.stringify(value) ?? '';
}

function isContentPart(value: unknown): boolean {
  return CONTENT_PARTS.includes((value as { type?: unknown } | null | undefined)?.type);
}
