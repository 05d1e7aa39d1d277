import { map, reduce, type Observable } from 'rxjs';
import type { Answer } from './Answer.js';
import { CallFailure } from './CallFailure.js';
import { readText } from './readText.js';

/** Reads an answer whose body is one JSON value. Unsubscribing closes its connection. */
export function readJson(answer: Answer): Observable<unknown> {
  return readText(answer).pipe(
    reduce((text, chunk) => text + chunk, ''),
    map(parse),
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const message = `its answer is not JSON (${text.length} characters). It was cut, or baseURL leads to another server.`;
    throw new CallFailure(message, { cause });
  }
}
