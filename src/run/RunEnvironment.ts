import type { ResponseInputItem } from 'openai/resources/responses/responses';
import type { Observable, SchedulerLike } from 'rxjs';
import type { Agent } from '../agent/Agent.js';
import type { Hooks } from '../agent/Hooks.js';
import type { InputGuardrail } from '../agent/InputGuardrail.js';
import type { OutputGuardrail } from '../agent/OutputGuardrail.js';
import type { GuardrailResults } from '../events/GuardrailResult.js';
import type { Model } from '../model/Model.js';
import type { ModelSettings } from '../model/ModelSettings.js';
import type { Session } from '../session/Session.js';
import type { Interceptor } from '../work/Interceptor.js';
import type { AgentsError } from '../errors/AgentsError.js';
import type { RunEvent } from '../events/RunEvent.js';
import type { RunStateJson } from '../events/RunState.js';
import type { LateMap } from './LateMap.js';
import type { Log } from './Log.js';
import type { Place } from './perform.js';
import type { RunSignal } from './reduceRun.js';
import type { RunOptions } from './RunOptions.js';
import type { RunProgress } from './RunProgress.js';

/** Any agent, whatever context it needs: the run hands its functions what the caller gave. */
export type AnyAgent = Agent<never>;

/** What stays the same during one subscription to a run. Every field is there from the start: see `RunProgress`. */
export interface RunEnvironment {
  readonly runId: string;
  /** The outermost run: one object for all that are nested in it. */
  readonly root: { readonly runId: string };
  readonly agent: AnyAgent;
  /** Absent where what was given is none. */
  readonly input: readonly ResponseInputItem[] | undefined;
  readonly context: never;
  readonly maxTurns: number | null;
  readonly model: Model | undefined;
  readonly modelSettings: ModelSettings;
  readonly session: Session | undefined;
  readonly sessionInputCallback: RunOptions<never>['sessionInputCallback'];
  /** Where the server keeps the history, and only what is new is sent. */
  readonly serverHistory: { readonly previousResponseId?: string; readonly conversationId?: string } | undefined;
  readonly reasoningItemIdPolicy: 'preserve' | 'omit';
  readonly inputGuardrails: readonly InputGuardrail<never>[];
  readonly outputGuardrails: readonly OutputGuardrail<never>[];
  readonly hooks: Hooks<never> | undefined;
  readonly callModelInputFilter: RunOptions<never>['callModelInputFilter'];
  readonly errorHandlers: RunOptions<never>['errorHandlers'];
  readonly handoffInputFilter: RunOptions<never>['handoffInputFilter'];
  readonly nestHandoffHistory: boolean | undefined;
  readonly approve: RunOptions<never>['approve'];
  readonly toolErrorFormatter: RunOptions<never>['toolErrorFormatter'];
  readonly interceptors: readonly Interceptor[];
  /** The option is not what it should be, and is not used. */
  readonly hasBadInterceptors: boolean;
  readonly toolNotFoundBehavior: 'raise_error' | 'return_error_to_model';
  readonly toolConcurrency: number;
  readonly toolStart: 'on_response' | 'on_call';
  readonly scheduler: SchedulerLike;
  readonly stop: (mode?: 'now' | 'after_turn') => void;
  /** Calls whose tool has started and not settled, by call id; a tool that is cut off stays here. */
  readonly unsettled: LateMap<string, { readonly callId: string; readonly toolName: string }>;
  /** What has been called in this run, by call id: name and arguments. */
  readonly calls: LateMap<string, string>;
  /** What guardrails have said so far. */
  readonly checks: { -readonly [TList in keyof GuardrailResults]: Log<GuardrailResults[TList][number]> };
  /** Saves where the outermost run stands; absent where nobody asks for it. */
  readonly checkpoint: ((place: Place, step: string) => Observable<never>) | undefined;
  /** Why the state that the run was given cannot be resumed. */
  readonly stateError: AgentsError | undefined;
  /** How many turns there were before: 0 unless the run was resumed. */
  readonly firstTurn: number;
  /** The runs that tool calls of this one have started, by call id. */
  readonly nested: LateMap<string, RunEnvironment>;
  /** Where this run stands. */
  readonly position: {
    latest: RunProgress;
    /** What is wrong with the ids that the run was given, which ends it where nothing else does. */
    fault?: AgentsError;
  };
  /** The states of those that are to be resumed. */
  readonly resumed: ReadonlyMap<string, RunStateJson>;
  /** What the keys of all units begin with: that of the unit that started this run, where one did. */
  readonly keyPrefix: string;
  /** Names of the agents whose runs this one is nested in. */
  readonly path: readonly string[];
  /** Starts a run inside this one: handed down, since the file that knows how needs all others. */
  readonly start:
    ((seed: RunProgress, env: RunEnvironment, signal$: Observable<RunSignal>) => Observable<RunEvent>) | undefined;
  /** What stops the run from outside, for the runs that it starts. */
  readonly stop$: Observable<RunSignal>;
  readonly generateId: (prefix: string) => string;
}
