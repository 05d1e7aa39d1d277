import type { ChatItem, ChatStatus } from './ChatItem.js';
import type { EventWriter } from './EventWriter.js';

/** Where a call stands in its response, and what it is called there. */
export interface ChatToolCallPlace {
  readonly id: string;
  readonly callId: string;
  readonly outputIndex: number;
  /** The model that makes it. */
  readonly model: string;
}

/** A function call of a Chat answer. */
export class ChatToolCall implements ChatItem {
  name = '';
  private arguments = '';
  private extra: object | undefined;

  constructor(
    private readonly place: ChatToolCallPlace,
    private readonly writer: EventWriter,
  ) {}

  add(name: string, args: string): void {
    if (this.name === '' && name !== '') this.announce(name);
    this.arguments += args;
    // What comes before the name waits for it: nobody could say whose arguments they are.
    if (this.name !== '' && args !== '') this.writeDelta(args);
  }

  /** Takes what the server wants to have back with the call, which Chat does not know. */
  keep(extra: object): void {
    this.extra = { ...this.extra, ...extra };
  }

  /** Whether the arguments can be all there is. */
  isWhole(): boolean {
    try {
      JSON.parse(this.arguments);
      return true;
    } catch {
      return false;
    }
  }

  close(status: ChatStatus): object {
    if (this.name === '') this.announce('');
    const { id, outputIndex } = this.place;
    this.writer.write({
      type: 'response.function_call_arguments.done',
      item_id: id,
      output_index: outputIndex,
      name: this.name,
      arguments: this.arguments,
    });
    const { extra, place } = this;
    const item = { ...this.item(status), ...(extra && { provider_data: { model: place.model, ...extra } }) };
    this.writer.write({ type: 'response.output_item.done', output_index: outputIndex, item });
    return item;
  }

  private announce(name: string): void {
    const early = this.arguments;
    this.name = name;
    this.arguments = '';
    this.writer.write({
      type: 'response.output_item.added',
      output_index: this.place.outputIndex,
      item: this.item('in_progress'),
    });
    this.arguments = early;
    if (early !== '') this.writeDelta(early);
  }

  private writeDelta(delta: string): void {
    const { id, outputIndex } = this.place;
    this.writer.write({
      type: 'response.function_call_arguments.delta',
      item_id: id,
      output_index: outputIndex,
      delta,
    });
  }

  private item(status: ChatStatus | 'in_progress'): object {
    const { id, callId } = this.place;
    return { id, type: 'function_call', call_id: callId, name: this.name, arguments: this.arguments, status };
  }
}
