import { errorMessageOf } from '../errors/errorMessageOf.js';
import type { Parsed } from './CompiledSchema.js';
import { isJsonObject } from './isJsonObject.js';

/** What nests deeper could overflow the stack of whoever walks it. */
const MAX_DEPTH = 256;

/**
 * Reads a JSON object of a model, up to 256 levels deep, without keys that could reach an object's prototype when it is copied.
 *
 * @param key what the object must have; empty for nothing
 */
export function parseJson(text: string, key: string): Parsed<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    clean(value, MAX_DEPTH);
    if (isJsonObject(value) && (!key || Object.hasOwn(value, key))) return { ok: true, value };
    throw new TypeError(`no object${key && ` with the key "${key}"`}`);
  } catch (error) {
    return { ok: false, issues: [{ message: `not valid JSON: ${errorMessageOf(error)}` }] };
  }
}

function clean(node: unknown, levels: number): void {
  if (typeof node !== 'object' || node === null) return;
  if (levels === 0) throw new RangeError(`it nests more than ${MAX_DEPTH} levels deep`);
  for (const [key, child] of Object.entries(node) as [string, unknown][]) {
    const isPrototype = key === 'constructor' && isJsonObject(child) && Object.hasOwn(child, 'prototype');
    if (isPrototype || key === '__proto__') Reflect.deleteProperty(node, key);
    else clean(child, levels - 1);
  }
}
