import type { ResponseUsage } from 'openai/resources/responses/responses';
import type { OperatorFunction } from 'rxjs';
import type { ModelEvent } from '../events/ModelEvent.js';
import type { RunEvent } from '../events/RunEvent.js';
import type { TurnFact } from '../work/TurnFact.js';
import { announcerOf, type Announcer } from './announcerOf.js';
import { modelErrorFrom } from './modelErrorFrom.js';
import { noteCost } from './noteCost.js';
import { restartErrorOf } from './refuseRestart.js';
import { responseErrorOf } from './responseErrorOf.js';
import { stage } from './stage.js';
import type { Turn } from './Turn.js';

/**
 * Passes the model's events on as raw events, each item's event directly after the raw event that completed the item, and ends in an
 * error where the response is not a good one. Items that only the terminal event holds follow it.
 */
export function assembleItems(turn: Turn): OperatorFunction<ModelEvent, RunEvent | TurnFact> {
  return stage<ModelEvent, RunEvent | TurnFact>((emit) => {
    // Made when there is something to announce, which a waiting run does not have.
    let current: Announcer | undefined;
    const announcer = (): Announcer => (current ??= announcerOf(turn, emit));
    emit({ type: 'turn_prepared', turn: turn.number, handoffNames: [...turn.handoffs.keys()] });
    const take = (event: ModelEvent): void => {
      if (event.type === 'response.retracted') {
        const { inputTokens, outputTokens } = event.usage ?? {};
        const cost = { input_tokens: inputTokens, output_tokens: outputTokens } as Partial<ResponseUsage>;
        if (inputTokens !== undefined) noteCost(turn.env, cost);
        // Model wrappers start over too.
        if (turn.early?.hasStarted) throw restartErrorOf(turn.model.name, event.reason, event.cause);
        const itemIds = announcer().retract();
        current = undefined;
        emit({ type: 'response_retracted_event', attempt: event.attempt, itemIds, reason: event.reason });
        return;
      }
      if (!emit({ type: 'raw_response_event', data: event })) return;
      switch (event.type) {
        case 'response.content_part.done':
          announcer().notePart(event);
          return;
        case 'response.output_item.done':
          announcer().announce(event.item, event.output_index);
          return;
        case 'response.completed':
        case 'response.incomplete':
        case 'response.failed': {
          announcer().announceRest(event.response);
          const error = responseErrorOf(event, turn.model.name);
          if (error) throw error;
          return;
        }
        default:
      }
    };
    return {
      next: (event) => {
        try {
          take(event);
        } catch (error) {
          // An event that is not what its type says is the model's failure.
          throw modelErrorFrom(error, turn.model.name);
        }
      },
    };
  });
}
