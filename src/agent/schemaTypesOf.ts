const HINTS: readonly (readonly [string, RegExp])[] = [
  ['object', /^(properties|required|additionalProperties|patternProperties)$/],
  ['array', /^(items|prefixItems|minItems|maxItems)$/],
  ['string', /^(pattern|format|minLength|maxLength)$/],
  ['number', /^(minimum|maximum|exclusiveMinimum|exclusiveMaximum|multipleOf)$/],
];

/** The types of a schema, from its values or keywords where it names none; none if it takes anything. */
export function schemaTypesOf(flat: Readonly<Record<string, unknown>>): readonly string[] {
  if (flat['type'] !== undefined) return [flat['type']].flat().map(String);
  const values = Object.hasOwn(flat, 'const') ? [flat['const']] : flat['enum'];
  if (Array.isArray(values)) return [...new Set(values.map(typeOfValue))];
  return HINTS.filter(([, keywords]) => Object.keys(flat).some((key) => keywords.test(key))).map(([type]) => type);
}

function typeOfValue(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}
