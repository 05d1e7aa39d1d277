import { map, type Observable } from 'rxjs';
import type { CompiledSchema } from '../agent/CompiledSchema.js';
import { ModelBehaviorError } from '../errors/ModelBehaviorError.js';
import { callbackValue } from './callbackValue.js';

/**
 * What the model wrote as JSON, read: arguments, structured output. A `ModelBehaviorError` where they are not valid.
 *
 * @param complaint what the error says: `The arguments of tool "x" are not valid`
 * @param remedy what it says to do about it
 * @param details more fields of the error
 */
export function readModelJson(
  { parse }: Pick<CompiledSchema, 'parse'>,
  text: string,
  complaint: string,
  remedy: string,
  details: { readonly isFinalOutput?: true } = {},
): Observable<unknown> {
  return callbackValue('schema', () => parse(text)).pipe(
    map((parsed) => {
      if (parsed.ok) return parsed.value;
      const { issues } = parsed;
      const told = issues.map(({ message, path }) => (path ? `${path}: ${message}` : message)).join('; ');
      throw new ModelBehaviorError(`${complaint}: ${told}. ${remedy}`, { text, issues, ...details });
    }),
  );
}
