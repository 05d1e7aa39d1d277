import type { ChatAnnotation } from './ChatChunk.js';
import type { ChatItem, ChatStatus } from './ChatItem.js';
import type { EventWriter } from './EventWriter.js';

interface OpenPart {
  readonly index: number;
  text: string;
}

/** The message of a Chat answer: text, a refusal, or one after the other. */
export class ChatMessage implements ChatItem {
  private textPart: OpenPart | undefined;
  private refusalPart: OpenPart | undefined;
  private parts = 0;
  private readonly annotations: object[] = [];
  private readonly logprobs: object[] = [];

  constructor(
    private readonly id: string,
    private readonly outputIndex: number,
    private readonly writer: EventWriter,
  ) {
    writer.write({
      type: 'response.output_item.added',
      output_index: outputIndex,
      item: { id, type: 'message', role: 'assistant', status: 'in_progress', content: [] },
    });
  }

  addText(delta: string, logprobs: readonly object[] = []): void {
    this.textPart ??= this.openPart({ type: 'output_text', text: '', annotations: [] });
    this.textPart.text += delta;
    this.logprobs.push(...logprobs);
    this.writer.write({
      type: 'response.output_text.delta',
      item_id: this.id,
      output_index: this.outputIndex,
      content_index: this.textPart.index,
      delta,
      logprobs,
    });
  }

  addRefusal(delta: string): void {
    this.refusalPart ??= this.openPart({ type: 'refusal', refusal: '' });
    this.refusalPart.text += delta;
    this.writer.write({
      type: 'response.refusal.delta',
      item_id: this.id,
      output_index: this.outputIndex,
      content_index: this.refusalPart.index,
      delta,
    });
  }

  addAnnotations(annotations: readonly ChatAnnotation[]): void {
    this.annotations.push(
      ...annotations.map(({ type, url_citation, ...rest }) => ({ type, ...url_citation, ...rest })),
    );
  }

  close(status: ChatStatus): object {
    const content: object[] = [];
    if (this.textPart) content[this.textPart.index] = this.closeText(this.textPart);
    if (this.refusalPart) content[this.refusalPart.index] = this.closeRefusal(this.refusalPart);
    const item = { id: this.id, type: 'message', role: 'assistant', status, content };
    this.writer.write({ type: 'response.output_item.done', output_index: this.outputIndex, item });
    return item;
  }

  private openPart(part: object): OpenPart {
    const index = this.parts++;
    this.writePart('response.content_part.added', index, part);
    return { index, text: '' };
  }

  private closeText({ index, text }: OpenPart): object {
    const { annotations, logprobs } = this;
    this.writer.write({
      type: 'response.output_text.done',
      item_id: this.id,
      output_index: this.outputIndex,
      content_index: index,
      text,
      logprobs,
    });
    const part = { type: 'output_text', text, annotations, ...(logprobs.length > 0 && { logprobs }) };
    this.writePart('response.content_part.done', index, part);
    return part;
  }

  private closeRefusal({ index, text: refusal }: OpenPart): object {
    this.writer.write({
      type: 'response.refusal.done',
      item_id: this.id,
      output_index: this.outputIndex,
      content_index: index,
      refusal,
    });
    const part = { type: 'refusal', refusal };
    this.writePart('response.content_part.done', index, part);
    return part;
  }

  private writePart(type: string, content_index: number, part: object): void {
    this.writer.write({ type, item_id: this.id, output_index: this.outputIndex, content_index, part });
  }
}
