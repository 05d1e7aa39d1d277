import type { ResponseInputItem } from 'openai/resources/responses/responses';
import { map, mergeMap, of, type Observable } from 'rxjs';
import { UserError } from '../errors/UserError.js';
import { acceptableItems } from './acceptableItems.js';
import { newItemsOf } from './newItemsOf.js';
import { performCallback } from './performCallback.js';
import type { SessionLoaded } from './reduceRun.js';
import type { RunEnvironment } from './RunEnvironment.js';
import type { RunProgress } from './RunProgress.js';
import { workPlaceOf } from './workPlaceOf.js';

/** Reads what the session holds, and puts the run's input behind it, or where `sessionInputCallback` wants it. */
export function loadSession({ agent, input }: RunProgress, env: RunEnvironment): Observable<SessionLoaded> {
  const { session, sessionInputCallback } = env;
  if (!session) return of({ type: 'loaded', history: input, unsaved: [] });
  const place = workPlaceOf(env, agent, 0, 'session');
  return performCallback(
    place,
    'session.getItems',
    'load',
    null,
    () => session.getItems(),
    (items) => acceptableItems(itemsOf(items, 'session.getItems')),
    { kind: 'session', name: 'getItems' },
  ).pipe(
    mergeMap((history) => {
      if (!sessionInputCallback) return of({ history: [...history, ...input], unsaved: input });
      return performCallback(
        place,
        'sessionInputCallback',
        'input',
        { history, input },
        () => sessionInputCallback(history, input),
        (merged) => {
          const items = itemsOf(merged, 'sessionInputCallback');
          return { history: items, unsaved: newItemsOf(items, history, input) };
        },
      );
    }),
    map((items) => ({ type: 'loaded', ...items })),
  );
}

/** @throws UserError when what a session or a callback of yours gave is no list of items */
function itemsOf(value: unknown, what: string): readonly ResponseInputItem[] {
  if (Array.isArray(value)) return value as readonly ResponseInputItem[];
  throw new UserError(`The ${what} gave no array of items. Let it give one.`);
}
