import { errorMessageOf } from '../errors/errorMessageOf.js';
import type { Parsed } from './CompiledSchema.js';

const MAX_DEPTH = 256;

/**
 * Reads a model's JSON. Keys that could reach an object's prototype when the value is copied are left out, and what nests more than
 * 256 levels deep, which would overflow the stack of whoever walks it, is an issue.
 */
export function parseJson(text: string): Parsed {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return notValid(text.trim() === '' ? 'it is empty' : errorMessageOf(error));
  }
  // Neither a nesting that deep nor such a key fits in a text without these.
  const isPlain = text.length <= 2 * MAX_DEPTH && !/proto|constructor|\\u/.test(text);
  if (isPlain || dropPrototypeKeys(value)) return { ok: true, value };
  return notValid(`it nests more than ${MAX_DEPTH} levels deep`);
}

function notValid(reason: string): Parsed {
  return { ok: false, issues: [{ message: `not valid JSON: ${reason}` }] };
}

/** Level by level, so that no nesting overflows the stack; tells whether the nesting is within bounds. */
function dropPrototypeKeys(value: unknown): boolean {
  let level = [value].filter(isContainer);
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) return false;
    const next: object[] = [];
    for (const node of level) {
      if (!Array.isArray(node)) dropFrom(node);
      for (const child of Object.values(node) as unknown[]) if (isContainer(child)) next.push(child);
    }
    level = next;
  }
  return true;
}

function dropFrom(node: object): void {
  if (Object.hasOwn(node, '__proto__')) Reflect.deleteProperty(node, '__proto__');
  if (!Object.hasOwn(node, 'constructor')) return;
  const { constructor } = node as { readonly constructor: unknown };
  if (isContainer(constructor) && Object.hasOwn(constructor, 'prototype')) Reflect.deleteProperty(node, 'constructor');
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
