// Its files rather than its index, which holds parsers that nobody here uses, and that bundlers keep.
import Tokenizer from '@streamparser/json/tokenizer.js';
import TokenType from '@streamparser/json/utils/types/tokenType.js';
import { jsonTree, type JsonTreeOptions } from './jsonTree.js';

/** A token of JSON; of a string that is being written, what is there by then. */
type Token = Parameters<Tokenizer['onToken']>[0];

/**
 * Reads JSON that is still being written, piece by piece, in time that grows with its length. Strings grow, lists and objects gain what
 * has begun; numbers, `true`, `false` and `null` are there once they are complete, an escape and a pair of surrogates too. What stands
 * before an escape that a piece cuts is there with the escape. The tokenizer leaves out U+FEFF, and replaces half a pair by U+FFFD.
 */
export class PartialJson {
  readonly #tokenizer = new Tokenizer({ emitPartialTokens: true });
  readonly #tree;
  #isKey = false;
  #isOver = false;

  constructor(options?: JsonTreeOptions) {
    this.#tree = jsonTree(options);
    this.#tokenizer.onToken = (token) => {
      this.#add(token);
    };
    // It is no JSON from here on: who reads the whole will say what is wrong with it.
    this.#tokenizer.onError = () => {
      this.#isOver = true;
    };
  }

  /** Reads on; tells whether there is more to be seen. */
  write(text: string): boolean {
    if (!this.#isOver) this.#tokenizer.write(text);
    return this.#tree.hasGrown();
  }

  /** What there is: a part of what the whole will be, `undefined` for nothing. */
  value(): unknown {
    return this.#tree.value();
  }

  #add({ token, value, partial = false }: Token): void {
    if (this.#isOver) return;
    switch (token) {
      case TokenType.LEFT_BRACE:
      case TokenType.LEFT_BRACKET:
        this.#isKey = token === TokenType.LEFT_BRACE;
        this.#tree.open(!this.#isKey);
        break;
      case TokenType.RIGHT_BRACE:
      case TokenType.RIGHT_BRACKET:
        this.#isOver = this.#tree.close();
        break;
      case TokenType.COMMA:
      case TokenType.COLON:
        this.#isKey = token === TokenType.COMMA && this.#tree.isObject();
        break;
      default:
        if (this.#isKey) this.#tree.key(String(value));
        else if (!partial) this.#tree.put(value);
        else if (token === TokenType.STRING) this.#tree.grow(String(value));
    }
  }
}
