import type { RunEvent, RunResult } from 'rxagents';
import {
  connect,
  forkJoin,
  from,
  map,
  merge,
  scan,
  startWith,
  timestamp,
  type MonoTypeOperatorFunction,
  type Observable,
} from 'rxjs';
import { paint } from './paint.js';
import { emptyScreen, withLines, withoutSpinner, withSpinner } from './Screen.js';
import { screenOf } from './screenOf.js';
import { green } from './style.js';

/** Shows a run on the terminal as it happens, and lets its events through. */
export function show<TEvent extends RunEvent>(): MonoTypeOperatorFunction<TEvent> {
  return connect((event$) => merge(event$, event$.pipe(timestamp(), scan(screenOf, emptyScreen), paint)));
}

/** Shows a spinner for each result that is on its way and a line for each that has come; gives all of them at the end. */
export function showResults(results: Readonly<Record<string, Promise<RunResult>>>): Observable<RunResult[]> {
  const since = Date.now();
  const waiting = Object.keys(results).reduce(
    (screen, label) => withSpinner(screen, label, { label, since }),
    emptyScreen,
  );
  const arrivals = Object.entries(results).map(([label, result]) =>
    from(result).pipe(map((value) => ({ label, value }))),
  );
  const screen$ = merge(...arrivals).pipe(
    scan((screen, { label, value }) => withoutSpinner(withLines(screen, resultLine(label, value)), label), waiting),
    startWith(waiting),
  );
  return merge(screen$.pipe(paint), forkJoin(Object.values(results)));
}

/** What a run came to, in one line. */
export function resultLine(label: string, { status, lastAgent, newItems, usage }: RunResult): string {
  const summary = `${status} by ${lastAgent.name}, ${newItems.length} items, ${usage.totalTokens} tokens`;
  return `${green('✔')} ${label.padEnd(38)} ${summary}`;
}
