import type { ResponseInputItem } from 'openai/resources/responses/responses';
import type { SchedulerLike } from 'rxjs';
import type { Agent } from '../agent/Agent.js';
import type { Model } from '../model/Model.js';
import type { ModelSettings } from '../model/ModelSettings.js';
import type { Interceptor } from '../work/Interceptor.js';

/** Any agent, whatever context it needs: the run hands its functions what the caller gave. */
export type AnyAgent = Agent<never>;

/** What stays the same during one subscription to a run. */
export interface RunEnvironment {
  readonly runId: string;
  readonly agent: AnyAgent;
  /** Absent where what was given is none. */
  readonly input: readonly ResponseInputItem[] | undefined;
  readonly context: never;
  readonly maxTurns: number | null;
  readonly model?: Model;
  readonly modelSettings: ModelSettings;
  readonly interceptors: readonly Interceptor[];
  /** The option is not what it should be, and is not used. */
  readonly hasBadInterceptors: boolean;
  readonly toolNotFoundBehavior: 'raise_error' | 'return_error_to_model';
  readonly toolConcurrency: number;
  readonly scheduler: SchedulerLike;
  readonly stop: (mode?: 'now' | 'after_turn') => void;
  /** Calls whose tool has started and not settled, by call id; a tool that is cut off stays here. */
  readonly unsettled: Map<string, { readonly callId: string; readonly toolName: string }>;
  /** What has been called in this run, by call id: name and arguments. */
  readonly calls: Map<string, string>;
  readonly generateId: (prefix: string) => string;
}
