// Of our own: @streamparser/json, the maintained parser of pieces, changes the values that it gave, and would add 4.7 KiB, gzipped, to the
// main entry by its tokenizer alone, and parsers that read the text anew with each piece cost the square of its length.
import { jsonTree, type JsonTreeOptions } from './jsonTree.js';

/** Reads on from a place in a text, and returns the place where the next one reads on. */
type Reader = (text: string, at: number) => number;

const SPACE = /\s/;
const LITERAL = /[\w.+-]/;
const atEnd: Reader = (text) => text.length;

/**
 * Reads JSON that is still being written, piece by piece, in time that grows with its length. Strings grow, lists and objects gain what
 * has begun; numbers, `true`, `false` and `null` are there once they are complete, an escape and a pair of surrogates too.
 */
export class PartialJson {
  readonly #tree;
  #isKey = false;
  /** The part of a string that is not shown yet: a key, or the first half of a pair. */
  #held = '';
  /** An escape or a literal that is not complete. */
  #token = '';
  #read: Reader;

  constructor(options?: JsonTreeOptions) {
    this.#tree = jsonTree(options);
    this.#read = this.#between;
  }

  /** Reads on; tells whether there is more to be seen. */
  write(text: string): boolean {
    try {
      for (let at = 0; at < text.length;) at = this.#read(text, at);
    } catch {
      // It is no JSON from here on: who reads the whole will say what is wrong with it.
      this.#read = atEnd;
    }
    return this.#tree.hasGrown();
  }

  /** What there is: a part of what the whole will be, `undefined` for nothing. */
  value(): unknown {
    return this.#tree.value();
  }

  readonly #between: Reader = (text, at) => {
    const character = text.charAt(at);
    switch (character) {
      case '{':
      case '[':
        this.#tree.open(character === '[');
        this.#isKey = character === '{';
        break;
      case '}':
      case ']':
        if (this.#tree.close()) this.#read = atEnd;
        break;
      case ',':
      case ':':
        this.#isKey = character === ',' && this.#tree.isObject();
        break;
      case '"':
        this.#add('');
        this.#read = this.#inString;
        break;
      default:
        if (SPACE.test(character)) break;
        this.#read = this.#inLiteral;
        return at;
    }
    return at + 1;
  };

  readonly #inString: Reader = (text, at) => {
    let end = at;
    while (end < text.length && text[end] !== '"' && text[end] !== '\\') end++;
    this.#add(text.slice(at, end));
    if (text[end] === '"') this.#endString();
    else if (text[end] === '\\') this.#read = this.#inEscape;
    return end + 1;
  };

  readonly #inEscape: Reader = (text, at) => {
    this.#token += text.charAt(at);
    if (this.#token.length === (this.#token.startsWith('u') ? 5 : 1)) {
      this.#add(JSON.parse(`"\\${this.#token}"`) as string);
      this.#token = '';
      this.#read = this.#inString;
    }
    return at + 1;
  };

  readonly #inLiteral: Reader = (text, at) => {
    const character = text.charAt(at);
    if (LITERAL.test(character)) {
      this.#token += character;
      return at + 1;
    }
    this.#tree.put(JSON.parse(this.#token));
    this.#token = '';
    this.#read = this.#between;
    return at;
  };

  #add(piece: string): void {
    this.#held += piece;
    if (this.#isKey) return;
    const last = this.#held.charCodeAt(this.#held.length - 1);
    const end = this.#held.length - (last >= 0xd800 && last < 0xdc00 ? 1 : 0);
    this.#tree.grow(this.#held.slice(0, end));
    this.#held = this.#held.slice(end);
  }

  #endString(): void {
    if (this.#isKey) this.#tree.key(this.#held);
    else {
      this.#tree.grow(this.#held);
      this.#tree.endText();
    }
    this.#held = '';
    this.#read = this.#between;
  }
}
