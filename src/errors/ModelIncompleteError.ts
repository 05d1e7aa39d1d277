import { AgentsError } from './AgentsError.js';

/** The response ended before the model was done. */
export class ModelIncompleteError extends AgentsError {
  override readonly name = 'ModelIncompleteError' as const;

  /** @param reason why, in the words of the API: `max_output_tokens`, `content_filter` */
  constructor(readonly reason: string) {
    super(
      `The model's response is incomplete: ${reason}. Raise modelSettings.maxTokens, shorten the input, or use what is in error.partial.`,
    );
  }
}
