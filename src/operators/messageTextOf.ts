/** The text of a message's parts, or its refusal; of text that is no list of parts it is the text itself. */
export function messageTextOf(content: unknown, key: 'text' | 'refusal' = 'text'): string {
  if (typeof content === 'string') return key === 'text' ? content : '';
  // Some servers send a message without content.
  const parts: readonly unknown[] = Array.isArray(content) ? content : [];
  return parts.map((part) => (part as Partial<Record<typeof key, string>> | null)?.[key] ?? '').join('');
}
