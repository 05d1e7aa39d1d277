import type { Observable, Subscriber } from 'rxjs';
import { coldFrom } from '../interop/coldFrom.js';
import type { Work } from '../work/Work.js';
import { followWith } from './follow.js';
import { Follower } from './Follower.js';
import { isTurnOutcome } from './isTurnOutcome.js';

/**
 * Takes a turn once some checks have passed, and beside others: its outcome waits for them all, and a check that fails cuts the turn
 * at once.
 *
 * By hand, since every delta of the turn passes: four operators stood in its way.
 *
 * @param turnOf makes the turn, given what completes once all checks have passed
 * @param isHandled tells errors of the turn that something may still be made of, and which therefore wait too
 */
export function awaitVerdict(
  before$: Observable<never>,
  beside$: Observable<never>,
  turnOf: Judged['turnOf'],
  isHandled: Judged['isHandled'],
): Observable<Work['turn']> {
  return coldFrom(beginJudging, { before$, beside$, turnOf, isHandled });
}

interface Judged {
  readonly before$: Observable<never>;
  readonly beside$: Observable<never>;
  readonly turnOf: (passed$: Observable<never>) => Observable<Work['turn']>;
  readonly isHandled: (error: unknown) => boolean;
}

function beginJudging(judged: Judged, subscriber: Subscriber<Work['turn']>): void {
  subscriber.next({ type: 'verdict_awaited' });
  followWith(new BeforeFollower(new TurnFollower(judged, subscriber)), judged.before$);
}

function beginWaiting(turn: TurnFollower, waiting: Subscriber<never>): void {
  turn.tell(waiting);
}

/** Follows the turn, once the checks before it have passed; a class for the reason of `coldFrom`. */
class TurnFollower extends Follower<Work['turn']> {
  private hasPassed = false;
  /** Who waits for all checks to pass. */
  private waiting: Subscriber<never> | undefined = undefined;
  private outcome: Work['turn'] | undefined = undefined;
  /** What the turn came to, until the verdict is there. */
  private ending: (() => void) | undefined = undefined;

  constructor(
    private readonly judged: Judged,
    readonly subscriber: Subscriber<Work['turn']>,
  ) {
    super(subscriber);
  }

  begin(): void {
    // A verdict that is there at once comes before the model is asked.
    followWith(new BesideFollower(this), this.judged.beside$);
    if (this.subscriber.closed) return;
    const turn$ = this.judged.turnOf(coldFrom(beginWaiting, this));
    if (this.hasPassed) turn$.subscribe(this.subscriber);
    else followWith(this, turn$);
  }

  pass(): void {
    this.subscriber.next({ type: 'verdict_given' });
    this.hasPassed = true;
    this.waiting?.complete();
    this.ending?.();
  }

  tell(waiting: Subscriber<never>): void {
    this.waiting = waiting;
    if (this.hasPassed) waiting.complete();
  }

  protected override handle(element: Work['turn']): void {
    if (isTurnOutcome(element)) this.outcome = element;
    else this.subscriber.next(element);
  }

  protected override fail(error: unknown): void {
    if (this.judged.isHandled(error)) this.endWith(() => super.fail(error));
    else super.fail(error);
  }

  protected override end(): void {
    this.endWith(() => {
      if (this.outcome) this.subscriber.next(this.outcome);
      super.end();
    });
  }

  private endWith(how: () => void): void {
    if (this.hasPassed) how();
    else this.ending = how;
  }
}

class BeforeFollower extends Follower<never> {
  constructor(protected readonly turn: TurnFollower) {
    super(turn.subscriber);
  }

  protected override handle(): void {
    // Checks say nothing.
  }

  protected override end(): void {
    this.turn.begin();
  }
}

class BesideFollower extends BeforeFollower {
  protected override end(): void {
    this.turn.pass();
  }
}
