import type { SchedulerLike } from 'rxjs';
import type { AgentReference } from '../events/AgentReference.js';
import type { WorkKind } from './Work.js';

/** One piece of a run's work, as interceptors see it. */
export interface WorkUnit<K extends WorkKind = WorkKind> {
  readonly kind: K;
  /** The model, the tool, the callback: what does the work. */
  readonly name: string;
  readonly agent: AgentReference;
  /** Number of the turn, from 1; 0 before the first. */
  readonly turn: number;
  /** What the work is done on, JSON-safe; computed when read. */
  readonly input: unknown;
  /** Unique in the run, and the same in every replay of the same history: `turn-2/model`, `turn-2/tool/call_abc`. */
  readonly key: string;
  /** For every timer that an interceptor needs. */
  readonly scheduler: SchedulerLike;
  /** The outermost run: one object for all its units, those of nested runs included, so it can be the key of a `WeakMap`. */
  readonly run: { readonly runId: string };
  /** Asks the run to stop, as its `stop` option does. */
  readonly stop: (mode?: 'now' | 'after_turn') => void;
}
