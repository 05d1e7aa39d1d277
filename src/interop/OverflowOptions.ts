/** What an iterator does with the events of a run that is faster than its reader. */
export interface OverflowOptions {
  /**
   * What happens once more than `max` events wait to be read. No choice drops an item event or the ending.
   * - `'buffer'` (default): all are kept, whatever `max` says.
   * - `'coalesce'`: a text delta joins the delta before it if that one waits too and belongs to the same content part: same
   *   text in fewer events. All else stays as it is.
   * - `'latest'`: the oldest waiting deltas of the model's stream (raw events named `*.delta`) are dropped; the text is whole
   *   in the item that follows them.
   * - `'error'`: the run is unsubscribed, and a `UserError` follows what waits.
   */
  readonly overflow?: 'buffer' | 'coalesce' | 'latest' | 'error';
  /** Number of events that may wait. Default: 1000; 0 for `'coalesce'`, which loses nothing and so begins at once. */
  readonly max?: number;
}
