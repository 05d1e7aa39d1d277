import type { ResponseInputItem } from 'openai/resources/responses/responses';
import type { SchedulerLike } from 'rxjs';
import { fakeSession as publicFakeSession, type FakeSession } from 'rxagents/testing';

/** A session that keeps a record of what is asked of it; it takes its time where it is given some. */
export function fakeSession(items: readonly ResponseInputItem[] = [], ms = 0, scheduler?: SchedulerLike): FakeSession {
  return publicFakeSession(items, { delayMs: ms, ...(scheduler && { scheduler }) });
}

/** What an item is, in a word. */
export function kindOf(item: ResponseInputItem): string {
  return item.type ?? ('role' in item ? item.role : '');
}
