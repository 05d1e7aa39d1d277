import type { ChatContentPart, ChatDelta } from './ChatChunk.js';

/** Reasoning that a delta brings. */
export interface ChatReasoningDelta {
  readonly text: string;
  /** Where the text stood, if it can be sent back there. */
  readonly field?: 'reasoning_content' | 'reasoning';
  readonly details?: readonly ReasoningDetail[];
}

/** What OpenRouter, and those after it, tell of reasoning beside its text: signatures, parts that are encrypted. */
export interface ReasoningDetail {
  readonly type?: unknown;
  readonly [field: string]: unknown;
}

/** The reasoning that a delta brings, in a field of its own, in details or among the parts of the content; nothing if it brings none. */
export function chatReasoningIn(delta: ChatDelta): ChatReasoningDelta | undefined {
  const { reasoning_content, reasoning, reasoning_details, content } = delta;
  const details = reasoning_details?.length ? { details: reasoning_details } : undefined;
  if (isText(reasoning_content)) return { text: reasoning_content, field: 'reasoning_content', ...details };
  if (isText(reasoning)) return { text: reasoning, field: 'reasoning', ...details };
  if (details)
    return { text: textOf(details.details.map(({ text, summary }) => ({ text: text ?? summary }))), ...details };
  if (!content || typeof content === 'string') return undefined;
  const text = textOf(content.flatMap(({ thinking, summary }) => thinking ?? summary ?? []));
  return text === '' ? undefined : { text };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function textOf(parts: readonly ChatContentPart[]): string {
  return parts.map(({ text }) => (typeof text === 'string' ? text : '')).join('');
}
