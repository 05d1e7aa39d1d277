import { asyncScheduler } from 'rxjs';
import type { ModelRequest } from 'rxagents';

/** A request for a model that is tested by itself. */
export function modelRequest(overrides: Partial<ModelRequest> = {}): ModelRequest {
  return {
    input: [{ role: 'user', content: 'Hi' }],
    tools: [],
    handoffs: [],
    modelSettings: {},
    signal: new AbortController().signal,
    scheduler: asyncScheduler,
    ...overrides,
  };
}
