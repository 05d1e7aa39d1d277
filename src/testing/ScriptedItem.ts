import type { ResponseOutputItem, ResponseStreamEvent } from 'openai/resources/responses/responses';

type WithoutNumber<TEvent> = TEvent extends unknown ? Omit<TEvent, 'sequence_number'> : never;

/** A raw event that has not got its place in the stream yet. */
export type UnnumberedEvent = WithoutNumber<ResponseStreamEvent>;

/** Where in a response an item stands. */
export interface ItemPlace {
  readonly outputIndex: number;
  /** What the ids made for this place end with, for example `1_0`: first response, first item. */
  readonly idSuffix: string;
}

/** An output item as it is streamed: begun, written chunk by chunk, complete. */
export interface ItemStream {
  readonly added: ResponseOutputItem;
  readonly chunks: readonly UnnumberedEvent[];
  readonly done: ResponseOutputItem;
}

/** One output item of a scripted response; its ids depend on where it is put. */
export interface ScriptedItem {
  readonly type: 'output_item';
  /** How it is streamed, at a place in a response. */
  readonly streamAt: (place: ItemPlace) => ItemStream;
}
