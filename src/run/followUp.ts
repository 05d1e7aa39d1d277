import type { Response } from 'openai/resources/responses/responses';
import type { Observable, OperatorFunction, Subscriber } from 'rxjs';
import type { RunEvent } from '../events/RunEvent.js';
import type { RunItem } from '../events/RunItem.js';
import type { TurnFact } from '../work/TurnFact.js';
import type { TurnOutcome } from '../work/TurnOutcome.js';
import { stage, type Emit, type StageHandlers } from './stage.js';
import { takeSteps, type Steps } from './takeSteps.js';
import type { Turn } from './Turn.js';

/** What a turn has announced so far. */
export interface Announced {
  readonly items: readonly RunItem[];
  /** The response, as its terminal event has it. */
  readonly response: Response | undefined;
  /** Whether the model repeated a call, which was dropped. */
  readonly hasRepeatedCall: boolean;
}

/** What a turn does once the response has ended and is valid. */
export type TurnStep = (turn: Turn, announced: Announced) => Observable<TurnElement>;

export type TurnElement = RunEvent | TurnFact | TurnOutcome;

/** Forwards the response, then takes one step after another, each of which is told what was announced before it. */
export function followUp(
  turn: Turn,
  ...steps: readonly TurnStep[]
): OperatorFunction<RunEvent | TurnFact, TurnElement> {
  return stage<RunEvent | TurnFact, TurnElement>((emit) => new FollowUp(turn, steps, emit));
}

/** A class, since it stands on the path of every delta: see `coldFrom`. */
class FollowUp implements StageHandlers<RunEvent | TurnFact, TurnElement>, Steps<TurnElement> {
  private items: RunItem[];
  private response: Response | undefined = undefined;
  private hasRepeatedCall = false;
  private taken = 0;

  constructor(
    private readonly turn: Turn,
    private readonly steps: readonly TurnStep[],
    private readonly emit: Emit<TurnElement>,
  ) {
    // Of a turn that is resumed, what was announced before.
    this.items = [...(turn.progress.current?.earlier ?? [])];
  }

  /** Takes note of what the response or a step says, and passes it on. */
  next(element: TurnElement): void {
    this.note(element);
    this.emit(element);
  }

  complete(destination: Subscriber<TurnElement>): void {
    takeSteps(this, destination);
  }

  step(): Observable<TurnElement> | undefined {
    const { items, response, hasRepeatedCall } = this;
    return this.steps[this.taken++]?.(this.turn, { items, response, hasRepeatedCall });
  }

  private note(element: TurnElement): void {
    if (element.type === 'raw_response_event') {
      if ('response' in element.data) this.response = element.data.response;
    } else if (element.type === 'run_item_stream_event') this.items.push(element.item);
    else if (element.type === 'call_repeated') this.hasRepeatedCall = true;
    else if (element.type === 'response_retracted_event') {
      this.items = [];
      this.hasRepeatedCall = false;
    }
  }
}
