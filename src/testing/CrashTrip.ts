import { concat, defer, EMPTY, Observable, Subject, takeUntil, type Subscriber } from 'rxjs';
import {
  isAgentsError,
  type RunEvent,
  type RunResult,
  type RunState,
  type RunStateJson,
  type WorkUnit,
} from '../index.js';
import { describeEvent } from './describeEvent.js';
import type { CrashOptions, RunSegment } from './RunSegment.js';
import { SegmentLog } from './SegmentLog.js';
import { settledWorkOf, workPathOf } from './settledWorkOf.js';

/** Where a run crashes: at which event, or once it has saved which state, from 1. */
export interface CrashPoint {
  readonly kind: 'event' | 'checkpoint';
  readonly number: number;
}

/** How a run ended; the result is absent where it failed with what is no error of a run. */
export interface TripEnd {
  readonly status: string;
  /** What it failed with, where that is known: no state says it. */
  readonly failure?: string;
  readonly result?: Pick<RunResult, 'history' | 'usage' | 'lastAgent'> & { readonly finalOutput?: unknown };
}

const ENDINGS = new Set<RunStateJson['status']>(['completed', 'failed', 'stopped']);

/** A run from its start to its end, over one crash or none: makes its segments, and keeps what there is to know about them. */
export class CrashTrip<TOutside> {
  /** What it did though a state had that already. */
  repeated: string | undefined;
  /** Where it crashed, in words. */
  crashedAt: string | undefined;
  /** Number of the state that it went on from then; 0 where none was saved. */
  resumedFrom = 0;
  end: TripEnd | undefined;
  readonly log = new SegmentLog();
  readonly count = { event: 0, checkpoint: 0 };
  readonly outside: TOutside;
  private saved: string | undefined;
  private settled: ReadonlySet<string> = new Set();

  constructor(
    private readonly makeRun: (segment: RunSegment<TOutside>) => Observable<RunEvent>,
    private readonly options: CrashOptions<TOutside>,
    private readonly point?: CrashPoint,
  ) {
    this.outside = options.outside?.() as TOutside;
  }

  /** Completes at the end of the run, without a word. */
  take(): Observable<never> {
    return concat(
      this.segment(),
      defer(() => (this.end ? EMPTY : this.take())),
    );
  }

  /** Runs until it ends or crashes; completes once nothing of it is left on the stack, which a crash takes as well. */
  private segment(): Observable<never> {
    return new Observable((subscriber: Subscriber<never>) => {
      const crash$ = new Subject<void>();
      let hasCrashed = false;
      let result: RunResult | undefined;
      let isStarting = true;
      let isOver = false;
      const over = (): void => {
        isOver = true;
        if (!isStarting) subscriber.complete();
      };
      const crash = (): void => {
        hasCrashed = true;
        crash$.next();
      };
      const run$ = defer(() => this.makeRun(this.segmentFor(crash))).pipe(takeUntil(crash$));
      subscriber.add(
        run$.subscribe({
          next: (event) => {
            if (event.type === 'run_finished_event') ({ result } = event);
            this.log.next(event);
            this.pass('event', crash, ` (${describeEvent(event)})`);
          },
          error: (error: unknown) => {
            this.end = failureOf(error);
            over();
          },
          complete: () => {
            if (!hasCrashed) this.finish(result);
            over();
          },
        }),
      );
      isStarting = false;
      if (isOver) subscriber.complete();
    });
  }

  private segmentFor(crash: () => void): RunSegment<TOutside> {
    const saved = this.savedState();
    if (saved) this.settled = settledWorkOf(saved);
    return {
      ...(saved && { saved }),
      outside: this.outside,
      options: {
        checkpoint: (state) => {
          this.save(state);
          this.pass('checkpoint', crash);
        },
        interceptors: [
          (unit, work$) =>
            defer(() => {
              this.note(unit);
              return work$;
            }),
        ],
      },
    };
  }

  private savedState(): RunStateJson | undefined {
    return this.saved === undefined ? undefined : (JSON.parse(this.saved) as RunStateJson);
  }

  private save(state: RunState): void {
    this.saved = JSON.stringify(state);
    this.log.save();
  }

  /** Something has happened, at which the run may crash. */
  private pass(kind: CrashPoint['kind'], crash: () => void, what = ''): void {
    this.count[kind] += 1;
    const { point, count } = this;
    if (point?.kind !== kind || point.number !== count[kind]) return;
    this.crashedAt = `${kind} ${point.number}${what}`;
    this.resumedFrom = count.checkpoint;
    this.log.crash();
    const state = this.savedState();
    // There is nothing to go on with: the state says what the run has come to.
    if (state && ENDINGS.has(state.status)) {
      this.end = { status: state.status, result: { ...state, lastAgent: { name: state.agent } } };
    }
    crash();
  }

  private note(unit: WorkUnit): void {
    const path = workPathOf(unit);
    const isSettled = path.some((_, index) => this.settled.has(path.slice(0, index + 1).join(' > ')));
    if (isSettled) this.repeated ??= `${unit.kind} "${unit.name}" (${unit.key})`;
  }

  private finish(result: RunResult | undefined): void {
    if (!result) {
      this.end = { status: 'no run, as it has no run_finished_event' };
      return;
    }
    this.log.end(result);
    const { options } = this;
    if (result.status !== 'interrupted' || !options.decide) {
      this.end = { status: result.status, result };
      return;
    }
    const decided = result.interruptions.reduce(
      (state, item) => (options.decide?.(item) ? state.approve(item) : state.reject(item)),
      result.state,
    );
    this.save(decided);
  }
}

function failureOf(error: unknown): TripEnd {
  const { name, message } = Object(error) as Partial<Error>;
  const failure = name === undefined ? String(error) : `${name}: ${message}`;
  return { status: 'failed', failure, ...(isAgentsError(error) && error.partial && { result: error.partial }) };
}
