import type { ResponseOutputItem, ResponseStreamEvent } from 'openai/resources/responses/responses';
import type { RunItem } from '../index.js';
import type { CallLedger } from './CallLedger.js';
import { describeItem } from './describeEvent.js';
import type { Violation } from './RunGrammarError.js';
import { RUN_RULES } from './runRules.js';
import { sameJson } from './sameJson.js';

/** What the raw events of one response ask for, and what came of it. */
export class ResponseGrammar {
  /** The items of the model's that were announced. */
  readonly announced: RunItem[] = [];
  /** Whether the run went on from it: one of its tools worked, another agent took over. */
  isFollowed = false;
  /** The id of the response once it has ended; `''` where it has none. */
  private endedAs: string | undefined;
  /** Whether it was cut: what was being written was announced as it stood. */
  private isCut = false;
  private readonly places = new Map<number, ResponseOutputItem>();
  /** Places of the messages that are complete by their parts. */
  private readonly parts = new Set<number>();
  private readonly dueItems: ResponseOutputItem[] = [];
  /** What makes the run fail, and what came behind it: it may still be announced when the run closes its books. */
  private readonly refusedItems: ResponseOutputItem[] = [];

  constructor(private readonly calls: CallLedger) {}

  /** The item that the next event has to announce. */
  get due(): ResponseOutputItem | undefined {
    return this.dueItems[0];
  }

  get hasEnded(): boolean {
    return this.endedAs !== undefined;
  }

  /** Whether it has ended, and all that it holds is announced. */
  get isWhole(): boolean {
    return this.hasEnded && !this.due && this.refusedItems.length === 0 && this.unplacedPart === undefined;
  }

  private get unplacedPart(): number | undefined {
    return [...this.parts].find((each) => !this.places.has(each));
  }

  /** Whether a raw event belongs to another response than this one. */
  isBefore(data: ResponseStreamEvent): boolean {
    if (this.isCut) return false;
    if (data.type === 'response.created' || data.type === 'response.queued') return true;
    if (!this.hasEnded) return false;
    if (this.isFollowed || data.type === 'error') return true;
    return 'response' in data && data.response?.id !== this.endedAs;
  }

  /** Takes note of a raw event. */
  receive(data: ResponseStreamEvent): Violation | undefined {
    if (this.hasEnded || this.isCut) {
      return { reason: `the response ${this.isCut ? 'was cut' : 'had ended'} before it`, rule: RUN_RULES.terminal };
    }
    switch (data.type) {
      case 'response.content_part.done':
        if (data.part?.type !== 'reasoning_text') this.parts.add(this.placeOf(data.output_index));
        return undefined;
      case 'response.output_item.done':
        this.expect(data.item, this.placeOf(data.output_index, data.item));
        return undefined;
      case 'response.completed':
      case 'response.incomplete':
      case 'response.failed':
        // Some servers leave out what the types promise.
        this.endedAs = data.response?.id ?? '';
        this.expectRest(data.response?.output);
        return undefined;
      case 'error':
        this.endedAs = '';
        return undefined;
      default:
        return undefined;
    }
  }

  /** Takes note of an item of the model's that is announced. */
  announce(item: RunItem): Violation | undefined {
    const { due } = this;
    const isDue = sameJson(due, item.rawItem);
    if (isDue) this.dueItems.shift();
    else if (due) return this.allAnnounced('it came');
    else if (!this.isPiecedTogether(item) && !this.refusedItems.includes(item.rawItem as ResponseOutputItem)) {
      return { reason: 'no raw event has just completed it', rule: RUN_RULES.announce };
    }
    this.announced.push(item);
    return undefined;
  }

  allAnnounced(when: string): Violation | undefined {
    if (!this.due) return undefined;
    return {
      reason: `${describeItem({ rawItem: this.due })} was not announced when ${when}`,
      rule: RUN_RULES.announce,
    };
  }

  /** Takes note that it is withdrawn. */
  retract(itemIds: readonly string[]): Violation | undefined {
    const ids = this.announced.flatMap(({ rawItem }) => (rawItem as { readonly id?: string }).id ?? []);
    const unknown = itemIds.find((id) => !ids.includes(id));
    const left = ids.find((id) => !itemIds.includes(id));
    let reason: string | undefined;
    if (this.isFollowed) reason = 'one of its tools had worked already';
    else if (unknown !== undefined) reason = `it names ${unknown}, which was not announced`;
    else if (left !== undefined) reason = `it does not name ${left}, which was announced`;
    return reason === undefined ? undefined : { reason, rule: RUN_RULES.retract };
  }

  /** A message that no raw event holds: of its parts, when the server never completes it, or as far as it came, when it is cut. */
  private isPiecedTogether({ type, rawItem }: RunItem): boolean {
    if (type !== 'message_output_item') return false;
    if (this.hasEnded) {
      const index = this.unplacedPart;
      return index !== undefined && this.parts.delete(index);
    }
    this.isCut = (rawItem as { readonly status?: unknown }).status === 'incomplete';
    return this.isCut;
  }

  /** What only the terminal event holds; what is no list makes the run fail. */
  private expectRest(output: unknown): void {
    if (!Array.isArray(output)) return;
    (output as ResponseOutputItem[]).forEach((item, index) => this.expect(item, index));
  }

  private expect(item: ResponseOutputItem, place: number): void {
    if (this.places.has(place)) return;
    const verdict = this.refusedItems.length > 0 ? 'refused' : this.calls.judge(item);
    this.places.set(place, item);
    if (verdict === 'announced') this.dueItems.push(item);
    if (verdict === 'refused') this.refusedItems.push(item);
  }

  /** Items are told apart by their index, where they have one each, since ids change in real streams. */
  private placeOf(index: unknown, item?: ResponseOutputItem): number {
    let place = Number.isInteger(index) ? (index as number) : this.places.size;
    while (this.places.has(place) && !isSame(this.places.get(place), item)) place += 1;
    return place;
  }
}

function isSame(one: ResponseOutputItem | undefined, other: ResponseOutputItem | undefined): boolean {
  return sameJson({ ...one, id: undefined }, { ...other, id: undefined });
}
