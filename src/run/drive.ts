import type { Observable, Subscriber, Subscription } from 'rxjs';
import { coldFrom } from '../interop/coldFrom.js';
import { Fifo } from '../interop/Fifo.js';
import { followWith } from './follow.js';
import { Follower } from './Follower.js';

/** What `drive` is made of: pure functions of the state, and the work they ask for. */
export interface Drive<TState, TElement, TEvent extends TElement> {
  /** The work that comes next, or nothing when there is none left. */
  readonly step: (state: TState) => Observable<TElement> | undefined;
  /** The state after one more element of the work, or one more signal. */
  readonly reduce: (state: TState, element: TElement) => TState;
  /** Tells what the subscriber gets from what only the state is told. */
  readonly isVisible: (element: TElement) => element is TEvent;
  /** The element that says that the work failed; nothing when a failure ends it all. */
  readonly failureOf: (state: TState, error: unknown) => TElement | undefined;
  /** Signals from outside, and whether one of them cuts the work in progress. */
  readonly signal$: Observable<TElement>;
  readonly isCut: (before: TState, after: TState) => boolean;
}

/**
 * Takes one step after another: a trampoline, so that the stack does not grow with the steps, which delivers one event at a time.
 *
 * RxJS's own loops break here: `expand` and recursive `concat` end in nothing after some hundred synchronous turns, and
 * `queueScheduler` would delay a run that another run's handler starts. A signal cuts the work at once, inside whatever delivery it
 * arrives in; what follows from it is said when that delivery has returned.
 */
export function drive<TState, TElement, TEvent extends TElement>(
  seed: TState,
  rules: Drive<TState, TElement, TEvent>,
): Observable<TEvent> {
  return coldFrom(beginDrive<TState, TElement, TEvent>, { seed, rules });
}

function beginDrive<TState, TElement, TEvent extends TElement>(
  { seed, rules }: { readonly seed: TState; readonly rules: Drive<TState, TElement, TEvent> },
  subscriber: Subscriber<TEvent>,
): void {
  new Driver(subscriber, seed, rules).begin();
}

/** What one subscription takes; a class for the reason of `coldFrom`. */
class Driver<TState, TElement, TEvent extends TElement> {
  private waiting: Fifo<TEvent> | undefined = undefined;
  private work: Subscription | undefined = undefined;
  private failure: { readonly error: unknown } | undefined = undefined;
  private isDue = true;
  private isStarting = false;
  private isDelivering = false;

  constructor(
    private readonly subscriber: Subscriber<TEvent>,
    private state: TState,
    private readonly rules: Drive<TState, TElement, TEvent>,
  ) {}

  begin(): void {
    followWith(new SignalFollower<TElement>(this.subscriber, this), this.rules.signal$);
    this.go();
  }

  /** Takes one element of the work. */
  take(element: TElement): void {
    const { rules } = this;
    this.state = rules.reduce(this.state, element);
    if (rules.isVisible(element)) this.deliver(element);
  }

  /** Takes what comes from outside, which may cut the work. */
  hear(signal: TElement): void {
    const { state: before, rules } = this;
    this.state = rules.reduce(before, signal);
    if (!rules.isCut(before, this.state)) return;
    cut(this.work);
    this.proceed();
  }

  fail(error: unknown): void {
    cut(this.work);
    try {
      const element = this.rules.failureOf(this.state, error);
      if (element === undefined) this.failure = { error };
      else this.state = this.rules.reduce(this.state, element);
    } catch (thrown) {
      // Whatever the rules do not foresee ends it too.
      this.failure = { error: thrown };
    }
    this.proceed();
  }

  /** The work is over: takes the next step, now or when what is being delivered has been. */
  proceed(): void {
    this.isDue = true;
    this.go();
  }

  private deliver(event: TEvent): void {
    if (this.isDelivering) {
      (this.waiting ??= new Fifo()).push(event);
      return;
    }
    const { subscriber } = this;
    this.isDelivering = true;
    subscriber.next(event);
    while (this.waiting && this.waiting.size > 0 && !subscriber.closed) subscriber.next(this.waiting.shift() as TEvent);
    this.isDelivering = false;
    if (this.isDue) this.go();
  }

  private go(): void {
    if (this.isStarting || this.isDelivering) return;
    this.isStarting = true;
    while (this.isDue && !this.subscriber.closed) {
      this.isDue = false;
      if (this.failure) this.subscriber.error(this.failure.error);
      else {
        try {
          this.start();
        } catch (error) {
          this.fail(error);
        }
      }
    }
    this.isStarting = false;
  }

  private start(): void {
    const work$ = this.rules.step(this.state);
    if (!work$) {
      this.subscriber.complete();
      return;
    }
    const follower = new WorkFollower<TElement>(this.subscriber, this);
    // Known before it starts, since a signal may cut it inside its first burst.
    this.work = follower;
    followWith(follower, work$);
  }
}

class WorkFollower<TElement> extends Follower<TElement> {
  constructor(
    destination: Subscriber<never>,
    protected readonly driver: Pick<Driver<unknown, TElement, TElement>, 'take' | 'hear' | 'fail' | 'proceed'>,
  ) {
    super(destination);
  }

  protected override handle(element: TElement): void {
    this.driver.take(element);
  }

  protected override fail(error: unknown): void {
    this.driver.fail(error);
  }

  protected override end(): void {
    this.driver.proceed();
  }
}

class SignalFollower<TElement> extends WorkFollower<TElement> {
  protected override handle(signal: TElement): void {
    this.driver.hear(signal);
  }

  protected override end(): void {
    // No more signals will come.
  }
}

function cut(work: Subscription | undefined): void {
  try {
    work?.unsubscribe();
  } catch {
    // What is cut has nothing more to say.
  }
}
