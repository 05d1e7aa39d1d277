import { isJsonObject } from './isJsonObject.js';

/** The names along a local reference: `#/$defs/a~1b` gives `['$defs', 'a/b']`; nothing for any other reference. */
export function pointerNames(ref: unknown): string[] | undefined {
  if (typeof ref !== 'string' || !/^#(\/|$)/.test(ref)) return undefined;
  try {
    return decodeURIComponent(ref)
      .split('/')
      .slice(1)
      .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));
  } catch {
    return undefined;
  }
}

/** A local reference into `$defs`. */
export function definitionRef(name: string): string {
  return `#/$defs/${encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'))}`;
}

/** What a local reference points to; nothing if there is no such thing. */
export function followRef(root: unknown, ref: unknown): unknown {
  const names = pointerNames(ref);
  return names?.reduce<unknown>((node, name) => {
    const isContainer = isJsonObject(node) || Array.isArray(node);
    return isContainer && Object.hasOwn(node, name) ? (node as Record<string, unknown>)[name] : undefined;
  }, root);
}
