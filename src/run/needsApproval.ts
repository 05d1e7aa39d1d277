import type { ResponseFunctionToolCall } from 'openai/resources/responses/responses';
import { catchError, mergeMap, of, type Observable } from 'rxjs';
import { isNamed } from '../errors/isNamed.js';
import type { ModelBehaviorError } from '../errors/ModelBehaviorError.js';
import { callInputOf } from './callInputOf.js';
import { performCallback } from './performCallback.js';
import { readModelJson } from './readModelJson.js';
import type { Turn } from './Turn.js';

/** Whether a call needs approval; arguments that cannot be read always do. */
export function needsApproval(turn: Turn, call: ResponseFunctionToolCall): Observable<boolean> {
  const { name, call_id: callId } = call;
  const tool = turn.tools.get(name);
  const needs = tool?.needsApproval ?? false;
  if (!tool || typeof needs !== 'function') return of(Boolean(needs));
  return readModelJson(tool, call.arguments, name, '').pipe(
    mergeMap((args) =>
      performCallback(
        turn,
        `needsApproval of tool "${name}"`,
        `tool/${callId}/needsApproval`,
        callInputOf(call),
        () => needs(turn.env.context, args, callId),
        Boolean,
      ),
    ),
    catchError((error: unknown) => {
      if (isNamed<ModelBehaviorError>(error, 'ModelBehaviorError')) return of(true);
      throw error;
    }),
  );
}
