import type { ResponseInputItem } from 'openai/resources/responses/responses';
import type { ObservableInput, SchedulerLike } from 'rxjs';
import type { ApprovalAnswer, ApprovalRequest } from '../agent/ApprovalRequest.js';
import type { HandoffInputFilter } from '../agent/HandoffInputFilter.js';
import type { Hooks } from '../agent/Hooks.js';
import type { InputGuardrail } from '../agent/InputGuardrail.js';
import type { ModelInputFilter } from '../agent/ModelInputFilter.js';
import type { OutputGuardrail } from '../agent/OutputGuardrail.js';
import type { RunErrorHandlers } from '../agent/RunErrorHandlers.js';
import type { ToolErrorReport } from '../agent/ToolErrorReport.js';
import type { RunState } from '../events/RunState.js';
import type { Eventually } from '../interop/Eventually.js';
import type { Model } from '../model/Model.js';
import type { ModelSettings } from '../model/ModelSettings.js';
import type { Session } from '../session/Session.js';
import type { Interceptor } from '../work/Interceptor.js';
import type { RunInput } from './inputItemsOf.js';

/** How a run goes, beyond its agent and its input. */
export interface RunOptions<TContext = unknown> {
  /** Your own object, handed to instructions, tools and predicates; the model never sees it. */
  readonly context?: TContext;
  /** Limit on model calls, 10 by default; `null` for none. */
  readonly maxTurns?: number | null;
  /** Stops the run: `'after_turn'` when the turn is over, anything else now. */
  readonly stop?: ObservableInput<unknown> & object;
  /** Remembers the conversation: read before the first turn, written after each. Not together with a history that the server keeps. */
  readonly session?: Session;
  /** What the model is sent of the session's items and the new ones; all by default, the session's first. */
  readonly sessionInputCallback?: (
    history: readonly ResponseInputItem[],
    input: readonly ResponseInputItem[],
  ) => Eventually<readonly ResponseInputItem[]>;
  /** Goes on from a response that the server keeps: only what is new is sent, at every turn. */
  readonly previousResponseId?: string;
  /** A conversation that the server keeps: only what is new is sent. */
  readonly conversationId?: string;
  /** Lets the server keep the history from the first response of this run on. */
  readonly autoPreviousResponseId?: boolean;
  /** Whether the model is sent the ids of its reasoning items (the default) or not. */
  readonly reasoningItemIdPolicy?: 'preserve' | 'omit';
  /** Messages that go in before the next model call, once, in order; one that comes during the final answer takes one more turn. */
  readonly steer?: ObservableInput<RunInput> & object;
  /** Used in place of every agent's own model, after handoffs too. */
  readonly model?: Model;
  /** Laid over every agent's own settings. */
  readonly modelSettings?: ModelSettings;
  /** Check the input, beside the first agent's own. */
  readonly inputGuardrails?: readonly InputGuardrail<TContext>[];
  /** Check what every agent of the run says, beside its own. */
  readonly outputGuardrails?: readonly OutputGuardrail<TContext>[];
  /** Told of what happens, and waited for. */
  readonly hooks?: Hooks<TContext>;
  /** Answer in the model's place where the run would fail: with a final output, or nothing. */
  readonly errorHandlers?: RunErrorHandlers<TContext>;
  /** What the model is sent in place of what it would be; asked before each model call, and forgotten after it. */
  readonly callModelInputFilter?: ModelInputFilter<TContext>;
  /** What the next agent's model is sent in place of the whole history, for handoffs without a filter of their own. */
  readonly handoffInputFilter?: HandoffInputFilter<TContext>;
  /** Whether the next agent's model is sent the history as one message that sums it up, for handoffs that have no filter and do not say. */
  readonly nestHandoffHistory?: boolean;
  /** Decides about tool calls that need approval, while the run goes on; one that is undecided ends the run, `interrupted`. */
  readonly approve?: (request: ApprovalRequest<TContext>) => Eventually<ApprovalAnswer>;
  /** Called and awaited after each response, each settled tool and each turn, with a state to resume the run from. */
  readonly checkpoint?: (state: RunState) => Eventually<unknown>;
  /** What the model is told of a call that was rejected, or of a tool that does not exist; `undefined` for the default. */
  readonly toolErrorFormatter?: (error: ToolErrorReport<TContext>) => Eventually<string | undefined>;
  /** Stand around every unit of the run's work; the first is the outermost. */
  readonly interceptors?: readonly Interceptor[];
  /** What happens when the model calls a function that does not exist: the run fails (the default), or the model is told. */
  readonly toolNotFoundBehavior?: 'raise_error' | 'return_error_to_model';
  /** How many tools of one turn may work at the same time; all by default. */
  readonly toolConcurrency?: number;
  /**
   * When tools start: once the response has ended and is valid (the default), or as soon as their call is complete, while the model
   * still streams; not before the verdicts on the run's input, and a response one of whose tools has started is not tried again.
   */
  readonly toolStart?: 'on_response' | 'on_call';
  /** Names the run in its result; generated by default. */
  readonly runId?: string;
  /** For every timer of the run; RxJS's `asyncScheduler` by default. */
  readonly scheduler?: SchedulerLike;
  /** Gives the ids that do not come from the wire. */
  readonly generateId?: (prefix: string) => string;
}
