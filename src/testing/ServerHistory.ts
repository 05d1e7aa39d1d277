import type { Response, ResponseInputItem, ResponseOutputItem } from 'openai/resources/responses/responses';
import type { ModelRequest } from '../index.js';
import { historyProblemsOf } from './historyProblemsOf.js';

/** What a server has of the conversations that it keeps, by the id of a response or of a conversation. */
export type StoredItems = Readonly<Record<string, readonly ResponseInputItem[]>>;

/** The memory of a server of the Responses API. */
export class ServerHistory {
  private readonly responses = new Map<string, readonly ResponseInputItem[]>();
  private readonly conversations = new Map<string, readonly ResponseInputItem[]>();
  private readonly reasoningOf = new Map<string, string>();

  constructor(stored: StoredItems = {}) {
    for (const [id, items] of Object.entries(stored)) {
      this.responses.set(id, items);
      this.conversations.set(id, items);
    }
  }

  /** Why it refuses a request. */
  problemsOf(request: ModelRequest): string[] {
    const { input, previousResponseId, conversationId } = request;
    if (previousResponseId !== undefined && conversationId !== undefined) {
      return ['previous_response_id and conversation are mutually exclusive.'];
    }
    if (previousResponseId !== undefined && !this.responses.has(previousResponseId)) {
      return [`Previous response with id '${previousResponseId}' not found.`];
    }
    return historyProblemsOf(input, { items: this.itemsBefore(request), reasoningOf: this.reasoningOf });
  }

  /** Takes note of a response that it answered with. */
  keep(
    request: ModelRequest,
    { id, status, store }: Response & { readonly store?: unknown },
    output: readonly ResponseOutputItem[],
  ): void {
    if (status === 'failed' || status === 'cancelled') return;
    const { input, conversationId, modelSettings } = request;
    const items = [...this.itemsBefore(request), ...input, ...(output as ResponseInputItem[])];
    if (conversationId !== undefined) this.conversations.set(conversationId, items);
    if (modelSettings.store === false || store === false) return;
    if (id) this.responses.set(id, items);
    output.forEach((item, index) => {
      const before = output[index - 1];
      if (before?.type === 'reasoning' && item.id) this.reasoningOf.set(item.id, before.id);
    });
  }

  private itemsBefore({ previousResponseId, conversationId }: ModelRequest): readonly ResponseInputItem[] {
    const kept =
      conversationId === undefined
        ? this.responses.get(previousResponseId ?? '')
        : this.conversations.get(conversationId);
    return kept ?? [];
  }
}
