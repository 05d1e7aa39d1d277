import { UserError } from '../errors/UserError.js';
import type { ModelPrompt } from '../model/ModelRequest.js';

/** @throws UserError when what is given for a prompt is none */
export function requirePrompt(prompt: unknown, agentName: string): ModelPrompt {
  if (typeof (Object(prompt) as Partial<ModelPrompt>).promptId === 'string') return prompt as ModelPrompt;
  throw new UserError(
    `The prompt of agent "${agentName}" has no promptId. Give { promptId, version?, variables? }, or a function.`,
  );
}
