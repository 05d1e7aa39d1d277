import { isJsonObject } from './isJsonObject.js';
import { followRef } from './jsonPointer.js';

/** Whether `null` fits a schema, as far as its type, values and unions say. */
export function allowsNull(root: unknown, schema: unknown, seen: readonly unknown[] = []): boolean {
  if (!isJsonObject(schema)) return schema === true;
  if (seen.includes(schema)) return false;
  const admits = (part: unknown) => allowsNull(root, part, [...seen, schema]);
  return Object.entries(schema).every(([keyword, value]) => ADMITS_NULL[keyword]?.(value, admits, root) ?? true);
}

type AdmitsNull = (value: unknown, admits: (part: unknown) => boolean, root: unknown) => boolean;

const some: AdmitsNull = (options, admits) => [options].flat().some(admits);

const ADMITS_NULL: Readonly<Record<string, AdmitsNull>> = {
  type: (type) => [type].flat().includes('null'),
  const: (value) => value === null,
  enum: (values) => [values].flat().includes(null),
  $ref: (ref, admits, root) => admits(followRef(root, ref)),
  anyOf: some,
  oneOf: some,
  allOf: (parts, admits) => [parts].flat().every(admits),
};
