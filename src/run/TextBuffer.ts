/** Text that grows by small pieces: joined now and then, since a string grown by `+=` keeps every piece alive. */
export class TextBuffer {
  #parts: string[] = [];

  write(text: string): void {
    this.#parts.push(text);
    if (this.#parts.length === 256) this.#parts = [this.#parts.join('')];
  }

  toString(): string {
    return this.#parts.join('');
  }
}
