import type { ResponseInputItem } from 'openai/resources/responses/responses';
import { asyncScheduler, concatMap, defer, of, throwError, timer, type Observable, type SchedulerLike } from 'rxjs';
import { MemorySession, type Session } from '../index.js';

/** What is asked of a session. */
export type SessionMethod = keyof Session;

/** How a fake session behaves. */
export interface FakeSessionOptions {
  /** Milliseconds that everything takes, on the scheduler. Default: none, all is synchronous. */
  readonly delayMs?: number;
  /** For that delay. Default: RxJS's `asyncScheduler`. */
  readonly scheduler?: SchedulerLike;
  /** What fails, and changes nothing: methods, or a function of the method and the number of its call, from 1. Default: nothing. */
  readonly failOn?: SessionMethod | readonly SessionMethod[] | ((method: SessionMethod, call: number) => boolean);
}

/** A session that shows what it holds and what was asked of it. */
export interface FakeSession extends Session {
  /** What it holds. */
  readonly items: readonly ResponseInputItem[];
  /** What each `addItems` added. */
  readonly writes: readonly (readonly ResponseInputItem[])[];
  /** All that was asked of it, in order. */
  readonly calls: readonly SessionMethod[];
}

/**
 * A `MemorySession` that may take its time and may fail, and keeps a record of what is asked of it.
 *
 * ```ts
 * const session = fakeSession([{ role: 'user', content: 'I live in Oslo.' }], { delayMs: 5, failOn: 'addItems' });
 * run(agent, 'Where do I live?', { session }).subscribe({ error: ({ message }) => console.error(message) });
 * ```
 */
export function fakeSession(
  initial: readonly ResponseInputItem[] = [],
  { delayMs = 0, scheduler = asyncScheduler, failOn = [] }: FakeSessionOptions = {},
): FakeSession {
  const memory = new MemorySession(initial);
  const writes: (readonly ResponseInputItem[])[] = [];
  const calls: SessionMethod[] = [];
  const fails = (method: SessionMethod, call: number): boolean =>
    typeof failOn === 'function' ? failOn(method, call) : [failOn].flat().includes(method);
  const answer = <T>(method: SessionMethod, work: () => T): T | Observable<T> => {
    calls.push(method);
    const isFailing = fails(method, calls.filter((each) => each === method).length);
    const work$ = isFailing
      ? throwError(() => new Error(`The fake session failed on ${method}, as its failOn says.`))
      : defer(() => of(work()));
    if (delayMs > 0) return timer(delayMs, scheduler).pipe(concatMap(() => work$));
    // Done at once, so that a session that is filled by hand need not be subscribed to.
    return isFailing ? work$ : work();
  };
  return {
    get items() {
      return memory.getItems();
    },
    writes,
    calls,
    getItems: (limit) => answer('getItems', () => memory.getItems(limit)),
    addItems: (added) =>
      answer('addItems', () => {
        memory.addItems(added);
        writes.push(added);
      }),
    popItem: () => answer('popItem', () => memory.popItem()),
    clearSession: () => answer('clearSession', () => memory.clearSession()),
  };
}
