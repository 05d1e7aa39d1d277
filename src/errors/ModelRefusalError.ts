import { AgentsError } from './AgentsError.js';

/** The model refused to answer. */
export class ModelRefusalError extends AgentsError {
  override readonly name = 'ModelRefusalError' as const;

  /** @param refusal what the model said */
  constructor(readonly refusal: string) {
    super(`The model refused to answer: ${refusal}`);
  }
}
