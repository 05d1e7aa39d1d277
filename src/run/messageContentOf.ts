import type { ResponseOutputMessage } from 'openai/resources/responses/responses';

/** What a message says: its text, and its refusal if it is one. */
export interface MessageContent {
  readonly text: string;
  readonly refusal?: string;
}

export function messageContentOf({ content }: ResponseOutputMessage): MessageContent {
  const text = content.map((part) => (part.type === 'output_text' ? part.text : '')).join('');
  const refusals = content.flatMap((part) => (part.type === 'refusal' ? part.refusal : []));
  return refusals.length > 0 ? { text, refusal: refusals.join('') } : { text };
}
