import type { AgentReference } from '../events/AgentReference.js';

/** A message, written or being written. */
export interface MessageView {
  /** Stays the same while the message is written. */
  readonly id: string;
  readonly role: 'user' | 'assistant' | 'system' | 'developer';
  readonly text: string;
  /** What the model says instead, where it refuses. */
  readonly refusal?: string;
  readonly isStreaming: boolean;
  /** Whose message it is, where an agent wrote it. */
  readonly agent?: AgentReference;
}
