import type { RunEvent } from 'rxagents';
import { letterOf } from 'rxagents/testing';

/** A run as letters, raw events that follow each other as one: `arcrormrf`. */
export const lettersOf = (events: readonly RunEvent[]): string => events.map(letterOf).join('').replace(/r+/g, 'r');
