import { map, type Observable } from 'rxjs';
import type { CompiledSchema } from '../agent/CompiledSchema.js';
import { ModelBehaviorError } from '../errors/ModelBehaviorError.js';
import { callbackValue } from './callbackValue.js';

/** What the model wrote as JSON, read: arguments, structured output. A `ModelBehaviorError` where they are not valid. */
export function readModelJson(
  { parse }: Pick<CompiledSchema, 'parse'>,
  text: string,
  messageOf: (issues: string) => string,
): Observable<unknown> {
  return callbackValue('schema', () => parse(text)).pipe(
    map((parsed) => {
      if (parsed.ok) return parsed.value;
      const { issues } = parsed;
      const told = issues.map(({ message, path }) => (path ? `${path}: ${message}` : message)).join('; ');
      throw new ModelBehaviorError(messageOf(told), { text, issues });
    }),
  );
}
