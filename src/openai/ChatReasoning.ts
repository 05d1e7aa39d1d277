import type { ChatItem, ChatStatus } from './ChatItem.js';
import type { EventWriter } from './EventWriter.js';

/** The reasoning that some servers show beside a Chat answer. */
export class ChatReasoning implements ChatItem {
  private text = '';

  constructor(
    private readonly id: string,
    private readonly outputIndex: number,
    private readonly writer: EventWriter,
  ) {
    writer.write({
      type: 'response.output_item.added',
      output_index: outputIndex,
      item: { id, type: 'reasoning', status: 'in_progress', summary: [], content: [] },
    });
    this.writeOfPart('response.content_part.added', { part: { type: 'reasoning_text', text: '' } });
  }

  add(delta: string): void {
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
    const part = { type: 'reasoning_text', text: this.text };
    this.writeOfPart('response.reasoning_text.done', { text: this.text });
    this.writeOfPart('response.content_part.done', { part });
    const item = { id: this.id, type: 'reasoning', status, summary: [], content: [part] };
    this.writer.write({ type: 'response.output_item.done', output_index: this.outputIndex, item });
    return item;
  }

  private writeOfPart(type: string, fields: object): void {
    this.writer.write({ type, item_id: this.id, output_index: this.outputIndex, content_index: 0, ...fields });
  }
}
