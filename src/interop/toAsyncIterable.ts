import type { Observable, Subscribable } from 'rxjs';
import type { AgentReference } from '../events/AgentReference.js';
import type { RunFinishedEvent } from '../events/RunEvent.js';
import type { OverflowOptions } from './OverflowOptions.js';
import { requireObservable } from './requireObservable.js';
import type { RunAsyncIterable } from './RunAsyncIterable.js';
import { runIteratorOf } from './runIteratorOf.js';

type OutputOf<TEvent> = TEvent extends RunFinishedEvent<infer TOutput> ? TOutput : never;
type AgentOf<TEvent> = TEvent extends RunFinishedEvent<unknown, infer TAgent extends AgentReference> ? TAgent : never;

/**
 * Turns a run, or anything piped from one, into one single-use async iterable, which subscribes at the first `next()` and
 * unsubscribes when the loop is left; what came before an error is delivered before it.
 *
 * ```ts
 * const events = toAsyncIterable(run(agent, 'What is the weather in Oslo?'));
 * for await (const event of events) console.log(event.type);
 * console.log(events.finalOutput);
 * ```
 *
 * @param run$ the run
 * @param options what to do with events that come faster than they are read: by default all are kept
 * @throws UserError at once, if `run$` is not an Observable or an option is not valid
 */
export function toAsyncIterable<TEvent>(
  run$: Observable<TEvent> | Subscribable<TEvent>,
  options: OverflowOptions = {},
): RunAsyncIterable<OutputOf<TEvent>, AgentOf<TEvent>, TEvent> {
  requireObservable(run$, 'toAsyncIterable()');
  return runIteratorOf(run$, options) as RunAsyncIterable<OutputOf<TEvent>, AgentOf<TEvent>, TEvent>;
}
