import { AgentsError } from './AgentsError.js';

/** The response ended before the model was done. */
export class ModelIncompleteError extends AgentsError {
  override readonly name = 'ModelIncompleteError' as const;
  declare readonly reason: string;

  /** @param reason why, in the words of the API: `max_output_tokens`, `content_filter` */
  constructor(reason: string) {
    const remedy = reason === 'content_filter' ? 'Say it otherwise' : 'Raise maxTokens';
    super(`The response is incomplete: ${reason}. ${remedy} or use error.partial.`, { reason });
  }
}
