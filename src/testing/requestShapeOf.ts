import type { ModelRequest } from '../index.js';
import { withoutSecrets } from './withoutSecrets.js';

/** What a cassette says of a request: what it is like, not what is in it. */
export interface RequestShape {
  /** The model's name. */
  readonly model: string;
  /** The kinds of its items, for example `user`, `function_call`. */
  readonly input: readonly string[];
  /** The names of the tools; of hosted ones, which have none, their types. */
  readonly tools: readonly string[];
  readonly handoffs: readonly string[];
  /** The name of the schema that the answer must fit. */
  readonly outputType?: string;
  readonly modelSettings?: unknown;
  readonly previousResponseId?: string;
  readonly conversationId?: string;
}

/** What a request is like, without its texts and its secrets. */
export function requestShapeOf(model: string, request: ModelRequest): RequestShape {
  const { input, tools, handoffs, outputType, modelSettings, previousResponseId, conversationId } = request;
  return {
    model,
    input: input.map((item) => item.type ?? ('role' in item ? item.role : 'message')),
    tools: tools.map((tool) => ('name' in tool ? tool.name : tool.type)),
    handoffs: handoffs.map(({ name }) => name),
    ...(outputType && { outputType: outputType.name }),
    ...(Object.keys(modelSettings).length > 0 && { modelSettings: withoutSecrets(modelSettings) }),
    ...(previousResponseId !== undefined && { previousResponseId }),
    ...(conversationId !== undefined && { conversationId }),
  };
}
