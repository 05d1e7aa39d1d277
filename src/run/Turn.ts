import type { FunctionTool } from '../agent/FunctionTool.js';
import type { Handoff } from '../agent/handoff.js';
import type { Hooks } from '../agent/Hooks.js';
import type { OutputGuardrail } from '../agent/OutputGuardrail.js';
import type { AgentReference } from '../events/AgentReference.js';
import type { Model } from '../model/Model.js';
import type { ModelRequest } from '../model/ModelRequest.js';
import type { EarlyCalls } from './EarlyCalls.js';
import type { AnyAgent, RunEnvironment } from './RunEnvironment.js';
import type { RunProgress } from './RunProgress.js';

/** A turn made ready: what the model is asked, and what it may call. */
export interface Turn {
  readonly env: RunEnvironment;
  /** Where the run stood when the turn began. */
  readonly progress: RunProgress;
  readonly agent: AgentReference;
  /** From 1. */
  readonly number: number;
  readonly key: string;
  /** The agent's and the run's. */
  readonly outputGuardrails: readonly OutputGuardrail<never>[];
  readonly hooks: Hooks<never> | undefined;
  readonly output: AnyAgent['output'];
  readonly toolUseBehavior: AnyAgent['toolUseBehavior'];
  readonly model: Model;
  readonly requestOf: (signalOf: () => AbortSignal) => ModelRequest;
  /** Absent where tools start once the response has ended. */
  readonly early: EarlyCalls | undefined;
  readonly tools: ReadonlyMap<string, FunctionTool<never>>;
  readonly handoffs: ReadonlyMap<string, Handoff<never>>;
}
