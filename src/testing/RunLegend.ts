import type { RunEvent } from '../index.js';

/** Some fields of a value, and of what is in it. */
export type Pattern<T> = T extends (...args: never[]) => unknown
  ? T
  : T extends readonly (infer TItem)[]
    ? readonly Pattern<TItem>[]
    : T extends object
      ? { readonly [TKey in keyof T]?: Pattern<T[TKey]> }
      : T;

/**
 * What a letter of a run's diagram stands for: the type of an event, the name of an item's event, some fields of the event, or a function
 * that tells.
 */
export type RunLetter = string | Pattern<RunEvent> | ((event: RunEvent) => boolean);

/** What the letters of a run's diagram stand for, beside those of `letterOf`. */
export type RunLegend = Readonly<Record<string, RunLetter>>;

/** What a run errors with: the error's name, some of its fields, or a function that tells. */
export type RunFailure = string | Pattern<Error> | ((error: unknown) => boolean);
