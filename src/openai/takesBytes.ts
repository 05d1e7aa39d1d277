import type { OpenAIClient } from './OpenAIClient.js';
import type { WireApi } from './WireApi.js';

/** Azure's client reads the deployment from the body of a Chat request, and refuses one that is not an object. */
export function takesBytes(client: OpenAIClient, { path }: WireApi): boolean {
  return path === '/responses' || !('deploymentName' in client);
}
