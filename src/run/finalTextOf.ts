import { modelOutputFrom } from './modelOutputFrom.js';

/** A value as the final output of an agent whose output is text: as the model would be sent it. */
export function finalTextOf(value: unknown): string {
  const told = modelOutputFrom(value);
  return typeof told === 'string' ? told : JSON.stringify(told);
}
