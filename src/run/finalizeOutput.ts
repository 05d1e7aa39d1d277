import { concat, defer, EMPTY, from, of, type Observable } from 'rxjs';
import type { RunEvent } from '../events/RunEvent.js';
import type { TurnFact } from '../work/TurnFact.js';
import { callHooks } from './callHooks.js';
import { checkOutput } from './checkOutput.js';
import { guardrailsOf } from './guardrailsOf.js';
import { handledEvents } from './handledEvents.js';
import type { RunSignal } from './reduceRun.js';
import type { RunEnvironment } from './RunEnvironment.js';
import type { RunProgress } from './RunProgress.js';
import { turnItemsOf } from './turnItemsOf.js';
import { workPlaceOf } from './workPlaceOf.js';

/** What is still to be asked before the final output stands: the hooks, then the output guardrails. */
export function finalizeOutput(
  progress: RunProgress,
  env: RunEnvironment,
): Observable<RunEvent | TurnFact | RunSignal> {
  const { agent, turn, finalOutput, handled } = progress;
  const place = workPlaceOf(env, agent, turn);
  const isUnheld = handled !== undefined || hasToolOutput(progress);
  // A message that was held back has passed these already; what a tool or a handler of yours said has not.
  const guardrails = guardrailsOf('outputGuardrails', agent, env).filter(({ mode }) => mode !== 'hold' || isUnheld);
  const ended$ = callHooks(place, agent.hooks, 'onAgentEnd', 'hooks/', () => ({ output: finalOutput }));
  const finalized$ = from([...handledEvents(progress), { type: 'finalized' } as const]);
  if (guardrails.length === 0) return ended$ === EMPTY ? finalized$ : concat(ended$, finalized$);
  return concat(
    ended$,
    of<TurnFact>({ type: 'verdict_awaited' }),
    defer(() => checkOutput(place, guardrails, finalOutput, 'guardrail/output', false)),
    of<TurnFact>({ type: 'verdict_given' }),
    finalized$,
  );
}

function hasToolOutput(progress: RunProgress): boolean {
  return turnItemsOf(progress).some(({ type }) => type === 'tool_call_output_item');
}
