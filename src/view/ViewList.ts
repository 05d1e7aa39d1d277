import { append, logItems, logOf, type Log } from '../run/Log.js';

/** One of what a list shows, with what must be known to find it again. */
export interface ViewEntry<T> {
  readonly shown: T;
  /** Its place in the response that is being received. */
  readonly place: number | undefined;
  /** Whether more may come at that place. */
  readonly isLive: boolean;
}

/**
 * A list as a value, of which a change copies only what belongs to the current response: all before is shared by all versions.
 *
 * The array is made when a view is. That is one copy of references, 0.2 µs for 200 of them; a field that would make it when it is read
 * costs more than that by itself, and more again where it is read.
 */
export class ViewList<TEntry extends ViewEntry<unknown>> {
  constructor(
    private readonly before: Log<TEntry>,
    /** What is shown of those before. */
    private readonly shown: readonly TEntry['shown'][],
    private readonly open: readonly TEntry[],
    /** What is shown; of an earlier version of the same length until somebody asks. */
    private array?: readonly TEntry['shown'][],
    private isMade = false,
  ) {}

  /** What is shown; the same array each time. */
  get items(): readonly TEntry['shown'][] {
    if (!this.isMade) this.array = this.open.length === 0 ? this.shown : this.#copy();
    this.isMade = true;
    return this.array as readonly TEntry['shown'][];
  }

  /** A copy of the right length is written into: one that grows would be copied twice. */
  #copy(): TEntry['shown'][] {
    const { array, open, shown } = this;
    const copy = array ? array.slice() : [...shown, ...open];
    for (let at = 0; at < open.length; at++) copy[shown.length + at] = open[at]?.shown;
    return copy;
  }

  /** The first entry that more may come to, of those sought. */
  live(isSought: (entry: TEntry) => boolean = () => true): TEntry | undefined {
    return this.open.find((entry) => entry.isLive && isSought(entry));
  }

  liveAt(place: number | undefined): TEntry | undefined {
    return this.live((entry) => entry.place === place);
  }

  find(isSought: (shown: TEntry['shown']) => boolean): TEntry | undefined {
    return this.findOpen(isSought) ?? logItems(this.before).find(({ shown }) => isSought(shown));
  }

  /** The same of what belongs to the current response. */
  findOpen(isSought: (shown: TEntry['shown']) => boolean): TEntry | undefined {
    return this.open.find(({ shown }) => isSought(shown));
  }

  /** With an entry more, or with another one in the place of one that there is. */
  with(entry: TEntry, old?: TEntry): ViewList<TEntry> {
    const { before, shown, open } = this;
    if (!old) return new ViewList(before, shown, [...open, entry]);
    const replaced = (entries: readonly TEntry[]): TEntry[] => entries.map((each) => (each === old ? entry : each));
    return open.includes(old)
      ? new ViewList(before, shown, replaced(open), this.array)
      : viewListOf(replaced(logItems(before)), open);
  }

  /** With what belongs to the current response changed, or left out. */
  changed(change: (entry: TEntry) => TEntry | undefined): ViewList<TEntry> {
    const open = this.open.flatMap((entry) => change(entry) ?? []);
    const isSame = open.length === this.open.length && open.every((entry, at) => entry === this.open[at]);
    return isSame ? this : new ViewList(this.before, this.shown, open);
  }

  /** Whatever comes belongs to another response. */
  settle(): ViewList<TEntry> {
    return this.open.length === 0 ? this : new ViewList(append(this.before, this.open), this.items, []);
  }
}

export function viewListOf<TEntry extends ViewEntry<unknown>>(
  before: readonly TEntry[] = [],
  open: readonly TEntry[] = [],
): ViewList<TEntry> {
  return new ViewList(logOf(before), before.map(shownOf), open);
}

function shownOf<T>({ shown }: ViewEntry<T>): T {
  return shown;
}
