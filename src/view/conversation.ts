import type { ResponseInputItem } from 'openai/resources/responses/responses';
import type { Observable } from 'rxjs';
import type { Agent } from '../agent/Agent.js';
import type { ApprovalItem } from '../events/RunItem.js';
import type { RunInput } from '../run/inputItemsOf.js';
import type { ApprovalAnswer } from '../agent/ApprovalRequest.js';
import type { RunOptions } from '../run/RunOptions.js';
import type { CoalesceViews } from './latestEvery.js';
import type { MessageView } from './MessageView.js';
import type { RunView } from './runView.js';
import { Thread } from './Thread.js';

/** How a conversation goes; everything else is as in a run, and the same for each of its runs. */
export interface ConversationOptions<TContext = unknown> extends Omit<RunOptions<TContext>, 'stop' | 'runId'> {
  /**
   * What happens to an input that comes while a run works:
   * - `'queue'` (default): it waits for its turn;
   * - `'switch'`: the run is stopped, and the input is next; one that was waiting gives way to it;
   * - `'exhaust'`: it is ignored, and nothing tells of it.
   */
  readonly policy?: 'queue' | 'switch' | 'exhaust';
  /** What was said before, shown first: messages of another view, or a session's items. The agent knows what the session holds. */
  readonly messages?: readonly (MessageView | ResponseInputItem)[];
  /** Without it there is a view for each change; the first view and those of an ending never wait. */
  readonly coalesce?: CoalesceViews;
}

/** What a screen shows of a whole conversation: its latest run, behind everything that was said before. */
export interface ConversationView<TOutput = unknown> extends Omit<RunView<TOutput>, 'status'> {
  /** As of the latest run; `'idle'` before there is one. */
  readonly status: RunView['status'] | 'idle';
  /** The inputs that wait for their turn. */
  readonly queued: readonly RunInput[];
}

/** A conversation: inputs go in, a view of the whole of it comes out. */
export interface Conversation<TOutput = unknown> {
  /**
   * The view as it is at once, then each new one; the same for all who subscribe, and never an error. Runs work as long as somebody is
   * subscribed: when the last one leaves, the run is cut, and what waits begins with the next one who comes.
   */
  readonly view$: Observable<ConversationView<TOutput>>;
  /** Begins a run with an input, or does with it what the `policy` says where one works. */
  readonly send: (input: RunInput) => void;
  /** Stops the run that works, now or after its turn; what waits goes on after it. */
  readonly stop: (mode?: 'now' | 'after_turn') => void;
  /**
   * Decides about one of the view's `approvals`, which may be of a nested run; nothing happens where no such call waits. What the
   * `approve` option leaves undecided waits for this, and the run with it.
   */
  readonly approve: (call: string | ApprovalItem, answer?: Exclude<ApprovalAnswer, undefined>) => void;
  /** Takes back the latest input with all that came of it, and runs it again; a run that works is stopped first. */
  readonly retryLast: () => void;
}

/**
 * A conversation with an agent, for a screen: each input is a run that goes on from the ones before, with the agent that was active
 * last. It is remembered in `session`, by default in memory.
 *
 * ```ts
 * const chat = conversation(agent, { policy: 'queue' });
 * chat.view$.subscribe(({ messages, status }) => render(messages, status));
 * chat.send('What is the weather in Oslo?');
 * ```
 *
 * @param agent who answers first
 * @param options those of a run, and what happens to an input that comes while one works
 */
export function conversation<TOutput>(
  agent: Agent<unknown, TOutput>,
  options?: ConversationOptions,
): Conversation<TOutput>;
/** The same with an agent whose functions can do without their context. */
export function conversation<TContext, TOutput>(
  agent: Agent<TContext | undefined, TOutput>,
  options?: ConversationOptions<TContext | undefined>,
): Conversation<TOutput>;
/** The same with an agent whose functions need a context. */
export function conversation<TContext, TOutput>(
  agent: Agent<TContext, TOutput>,
  options: ConversationOptions<TContext> & { readonly context: TContext },
): Conversation<TOutput>;
export function conversation<TContext, TOutput>(
  agent: Agent<TContext, TOutput>,
  options: ConversationOptions<TContext> = {},
): Conversation<TOutput> {
  const thread = new Thread(agent, options as unknown as ConversationOptions<never>);
  return {
    view$: thread.view$ as Observable<ConversationView<TOutput>>,
    send: (input) => thread.send(input),
    stop: (mode = 'now') => thread.stop(mode),
    approve: (call, answer = true) => thread.approve(call, answer),
    retryLast: () => thread.retryLast(),
  };
}
