import type { ModelEvent } from '../index.js';

/** A Responses event before it has its number. */
export interface UnnumberedEvent {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** Numbers the events of one response and hands them on. */
export class EventWriter {
  private sequenceNumber = 0;

  constructor(private readonly sink: { next(event: ModelEvent): void }) {}

  write(event: UnnumberedEvent): void {
    // Set on the event itself: a copy for every delta would be seen in the profile.
    (event as { sequence_number?: number }).sequence_number = this.sequenceNumber++;
    this.sink.next(event as unknown as ModelEvent);
  }
}
