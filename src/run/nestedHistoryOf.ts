import type { ResponseInputItem } from 'openai/resources/responses/responses';

const PREAMBLE =
  'What was said and done in this conversation before it was handed over to you:\n<CONVERSATION HISTORY>\n';
const END = '\n</CONVERSATION HISTORY>';

/**
 * A conversation as one message that sums it up, a numbered line an item; the lines of such a message in it come first.
 *
 * @param items what the next agent's model would be sent
 */
export function nestedHistoryOf(items: readonly ResponseInputItem[]): ResponseInputItem {
  const lines = items.flatMap((item) => nestedIn(item) ?? lineOf(item));
  const numbered = lines.map((line, index) => `${index + 1}. ${line}`);
  return { role: 'assistant', content: PREAMBLE + numbered.join('\n') + END };
}

/** The lines of a message that was made here before, without their numbers. */
function nestedIn(item: ResponseInputItem): readonly string[] | undefined {
  const { role, content } = item as { readonly role?: unknown; readonly content?: unknown };
  if (role !== 'assistant' || typeof content !== 'string') return undefined;
  if (!content.startsWith(PREAMBLE) || !content.endsWith(END)) return undefined;
  const lines = content.slice(PREAMBLE.length, -END.length).split('\n');
  return lines.map((line) => line.replace(/^\d+\. /, ''));
}

/** One line, since JSON has no line breaks of its own: text where that is all there is. */
function lineOf(item: ResponseInputItem): string {
  const {
    id: _id,
    status: _status,
    encrypted_content: _encrypted,
    ...told
  } = item as unknown as Record<string, unknown>;
  const { role, content } = told;
  const text = textOf(content);
  return role === undefined || text === undefined || /[\r\n]/.test(text)
    ? JSON.stringify(told)
    : `${role as string}: ${text}`;
}

function textOf(content: unknown): string | undefined {
  if (typeof content === 'string') return content;
  const [part, ...others] = Array.isArray(content) ? (content as { readonly text?: unknown }[]) : [];
  return others.length === 0 && typeof part?.text === 'string' ? part.text : undefined;
}
