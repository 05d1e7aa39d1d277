import { isMatcher } from './isMatcher.js';

const LONGEST = 200;

/** A value as a failure message has it: short, and whatever it is. */
export function show(value: unknown): string {
  const { name, message } = Object(value) as Partial<Record<'name' | 'message', unknown>>;
  if (typeof name === 'string' && typeof message === 'string') return `${name}: ${message}`;
  const text = textOf(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}...` : text;
}

function textOf(value: unknown): string {
  if (isMatcher(value) && value.toAsymmetricMatcher) return value.toAsymmetricMatcher();
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    // It holds itself, or throws when it is read.
    return Object.prototype.toString.call(value);
  }
}
