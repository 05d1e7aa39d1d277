import type { ModelEvent } from '../index.js';
import type { RecordedError } from './recordedErrorOf.js';
import type { RequestShape } from './requestShapeOf.js';

/** How a call ended: by itself, with an error, or because it was unsubscribed, as after every terminal event. */
export type RecordedEnd =
  { readonly end: 'complete' | 'unsubscribed' } | { readonly end: 'error'; readonly error: RecordedError };

/** What a line says of a call: first what was asked, then each event, then the end; `at` is in milliseconds from the call's start. */
export type CassetteEntry =
  | { readonly request: RequestShape }
  | { readonly at: number; readonly event: ModelEvent }
  | ({ readonly at: number } & RecordedEnd);

/** One line of a cassette; calls that overlap interleave, and are told apart by their number, from 0, in the order in which they began. */
export type CassetteLine = { readonly call: number } & CassetteEntry;
