/**
 * The head of an HTTP answer whose body has not been read. Whoever receives it reads the body to its end or aborts it.
 */
export interface Answer {
  readonly response: Response;
  /** Closes the connection. Does no harm when called twice or late. */
  readonly abort: () => void;
}
