import type { Observable, Subscriber } from 'rxjs';
import { coldFrom } from '../interop/coldFrom.js';
import type { Work } from '../work/Work.js';
import { answerRequests } from './answerRequests.js';
import { assembleItems } from './assembleItems.js';
import { callModel } from './callModel.js';
import { concludeTurn } from './concludeTurn.js';
import { endResponse } from './endResponse.js';
import { followWith } from './follow.js';
import { Follower } from './Follower.js';
import { followUp } from './followUp.js';
import type { Place } from './perform.js';
import { performHandoff } from './performHandoff.js';
import { performTurn } from './performTurn.js';
import { prepareTurn } from './prepareTurn.js';
import type { RunEnvironment } from './RunEnvironment.js';
import type { RunProgress } from './RunProgress.js';
import { runTools } from './runTools.js';
import { runToolsOnCall } from './runToolsOnCall.js';
import type { Turn } from './Turn.js';
import { workPlaceOf } from './workPlaceOf.js';

/** One turn: prepare it, call the model, announce what comes of it, run the tools, hand over, conclude. */
export function takeTurn(progress: RunProgress, env: RunEnvironment): Observable<Work['turn']> {
  const place = workPlaceOf(env, progress.agent, progress.turn + 1);
  return performTurn(progress, place, (passed$) => coldFrom(beginTurn, { progress, place, passed$ }));
}

interface TurnParts {
  readonly progress: RunProgress;
  readonly place: Place;
  /** Completes when the guardrails of the input have passed. */
  readonly passed$: Observable<never>;
}

function beginTurn({ progress, place, passed$ }: TurnParts, subscriber: Subscriber<Work['turn']>): void {
  followWith(new ReadyFollower(subscriber, passed$), prepareTurn(progress, place));
}

/** Takes the turn that is ready. */
class ReadyFollower extends Follower<Turn> {
  constructor(
    private readonly subscriber: Subscriber<Work['turn']>,
    private readonly passed$: Observable<never>,
  ) {
    super(subscriber);
  }

  protected override handle(turn: Turn): void {
    // Subscribed to as it is, since every delta would pass what mergeMap puts between.
    preparedTurn(turn, this.passed$).subscribe(this.subscriber);
  }

  protected override end(): void {
    // The turn itself ends what is subscribed to.
  }
}

function preparedTurn(turn: Turn, passed$: Observable<never>): Observable<Work['turn']> {
  const event$ = callModel(turn);
  if (turn.early) {
    return event$.pipe(
      runToolsOnCall(turn, turn.early, passed$),
      followUp(turn, answerRequests, performHandoff, concludeTurn),
    );
  }
  return event$.pipe(assembleItems(turn), followUp(turn, endResponse, runTools, performHandoff, concludeTurn));
}
