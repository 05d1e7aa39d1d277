import { concat, EMPTY, ReplaySubject, takeUntil, type Observable } from 'rxjs';
import type { Agent } from '../agent/Agent.js';
import type { RunEvent } from '../events/RunEvent.js';
import type { ApprovalItem } from '../events/RunItem.js';
import { inputItemsOf, type RunInput } from '../run/inputItemsOf.js';
import { run } from '../run/run.js';
import type { ApprovalAnswer } from '../agent/ApprovalRequest.js';
import type { RunOptions } from '../run/RunOptions.js';
import { MemorySession } from '../session/MemorySession.js';
import type { Session } from '../session/Session.js';
import { approvalDesk, type ApprovalDesk } from './approvalDesk.js';
import { continuedView } from './continuedView.js';
import type { ConversationOptions, ConversationView } from './conversation.js';
import { cutView } from './cutView.js';
import { decidedView } from './decidedView.js';
import { failedView, reduceRunView } from './reduceRunView.js';
import { takeBack } from './takeBack.js';
import { viewBroadcast, type ViewBroadcast } from './viewBroadcast.js';
import { isSameView, runViewOf, viewStateOf, type ViewState } from './ViewState.js';

/** Where the next run goes on from. */
interface Position {
  readonly state: ViewState;
  readonly agent: Agent<never>;
  /** Where the server remembers. */
  readonly previousResponseId?: string | undefined;
}

interface Task {
  readonly input: RunInput;
  /** The run that this one takes the place of. */
  readonly retried?: ThreadRun;
}

/** A run that has begun. */
interface ThreadRun extends Task {
  readonly before: Position;
  readonly stop$: ReplaySubject<'now' | 'after_turn'>;
  /** Nobody looks any more. */
  readonly left$: ReplaySubject<void>;
  /** How many items it has announced. */
  added: number;
}

/** One run after another, and the view of them all. */
export class Thread {
  readonly #options: RunOptions<never>;
  readonly #policy: ConversationOptions['policy'];
  /** Absent where the server remembers. */
  readonly #session: Session | undefined;
  readonly #desk: ApprovalDesk<never>;
  readonly #views: ViewBroadcast<ConversationView>;
  #position: Position;
  #tasks: readonly Task[] = [];
  #queued: readonly RunInput[] = [];
  #latest: ThreadRun | undefined;
  #isRunning = false;
  #isBeginning = false;

  constructor(agent: Agent<never>, { policy, messages, coalesce, ...options }: ConversationOptions<never>) {
    const { conversationId, previousResponseId, autoPreviousResponseId, session } = options;
    const isOnServer = [conversationId, previousResponseId, autoPreviousResponseId].some(Boolean);
    this.#policy = policy;
    this.#options = options;
    this.#session = session ?? (isOnServer ? undefined : new MemorySession());
    this.#desk = approvalDesk(options.approve);
    this.#position = { state: viewStateOf(messages), agent };
    this.#views = viewBroadcast({
      viewOf: () => this.#view(),
      coalesce,
      joined: () => this.#goOn(),
      left: () => this.#latest?.left$.next(),
    });
  }

  get view$(): Observable<ConversationView> {
    return this.#views.view$;
  }

  send(input: RunInput): void {
    const isBusy = this.#isRunning && this.#position.state.frame.status === 'running';
    if (isBusy && this.#policy === 'exhaust') return;
    if (this.#policy === 'switch') this.#plan([{ input }], true);
    else this.#plan([...this.#tasks, { input }]);
  }

  stop(mode: 'now' | 'after_turn'): void {
    this.#latest?.stop$.next(mode);
  }

  approve(call: string | ApprovalItem, answer: ApprovalAnswer): void {
    const item = this.#desk.find(call);
    if (!item) return;
    this.#become({ state: decidedView(this.#position.state, item) });
    this.#desk.decide(item, answer);
  }

  retryLast(): void {
    const retried = this.#latest;
    if (!retried || this.#tasks[0]?.retried) return;
    this.#plan([{ input: retried.input, retried }, ...this.#tasks], true);
  }

  #plan(tasks: readonly Task[], isNow = false): void {
    this.#tasks = tasks;
    this.#queued = tasks.map(({ input }) => input);
    if (isNow) this.stop('now');
    this.#goOn();
    if (this.#tasks === tasks) this.#views.show();
  }

  /** Begins what waits: a loop, so that the stack does not grow with the runs. */
  #goOn(): void {
    if (this.#isBeginning) return;
    this.#isBeginning = true;
    while (!this.#isRunning && this.#views.isWatched() && this.#tasks[0]) {
      const [task, ...rest] = this.#tasks;
      this.#tasks = rest;
      this.#queued = this.#queued.slice(1);
      this.#begin(task);
    }
    this.#isBeginning = false;
  }

  #begin(task: Task): void {
    const before = task.retried?.before ?? this.#position;
    const current = {
      ...task,
      before,
      stop$: new ReplaySubject(1),
      left$: new ReplaySubject(1),
      added: 0,
    } as ThreadRun;
    const items = inputItemsOf(task.input) ?? [];
    this.#isRunning = true;
    this.#latest = current;
    this.#become({ ...before, state: continuedView(before.state, items) });
    const added = task.retried?.added;
    const session = this.#session;
    concat(added !== undefined && session ? takeBack(session, items, added) : EMPTY, this.#runOf(current))
      .pipe(takeUntil(current.left$))
      .subscribe({
        next: (event) => this.#take(event, current),
        error: (error: unknown) => this.#end(failedView(this.#position.state, error)),
        complete: () => this.#end(cutView(this.#position.state)),
      });
  }

  #runOf({ input, before: { agent, previousResponseId }, stop$: stop }: ThreadRun): Observable<RunEvent> {
    return run(agent, input, {
      ...this.#options,
      ...(this.#session && { session: this.#session }),
      ...(previousResponseId !== undefined && { previousResponseId }),
      approve: this.#desk.approve,
      stop,
    } as RunOptions<never> & { readonly context: never });
  }

  #take(event: RunEvent, current: ThreadRun): void {
    if (event.type === 'run_item_stream_event') current.added += 1;
    const state = reduceRunView(this.#position.state, event);
    if (event.type !== 'run_finished_event') this.#become({ state });
    else {
      const { lastAgent: agent, lastResponseId } = event.result;
      const isChained = !this.#session && this.#options.conversationId === undefined;
      this.#become({ state, agent: agent as Agent<never>, ...(isChained && { previousResponseId: lastResponseId }) });
    }
  }

  #end(state: ViewState): void {
    this.#isRunning = false;
    this.#become({ state });
    this.#goOn();
  }

  #become(changes: Partial<Position> & Pick<Position, 'state'>): void {
    const isSame = isSameView(changes.state, this.#position.state);
    this.#position = { ...this.#position, ...changes };
    if (!isSame) this.#views.show();
  }

  #view(): ConversationView {
    const view = runViewOf(this.#position.state);
    return { ...view, status: this.#latest ? view.status : 'idle', queued: this.#queued };
  }
}
