import { AgentsError } from './AgentsError.js';

/** The model refused to answer. */
export class ModelRefusalError extends AgentsError {
  override readonly name = 'ModelRefusalError' as const;
  declare readonly refusal: string;

  /** @param refusal what the model said */
  constructor(refusal: string) {
    super(`The model refused: ${refusal}`, { refusal });
  }
}
