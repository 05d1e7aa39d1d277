import type { ResponseInputItem } from 'openai/resources/responses/responses';
import type { AgentReference } from '../events/AgentReference.js';
import type { Eventually } from '../interop/Eventually.js';

/** What a model is about to be sent. */
export interface ModelInputData {
  readonly input: readonly ResponseInputItem[];
  readonly instructions?: string;
}

/** Gives what the model is sent in place of that. */
export type ModelInputFilter<in TContext = unknown> = (call: {
  readonly modelData: ModelInputData;
  readonly agent: AgentReference;
  readonly context: TContext;
}) => Eventually<ModelInputData>;
