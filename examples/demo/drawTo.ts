import { writeFileSync } from 'node:fs';
import type { RunEvent } from 'rxagents';
import { marbleDiagram } from 'rxagents/testing';
import { connect, ignoreElements, merge, tap, type MonoTypeOperatorFunction } from 'rxjs';
import { question } from './answers.js';

/** Draws a run into a file at its end, and lets its events through. */
export function drawTo<TEvent extends RunEvent>(path: string): MonoTypeOperatorFunction<TEvent> {
  return connect((event$) =>
    merge(
      marbleDiagram(event$).pipe(
        tap((diagram) => writeFileSync(path, diagram.toSvg({ title: question }))),
        ignoreElements(),
      ),
      event$,
    ),
  );
}
