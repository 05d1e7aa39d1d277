import {
  concatMap,
  defer,
  finalize,
  ignoreElements,
  map,
  of,
  pairwise,
  startWith,
  switchMap,
  tap,
  timer,
  type OperatorFunction,
} from 'rxjs';
import { emptyScreen, type Screen } from './Screen.js';
import { secondsBetween } from './screenOf.js';
import { cyan, dim, isFancy } from './style.js';

const FRAMES = '⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏';
const FRAME_MS = 80;
const UP_AND_ERASE = (rows: number) => (rows > 0 ? `\x1b[${rows}A\x1b[0J` : '');
const HIDE_CURSOR = '\x1b[?25l';
const SHOW_CURSOR = '\x1b[?25h';
/** Colours take no room. */
const STYLE = '(?:\\x1b\\[\\d+m)*';

/** Shows screens as they come: on a terminal painted over and over, elsewhere line by line. */
export const paint: OperatorFunction<Screen, never> = isFancy ? repaint() : print();

/** Writes each line that stays, once. */
function print(): OperatorFunction<Screen, never> {
  return (screen$) =>
    screen$.pipe(
      startWith(emptyScreen),
      pairwise(),
      concatMap(([before, screen]) => screen.lines.slice(before.lines.length)),
      tap((line) => process.stdout.write(`${line}\n`)),
      ignoreElements(),
    );
}

/** Writes each line that stays, and below them again and again what still changes. */
function repaint(): OperatorFunction<Screen, never> {
  return (screen$) =>
    defer(() => {
      let written = 0;
      let rows = 0;
      process.stdout.write(HIDE_CURSOR);
      return screen$.pipe(
        // A spinner turns until the next screen comes.
        switchMap((screen) => (screen.spinners.size > 0 ? timer(0, FRAME_MS).pipe(map(() => screen)) : of(screen))),
        tap((screen) => {
          const settled = screen.lines.slice(written).flatMap(wrapped);
          const moving = [...(screen.text === '' ? [] : wrapped(screen.text)), ...spinnerLines(screen)];
          process.stdout.write(UP_AND_ERASE(rows) + [...settled, ...moving].map((line) => `${line}\n`).join(''));
          written = screen.lines.length;
          rows = moving.length;
        }),
        ignoreElements(),
        finalize(() => process.stdout.write(SHOW_CURSOR)),
      );
    });
}

function spinnerLines({ spinners }: Screen): string[] {
  const now = Date.now();
  const frame = FRAMES.charAt(Math.floor(now / FRAME_MS) % FRAMES.length);
  return [...spinners.values()].map(({ label, since, note = '' }) => {
    const name = clipped(label, widthOf() - 10);
    const status = clipped(`${secondsBetween(since, now)} s  ${note}`, widthOf() - name.length - 3);
    return `${cyan(frame)} ${name} ${dim(status)}`;
  });
}

/** A text in lines that fit the terminal: one that the terminal breaks is two rows, and painting over counts rows. */
function wrapped(text: string): string[] {
  const row = new RegExp(`(?:${STYLE}.){1,${widthOf()}}${STYLE}(?:\\s|$)|.{${widthOf()}}`, 'gu');
  return text.split('\n').flatMap((line) => line.match(row) ?? ['']);
}

const clipped = (text: string, width: number) => (text.length > width ? `${text.slice(0, width - 1)}…` : text);
const widthOf = () => Math.max(20, (process.stdout.columns || 80) - 1);
