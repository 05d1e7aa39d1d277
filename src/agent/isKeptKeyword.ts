const KEPT = /^(title|description|type|multipleOf|m(in|ax)(imum|Length|Items)|exclusiveM(in|ax)imum)$/;
const FORMATS = /^(date-time|time|date|duration|email|hostname|ipv4|ipv6|uuid)$/;
const LOOKAROUND = /\(\?<?[=!]/;

/** Whether strict mode takes a keyword as it is: annotations such as `default` it refuses, as it does some formats and patterns. */
export function isKeptKeyword([keyword, value]: readonly [string, unknown]): boolean {
  if (keyword === 'format') return FORMATS.test(String(value));
  if (keyword === 'pattern') return !LOOKAROUND.test(String(value));
  return KEPT.test(keyword);
}
