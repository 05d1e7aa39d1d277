import { concatMap, EMPTY, of, type OperatorFunction } from 'rxjs';
import { isRunItemEvent } from '../events/isRunItemEvent.js';
import type { RunEvent, RunItemStreamEvent } from '../events/RunEvent.js';
import type { RunItemName } from '../events/RunItemName.js';

/**
 * The run's items of some names, typed as such; of all names without any.
 *
 * ```ts
 * run$.pipe(ofItem('tool_output')).subscribe(({ output }) => console.log(output));
 * ```
 */
export function ofItem<TName extends RunItemName = RunItemName>(
  ...names: readonly TName[]
): OperatorFunction<RunEvent, ItemOf<TName>> {
  return concatMap((event: RunEvent) => (isRunItemEvent(event, ...names) ? of(event.item as ItemOf<TName>) : EMPTY));
}

type ItemOf<TName> = Extract<RunItemStreamEvent, { readonly name: TName }>['item'];
