import type { ChatItem, ChatStatus } from './ChatItem.js';
import type { ChatReasoningDelta, ReasoningDetail } from './chatReasoningIn.js';
import type { EventWriter } from './EventWriter.js';
import { reasoningDetails } from './reasoningDetails.js';

/** What a reasoning item keeps so that its server can have it back in the form in which it gave it. */
export interface ChatReasoningData {
  readonly model: string;
  readonly field?: ChatReasoningDelta['field'];
  readonly reasoning_details?: readonly ReasoningDetail[];
}

/** The reasoning that some servers show beside a Chat answer. */
export class ChatReasoning implements ChatItem {
  private text = '';
  private field: ChatReasoningDelta['field'];
  private details: readonly ReasoningDetail[] = [];

  constructor(
    private readonly id: string,
    private readonly outputIndex: number,
    private readonly writer: EventWriter,
    private readonly model: string,
  ) {
    writer.write({
      type: 'response.output_item.added',
      output_index: outputIndex,
      item: { id, type: 'reasoning', status: 'in_progress', summary: [], content: [] },
    });
  }

  add({ text: delta, field, details }: ChatReasoningDelta): void {
    this.field ??= field;
    if (details) this.details = reasoningDetails(this.details, details);
    if (delta === '') return;
    if (this.text === '')
      this.writeOfPart('response.content_part.added', { part: { type: 'reasoning_text', text: '' } });
    this.text += delta;
    this.writer.write({
      type: 'response.reasoning_text.delta',
      item_id: this.id,
      output_index: this.outputIndex,
      content_index: 0,
      delta,
    });
  }

  close(status: ChatStatus): object {
    const { id, text, outputIndex } = this;
    const content = text === '' ? [] : [{ type: 'reasoning_text', text }];
    for (const part of content) {
      this.writeOfPart('response.reasoning_text.done', { text });
      this.writeOfPart('response.content_part.done', { part });
    }
    const item = { id, type: 'reasoning', status, summary: [], content, provider_data: this.data() };
    this.writer.write({ type: 'response.output_item.done', output_index: outputIndex, item });
    return item;
  }

  private data(): ChatReasoningData {
    const { model, field, details } = this;
    return { model, ...(field && { field }), ...(details.length > 0 && { reasoning_details: details }) };
  }

  private writeOfPart(type: string, fields: object): void {
    this.writer.write({ type, item_id: this.id, output_index: this.outputIndex, content_index: 0, ...fields });
  }
}
