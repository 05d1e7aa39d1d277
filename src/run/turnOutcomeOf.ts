import { map, of, type Observable } from 'rxjs';
import { ModelBehaviorError } from '../errors/ModelBehaviorError.js';
import { ModelRefusalError } from '../errors/ModelRefusalError.js';
import type { TurnOutcome } from '../work/TurnOutcome.js';
import { modelOutputFrom } from './modelOutputFrom.js';
import { performCallback } from './performCallback.js';
import { readModelJson } from './readModelJson.js';
import type { Turn } from './Turn.js';
import { RUN_AGAIN, type TurnDecision } from './turnDecisionOf.js';

/**
 * Carries out what was decided: reads structured output, asks the agent's tool-use function, refuses a refusal.
 *
 * @throws ModelRefusalError when that was decided
 */
export function turnOutcomeOf(turn: Turn, decision: TurnDecision): Observable<TurnOutcome> {
  const { output, env, handoffs } = turn;
  const { name } = turn.agent;
  switch (decision.type) {
    case 'run_again':
    case 'interrupted':
      return of(decision);
    case 'handoff': {
      const via = handoffs.get(decision.handoffName);
      return of(via ? { type: 'handoff', agent: via.agent, via } : RUN_AGAIN);
    }
    case 'unanswered':
      throw new ModelBehaviorError(
        `The model made a ${decision.call}, which nobody here answers. Give agent "${name}" a tool() in its place.`,
      );
    case 'refusal':
      throw new ModelRefusalError(decision.refusal);
    case 'tool_output':
      return of(toolFinalOutput(turn, decision.output));
    case 'ask_tool_use': {
      const { ask, results } = decision;
      return performCallback(
        turn,
        `toolUseBehavior of agent "${name}"`,
        'toolUseBehavior',
        results,
        () => ask(env.context, results),
        (answer) => (answer.isFinalOutput ? toolFinalOutput(turn, answer.finalOutput) : RUN_AGAIN),
      );
    }
    case 'text':
      if (!output) return of(finalOutput(decision.text));
      return readModelJson(
        output,
        decision.text,
        `The final output of agent "${name}" does not fit its outputType`,
        'Describe it in the instructions.',
      ).pipe(map(finalOutput));
  }
}

function finalOutput(value: unknown): TurnOutcome {
  return { type: 'final_output', finalOutput: value };
}

/** A tool's output as the final one: as the model would be sent it where the agent's output is text. */
function toolFinalOutput({ output }: Turn, value: unknown): TurnOutcome {
  const told = output ? value : modelOutputFrom(value);
  return finalOutput(output || typeof told === 'string' ? told : JSON.stringify(told));
}
