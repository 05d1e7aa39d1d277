import type { Observable, OperatorFunction, Subscriber } from 'rxjs';
import { coldFrom } from '../interop/coldFrom.js';
import { Fifo } from '../interop/Fifo.js';
import { followWith } from './follow.js';
import { Follower } from './Follower.js';
import { inSeries } from './inSeries.js';

/** What a stage does with what it receives; made anew for each subscription. */
export interface StageHandlers<TIn, TOut> {
  /** Handles one event, and emits at least the event itself where the stage only adds. */
  readonly next: (event: TIn) => void;
  /** Ends the destination once the source has completed, after all that is still to be said; not for a stage that another follows. */
  readonly complete?: (destination: Subscriber<TOut>) => void;
}

/** Emits downstream, and tells whether anybody still listens: an event's handler may have unsubscribed. */
export type Emit<TOut> = (event: TOut) => boolean;

/** Sets a stage up for one subscription. */
export type StageSetup<TIn, TOut> = (emit: Emit<TOut>) => StageHandlers<TIn, TOut>;

/**
 * One stage of a turn as an operator: forwards what it receives and adds to it.
 *
 * Written by hand since it stands on the path of every delta: `connect` and `merge` cost five times as much, and let a
 * synchronous source run on after an unsubscribe. A stage that follows another is one with it, so that the path is short. An event
 * that a handler causes from inside another's delivery waits for its turn.
 */
export function stage<TIn, TOut = TIn>(setup: StageSetup<TIn, TOut>): OperatorFunction<TIn, TOut> {
  // Bound, as in `coldFrom`.
  return stageOf.bind(undefined, setup as StageSetup<unknown, unknown>) as OperatorFunction<TIn, TOut>;
}

/** What a stage was made of. */
interface Parts {
  readonly source$: Observable<unknown>;
  readonly setup: StageSetup<unknown, unknown>;
}

const PARTS = Symbol('stage');

interface Staged extends Observable<unknown> {
  [PARTS]?: Parts;
}

function stageOf(setup: StageSetup<unknown, unknown>, source$: Staged): Staged {
  const before = source$[PARTS];
  const parts = before ? { source$: before.source$, setup: inSeries(before.setup, setup) } : { source$, setup };
  const stage$: Staged = coldFrom(beginStage, parts);
  stage$[PARTS] = parts;
  return stage$;
}

function beginStage({ source$, setup }: Parts, subscriber: Subscriber<unknown>): void {
  followWith(new StageFollower(subscriber, setup), source$);
}

/** Does what one subscription to a stage takes. */
class StageFollower<TIn, TOut> extends Follower<TIn> {
  private readonly handlers: StageHandlers<TIn, TOut>;
  /** Made when it is needed, which is rare: every waiting run would hold an empty one. */
  private waiting: Fifo<TIn> | undefined = undefined;
  private isBusy = false;
  /** An ending from inside a delivery waits until all that came before it is handled. */
  private ending: (() => void) | undefined = undefined;

  constructor(subscriber: Subscriber<TOut>, setup: StageSetup<TIn, TOut>) {
    super(subscriber);
    this.handlers = setup((event) => {
      subscriber.next(event);
      return !subscriber.closed;
    });
  }

  protected override handle(event: TIn): void {
    if (this.isBusy) {
      (this.waiting ??= new Fifo()).push(event);
      return;
    }
    const { destination, handlers } = this;
    this.isBusy = true;
    try {
      handlers.next(event);
      while (this.waiting && this.waiting.size > 0 && !destination.closed) handlers.next(this.waiting.shift() as TIn);
    } catch (error) {
      this.isBusy = false;
      if (!this.ending) throw error;
      // The source has ended meanwhile: nobody catches this any more.
      this.ending = () => super.fail(error);
    }
    this.isBusy = false;
    if (!destination.closed) this.ending?.();
  }

  protected override fail(error: unknown): void {
    this.finish(() => super.fail(error));
  }

  protected override end(): void {
    const { handlers, destination } = this;
    this.finish(() => (handlers.complete ? handlers.complete(destination) : super.end()));
  }

  private finish(how: () => void): void {
    if (this.isBusy) this.ending = how;
    else how();
  }
}
