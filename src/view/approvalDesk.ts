import { defaultIfEmpty, mergeMap, Observable, of, takeLast, type Subscriber } from 'rxjs';
import type { ApprovalItem } from '../events/RunItem.js';
import { emissionsOf } from '../interop/emissionsOf.js';
import type { ApprovalAnswer, ApprovalRequest } from '../agent/ApprovalRequest.js';
import { callKeyOf } from '../run/callKeyOf.js';
import type { RunOptions } from '../run/RunOptions.js';

/** Where calls wait until somebody has decided about them. */
export interface ApprovalDesk<TContext> {
  /** For the option of a run: as long as nobody decides the call waits, and the rest of the run goes on. */
  readonly approve: (request: ApprovalRequest<TContext>) => Observable<ApprovalAnswer>;
  /** A call that waits, known by its id or as it was asked for. */
  readonly find: (call: string | ApprovalItem) => ApprovalItem | undefined;
  readonly decide: (item: ApprovalItem, answer: ApprovalAnswer) => void;
}

/** @param first asked before; what it leaves undecided waits */
export function approvalDesk<TContext>(first: RunOptions<TContext>['approve']): ApprovalDesk<TContext> {
  const waiting = new Map<ApprovalItem, Subscriber<ApprovalAnswer>>();
  const decided = (item: ApprovalItem): Observable<ApprovalAnswer> =>
    new Observable((subscriber) => {
      waiting.set(item, subscriber);
      return () => waiting.delete(item);
    });
  return {
    approve: (request) => {
      const answer = first?.(request);
      // To complete without a word is to decide nothing.
      const answer$ = emissionsOf(answer)?.pipe(takeLast(1), defaultIfEmpty(undefined)) ?? of(answer as ApprovalAnswer);
      return answer$.pipe(mergeMap((each) => (each === undefined ? decided(request.item) : of(each))));
    },
    find: (call) => [...waiting.keys()].find((item) => item === call || callKeyOf(item.rawItem).callId === call),
    decide: (item, answer) => {
      const subscriber = waiting.get(item);
      subscriber?.next(answer);
      subscriber?.complete();
    },
  };
}
