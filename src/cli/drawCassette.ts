import { marbleDiagramOf } from '../testing/index.js';
import { cassetteOf } from './cassetteOf.js';
import type { Terminal } from './Terminal.js';
import { eventsFromCalls } from './eventsFromCalls.js';

/** Draws the cassette at a path: for the terminal, or into a file. */
export function drawCassette(
  from: string,
  to: string | undefined,
  { read, write, print, width, color }: Terminal,
): void {
  const events = eventsFromCalls(cassetteOf(read(from), from));
  const diagram = marbleDiagramOf(events);
  if (to === undefined) print(diagram.toText({ color, ...(width !== undefined && { width }) }));
  else write(to, to.endsWith('.svg') ? diagram.toSvg({ title: nameOf(from) }) : diagram.toText());
}

function nameOf(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}
