import type { ResponseStreamEvent, ResponseUsage } from 'openai/resources/responses/responses';
import type { OperatorFunction } from 'rxjs';
import type { ModelEvent } from '../events/ModelEvent.js';
import type { RunEvent } from '../events/RunEvent.js';
import type { TurnFact } from '../work/TurnFact.js';
import { Announcer } from './Announcer.js';
import { isResponseEnd } from './isResponseEnd.js';
import { modelErrorFrom } from './modelErrorFrom.js';
import { noteCost } from './noteCost.js';
import { restartErrorOf } from './refuseRestart.js';
import { responseErrorOf } from './responseErrorOf.js';
import { stage, type Emit, type StageHandlers } from './stage.js';
import type { Turn } from './Turn.js';

type RetractedEvent = Extract<ModelEvent, { readonly type: 'response.retracted' }>;

/**
 * Passes the model's events on as raw events, each item's event directly after the raw event that completed the item, and ends in an
 * error where the response is not a good one. Items that only the terminal event holds follow it.
 */
export function assembleItems(turn: Turn): OperatorFunction<ModelEvent, RunEvent | TurnFact> {
  return stage<ModelEvent, RunEvent | TurnFact>((emit) => {
    emit({ type: 'turn_prepared', turn: turn.number, handoffNames: [...turn.handoffs.keys()] });
    return new Assembler(turn, emit);
  });
}

/** A class, since it stands on the path of every delta: see `coldFrom`. */
class Assembler implements StageHandlers<ModelEvent, RunEvent | TurnFact> {
  /** Made when there is something to announce, which a waiting run does not have. */
  private announcer: Announcer | undefined = undefined;

  constructor(
    private readonly turn: Turn,
    private readonly emit: Emit<RunEvent | TurnFact>,
  ) {}

  next(event: ModelEvent): void {
    try {
      this.take(event);
    } catch (error) {
      // An event that is not what its type says is the model's failure.
      throw modelErrorFrom(error, this.turn.model.name);
    }
  }

  private take(event: ModelEvent): void {
    if (event.type === 'response.retracted') this.retract(event);
    else if (this.emit({ type: 'raw_response_event', data: event })) this.announce(event);
  }

  private announce(event: ResponseStreamEvent): void {
    if (event.type === 'response.content_part.done') this.announcing().notePart(event);
    else if (event.type === 'response.output_item.done') this.announcing().announce(event.item, event.output_index);
    else if (isResponseEnd(event)) {
      this.announcing().announceRest(event.response);
      const error = responseErrorOf(event, this.turn.model.name);
      if (error) throw error;
    }
  }

  private retract({ attempt, reason, cause, usage }: RetractedEvent): void {
    const { turn } = this;
    // A model wrapper that is not typed may say `null`.
    const { inputTokens, outputTokens } = usage ?? {};
    const cost = { input_tokens: inputTokens, output_tokens: outputTokens } as Partial<ResponseUsage>;
    if (inputTokens !== undefined) noteCost(turn.env, cost);
    // Model wrappers start over too.
    if (turn.early?.hasStarted) throw restartErrorOf(turn.model.name, reason, cause);
    const itemIds = this.announcing().retract();
    this.announcer = undefined;
    this.emit({ type: 'response_retracted_event', attempt, itemIds, reason });
  }

  private announcing(): Announcer {
    return (this.announcer ??= new Announcer(this.turn, this.emit));
  }
}
