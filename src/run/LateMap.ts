/** A map that takes up nothing while it is empty: a run has three that most runs never use, and a `Map` takes 190 bytes. */
export class LateMap<TKey, TValue> implements Iterable<[TKey, TValue]> {
  private entries: Map<TKey, TValue> | undefined;

  constructor(entries?: Iterable<readonly [TKey, TValue]>) {
    this.entries = entries && new Map(entries);
  }

  has(key: TKey): boolean {
    return this.entries?.has(key) ?? false;
  }

  get(key: TKey): TValue | undefined {
    return this.entries?.get(key);
  }

  set(key: TKey, value: TValue): void {
    (this.entries ??= new Map()).set(key, value);
  }

  delete(key: TKey): void {
    this.entries?.delete(key);
  }

  /** In the order in which the keys came. */
  values(): TValue[] {
    return [...(this.entries?.values() ?? [])];
  }

  [Symbol.iterator](): Iterator<[TKey, TValue]> {
    return (this.entries ?? new Map<TKey, TValue>()).entries();
  }
}
