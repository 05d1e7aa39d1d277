import { AgentsError } from './AgentsError.js';

/** One thing that is wrong with what the model wrote. */
export interface ModelBehaviorIssue {
  readonly message: string;
  /** Where, for example `city.name`. */
  readonly path?: string;
}

/** The model did what it was not told it could do: an unknown tool, output that does not fit the schema. */
export class ModelBehaviorError extends AgentsError {
  override readonly name = 'ModelBehaviorError' as const;
  /** What the model wrote, where that is at fault. */
  declare readonly text?: string;
  /** Whether that was to be the final output; absent otherwise. */
  declare readonly isFinalOutput?: true;
  /** What is wrong with it. */
  declare readonly issues?: readonly ModelBehaviorIssue[];

  constructor(
    message: string,
    details: { text?: string; isFinalOutput?: true; issues?: readonly ModelBehaviorIssue[]; cause?: unknown } = {},
  ) {
    super(message, details);
  }
}
