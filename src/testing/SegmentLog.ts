import type { ModelResponse, RunEvent, RunItem, RunResult } from '../index.js';

/** The items that the segments of a run announced, and their responses, as far as these are in a state that was saved. */
export class SegmentLog {
  private saved = { items: 0, responses: 0 };
  private readonly itemList: RunItem[] = [];
  private readonly responseList: Partial<ModelResponse>[] = [];
  private begun = 0;

  get items(): readonly RunItem[] {
    return this.itemList;
  }

  /** Of a segment that crashed, no more than their ids. */
  get responses(): readonly Partial<ModelResponse>[] {
    return this.responseList;
  }

  next(event: RunEvent): void {
    if (event.type === 'run_item_stream_event') this.itemList.push(event.item);
    else if (event.type === 'response_retracted_event') this.retract(event.itemIds);
    else if (event.type === 'raw_response_event') {
      const { data } = event;
      const hasEnded = data.type === 'response.completed' || data.type === 'response.incomplete';
      if (hasEnded) this.responseList.push({ responseId: data.response.id });
    }
  }

  /** A state has been saved. */
  save(): void {
    this.saved = { items: this.itemList.length, responses: this.responseList.length };
  }

  /** The process is gone, and with it what was not saved. */
  crash(): void {
    this.itemList.length = this.saved.items;
    this.responseList.length = this.saved.responses;
    this.begun = this.responseList.length;
  }

  /** A segment has ended by itself. */
  end({ rawResponses }: Pick<RunResult, 'rawResponses'>): void {
    this.responseList.splice(this.begun, Infinity, ...rawResponses);
    this.begun = this.responseList.length;
    this.save();
  }

  private retract(itemIds: readonly string[]): void {
    // A state is saved once a response is valid, so what is taken back is newer than that.
    const kept = this.itemList.splice(this.saved.items).filter(({ rawItem }) => {
      const { id } = rawItem as { readonly id?: string };
      return id === undefined || !itemIds.includes(id);
    });
    this.itemList.push(...kept);
    this.responseList.length = this.saved.responses;
  }
}
