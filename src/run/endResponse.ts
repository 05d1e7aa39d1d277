import type { ResponseOutputItem } from 'openai/resources/responses/responses';
import { concat, type Observable } from 'rxjs';
import { callHooks } from './callHooks.js';
import type { Announced } from './followUp.js';
import { requestUsageOf } from './requestUsageOf.js';
import type { Turn } from './Turn.js';

/** Tells the hooks that a response has ended and is valid, and hands out a state, before any tool is started. */
export function endResponse(turn: Turn, { items, response }: Announced): Observable<never> {
  const told$ = callHooks(turn, turn.hooks, 'onLlmEnd', 'hooks/', () => ({
    response: {
      output: items.map(({ rawItem }) => rawItem as ResponseOutputItem),
      ...(response?.usage && { usage: requestUsageOf(response.usage) }),
      ...(response?.id && { responseId: response.id }),
      status: response?.status ?? 'completed',
    },
  }));
  const { checkpoint } = turn.env;
  return checkpoint ? concat(told$, checkpoint(turn, 'checkpoint/response')) : told$;
}
