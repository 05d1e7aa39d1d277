/** A queue whose `shift` takes the same time however long it is, on average, and which keeps nothing that was taken. */
export class Fifo<T> {
  #incoming: T[] = [];
  /** The oldest last: taking from the end of an array moves none of the others. */
  #outgoing: T[] = [];

  get size(): number {
    return this.#incoming.length + this.#outgoing.length;
  }

  /** What `shift` takes next. */
  get first(): T | undefined {
    return this.#refilled().at(-1);
  }

  push(value: T): undefined {
    this.#incoming.push(value);
  }

  shift(): T | undefined {
    return this.#refilled().pop();
  }

  #refilled(): T[] {
    if (this.#outgoing.length === 0 && this.#incoming.length > 0) {
      this.#outgoing = this.#incoming.reverse();
      this.#incoming = [];
    }
    return this.#outgoing;
  }
}
