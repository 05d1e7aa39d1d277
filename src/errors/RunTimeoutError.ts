import { AgentsError } from './AgentsError.js';

/** What a time limit is on: the first event of a model call, the silence between two, a turn, a run, a tool call. */
export type TimeoutScope = 'firstEvent' | 'idle' | 'turn' | 'run' | 'tool';

/** Something took longer than `timeouts()` allows. */
export class RunTimeoutError extends AgentsError {
  override readonly name = 'RunTimeoutError' as const;
  declare readonly scope: TimeoutScope;
  declare readonly ms: number;

  /**
   * @param scope which limit
   * @param ms the limit, in milliseconds
   * @param what was late, for example `model_call "gpt-5"`
   */
  constructor(scope: TimeoutScope, ms: number, what: string) {
    super(`The ${what} took longer than ${ms} ms. Raise timeouts({ ${scope} }).`, { scope, ms });
  }
}
