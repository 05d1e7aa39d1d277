import type { RunView } from './runView.js';

/** A call of the model's: of a tool of yours, of one that the provider runs, or a handoff. */
export interface ToolCallView {
  readonly callId: string;
  readonly name: string;
  /** As they are written: JSON that may not have ended yet. */
  readonly arguments: string;
  /** What can be read of them so far; read when it is looked at. */
  readonly partialArguments: unknown;
  /**
   * `'writing'` while the arguments form, `'waiting'` for an approval, `'running'`, `'done'` once there is an output, `'aborted'` where
   * the run ended before.
   */
  readonly status: 'writing' | 'waiting' | 'running' | 'done' | 'aborted';
  /** What the tool reported last. */
  readonly progress?: unknown;
  readonly output?: unknown;
  /** The run that the tool started, where it is an agent. */
  readonly view?: RunView;
}
