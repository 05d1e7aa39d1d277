import { concat, from, mergeMap, throwError, type Observable, type SchedulerLike } from 'rxjs';
import type { ModelEvent } from '../index.js';
import type { ScriptedError } from './error.js';
import { eventsOf } from './eventsOf.js';
import { response } from './response.js';
import { responseOf } from './responseOf.js';
import type { ScriptedStep } from './ScriptedStep.js';
import { spaced } from './spaced.js';

/** How an answer is streamed. */
interface AnswerOptions {
  readonly responseId: string;
  readonly pauseMs: number;
  readonly scheduler: SchedulerLike;
}

/** The stream that a step stands for; a step that is a stream keeps its own time. */
export function answerOf(step: ScriptedStep, options: AnswerOptions): Observable<ModelEvent> {
  if ('subscribe' in step) return from(step);
  if ('type' in step && step.type === 'error') return answerThatErrors(step, options);
  return spaced(eventsOf(responseOf(step), options.responseId), options.pauseMs, options.scheduler);
}

function answerThatErrors({ error, items }: ScriptedError, options: AnswerOptions): Observable<ModelEvent> {
  const { responseId, pauseMs, scheduler } = options;
  // Everything but the terminal event, which a call that errors never comes to.
  const written = items.length === 0 ? [] : eventsOf(response(items), responseId).slice(0, -1);
  return concat(
    spaced(written, pauseMs, scheduler),
    spaced([error], pauseMs, scheduler).pipe(mergeMap((thrown) => throwError(() => thrown))),
  );
}
