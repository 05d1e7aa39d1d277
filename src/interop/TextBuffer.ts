const BLOCK = 256;

/**
 * Text that grows by small pieces: they are joined block by block, since a string that is grown piece by piece keeps every piece
 * alive, and one that is joined anew each time costs the square of its length.
 */
export class TextBuffer {
  #text = '';
  #pieces: string[] = [];

  write(piece: string): void {
    this.#pieces.push(piece);
    if (this.#pieces.length < BLOCK) return;
    this.#text += this.#pieces.join('');
    this.#pieces = [];
  }

  toString(): string {
    return this.#text + this.#pieces.join('');
  }
}
