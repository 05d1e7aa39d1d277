// Below this many vacated slots, moving the rest to the front costs more than it frees.
const COMPACT_FROM = 1024;

/** A queue whose `shift` takes the same time however long it is, and which keeps nothing that was taken. */
export class Fifo<T> {
  #slots: (T | undefined)[] = [];
  #head = 0;

  get size(): number {
    return this.#slots.length - this.#head;
  }

  /** What was pushed last and is still here. */
  get last(): T | undefined {
    return this.#slots[this.#slots.length - 1];
  }

  /** What `shift` takes next. */
  get first(): T | undefined {
    return this.#slots[this.#head];
  }

  push(value: T): void {
    this.#slots.push(value);
  }

  replaceLast(value: T): void {
    this.#slots[this.#slots.length - 1] = value;
  }

  shift(): T | undefined {
    if (this.size === 0) return undefined;
    const value = this.#slots[this.#head];
    this.#slots[this.#head++] = undefined;
    if (this.#head === this.#slots.length) this.clear();
    // `Array.prototype.shift` moves every slot, each time; moving once half are vacant moves each value once on average.
    else if (this.#head >= COMPACT_FROM && this.#head * 2 >= this.#slots.length) {
      this.#slots = this.#slots.slice(this.#head);
      this.#head = 0;
    }
    return value;
  }

  clear(): void {
    this.#slots = [];
    this.#head = 0;
  }
}
