import type { ResponseInputItem } from 'openai/resources/responses/responses';
import { map, mergeMap, of, type Observable } from 'rxjs';
import { UserError } from '../errors/UserError.js';
import type { WorkValue } from '../work/Work.js';
import { acceptableItems } from './acceptableItems.js';
import { callbackValue } from './callbackValue.js';
import { newItemsOf } from './newItemsOf.js';
import { perform } from './perform.js';
import { performCallback } from './performCallback.js';
import type { SessionLoaded } from './reduceRun.js';
import type { RunEnvironment } from './RunEnvironment.js';
import type { RunProgress } from './RunProgress.js';

/** Reads what the session holds, and puts the run's input behind it, or where `sessionInputCallback` wants it. */
export function loadSession({ agent, input }: RunProgress, env: RunEnvironment): Observable<SessionLoaded> {
  const { session, sessionInputCallback } = env;
  if (!session) return of({ type: 'loaded', history: input, unsaved: [] });
  const place = { env, agent: { name: agent.name }, number: 0, key: 'session' };
  return callbackValue('session.getItems', () => session.getItems()).pipe(
    map((value): WorkValue => ({ type: 'value', value })),
    perform(place, 'session', 'getItems', 'load', () => null),
    mergeMap(({ value }) => {
      const history = acceptableItems(itemsOf(value, 'session.getItems'));
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
