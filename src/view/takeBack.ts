import type { ResponseInputItem } from 'openai/resources/responses/responses';
import { concatMap, defer, EMPTY, ignoreElements, mergeMap, range, type Observable } from 'rxjs';
import { lastOf } from '../interop/lastOf.js';
import type { Session } from '../session/Session.js';

/**
 * Takes out of a session what a run has added to it: its input and all behind that. Nothing where the input is not there, so that no
 * earlier turn is lost.
 *
 * @param input what the run was given
 * @param added how many items the run can have added behind it
 */
export function takeBack(session: Session, input: readonly ResponseInputItem[], added: number): Observable<never> {
  const [first] = input.map((item) => JSON.stringify(item));
  return defer(() => lastOf(session.getItems(), 'session.getItems')).pipe(
    mergeMap((items) => {
      const count = items.length - items.map((item) => JSON.stringify(item)).lastIndexOf(first ?? '');
      return count > items.length || count > input.length + added ? EMPTY : range(count);
    }),
    concatMap(() => lastOf(session.popItem(), 'session.popItem')),
    ignoreElements(),
  );
}
