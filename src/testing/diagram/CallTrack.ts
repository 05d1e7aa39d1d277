import type { RunEvent, ToolCallItem } from '../../index.js';
import { clusterOf } from './clusterOf.js';
import type { Bar, Lane, Mark, Moment } from './Lane.js';
import { payloadOf } from './payloadOf.js';
import type { RunTrack } from './RunTrack.js';

const FEW_REPORTS = 6;

/** One call of a tool, from the call to its output. */
export class CallTrack {
  readonly #from: Moment;
  readonly #called: Mark | undefined;
  readonly #isHosted: boolean;
  readonly #progress: { readonly at: Moment; readonly payload: unknown }[] = [];
  #output: Mark | undefined;
  #retractedAt: Moment | undefined;
  #heardAt: Moment;
  #nested: RunTrack | undefined;
  readonly itemId: string | undefined;

  /**
   * @param name Of the tool.
   * @param from When it was first heard of.
   * @param item The call, where it was announced.
   */
  constructor(
    readonly name: string,
    from: Moment,
    item?: ToolCallItem['rawItem'],
  ) {
    this.#from = from;
    this.#heardAt = from;
    this.itemId = item?.id;
    this.#isHosted = item !== undefined && item.type !== 'function_call';
    this.#called = item && { at: from, kind: 'called', title: titleOf(name, item) };
  }

  progress(payload: unknown, at: Moment): void {
    this.#heardAt = at;
    this.#progress.push({ at, payload });
  }

  output(value: unknown, at: Moment): void {
    const caption = payloadOf(value);
    this.#output = { at, kind: 'output', title: `output: ${caption}`, caption };
  }

  /** An event of the run that it started. */
  nestedEvent(event: RunEvent, at: Moment, newTrack: () => RunTrack): void {
    this.#heardAt = at;
    this.#nested ??= newTrack();
    this.#nested.add(event, at);
  }

  /** The response that holds the call is withdrawn: it is never made. */
  retracted(at: Moment): void {
    this.#retractedAt = at;
  }

  /** Whether it leaves its lane to a call that comes later. */
  isBefore(next: CallTrack, end: Moment): boolean {
    return this.to(end) < next.#from && !this.#nested && !next.#nested;
  }

  /** When it was over; `end` where nothing was heard of that. */
  to(end: Moment): Moment {
    if (this.#output) return this.#output.at;
    if (this.#retractedAt !== undefined) return this.#retractedAt;
    // A hosted call is over by the time it is announced; one that was never announced is known as far as it was heard of.
    return this.#isHosted || !this.#called ? this.#heardAt : end;
  }

  /** The lanes of the run that it started, where the tool is an agent. */
  nestedLanes(end: Moment): readonly Lane[] {
    return this.#nested?.lanes(this.to(end)) ?? [];
  }

  /** Its marks and bars. */
  strokes(end: Moment): { readonly marks: readonly Mark[]; readonly bars: readonly Bar[] } {
    const whole = payloadOf(this.#progress.at(-1)?.payload);
    const progress = clusterOf({ kind: 'progress', events: this.#progress, whole, few: FEW_REPORTS });
    const isRetracted = this.#retractedAt !== undefined;
    const called = this.#called && { ...this.#called, isRetracted };
    const bar: Bar = {
      shape: 'line',
      from: this.#from,
      to: this.to(end),
      label: '',
      title: called?.title ?? this.name,
      isRetracted,
    };
    return {
      marks: [called, ...progress.marks, this.#output].filter((mark) => mark !== undefined),
      bars: [...(bar.to > bar.from ? [bar] : []), ...progress.bars],
    };
  }
}

function titleOf(name: string, item: ToolCallItem['rawItem']): string {
  return item.type === 'function_call' ? `${name}(${payloadOf(item.arguments)})` : payloadOf(item);
}
