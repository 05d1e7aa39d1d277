import { map, of, type Observable } from 'rxjs';
import { ModelBehaviorError } from '../errors/ModelBehaviorError.js';
import { ModelRefusalError } from '../errors/ModelRefusalError.js';
import { UserError } from '../errors/UserError.js';
import type { TurnOutcome } from '../work/TurnOutcome.js';
import { errorHandlerOf } from './errorHandlerOf.js';
import { finalTextOf } from './finalTextOf.js';
import { performCallback } from './performCallback.js';
import { readModelJson } from './readModelJson.js';
import type { Turn } from './Turn.js';
import { RUN_AGAIN, type TurnDecision } from './turnDecisionOf.js';

const DESCRIBE = 'Describe it in the instructions.';

/**
 * Carries out what was decided: reads structured output, asks the agent's tool-use function, refuses a refusal.
 *
 * @throws ModelRefusalError when that was decided, and ModelBehaviorError for an empty output that there is a handler for
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
        (answer) => {
          if (typeof (Object(answer) as Partial<typeof answer>).isFinalOutput !== 'boolean') {
            throw new UserError(
              `The toolUseBehavior of agent "${name}" did not say whether that is final. Let it return { isFinalOutput }.`,
            );
          }
          return answer.isFinalOutput ? toolFinalOutput(turn, answer.finalOutput) : RUN_AGAIN;
        },
      );
    }
    case 'no_output': {
      const text = { text: '', isFinalOutput: true } as const;
      const error = new ModelBehaviorError(`The final output of agent "${name}" is empty. ${DESCRIBE}`, text);
      if (errorHandlerOf(error, env.errorHandlers)) throw error;
      return of(RUN_AGAIN);
    }
    case 'text':
      if (!output) return of(finalOutput(decision.text));
      return readModelJson(
        output,
        decision.text,
        `The final output of agent "${name}" does not fit its outputType`,
        DESCRIBE,
        { isFinalOutput: true },
      ).pipe(map(finalOutput));
  }
}

function finalOutput(value: unknown): TurnOutcome {
  return { type: 'final_output', finalOutput: value };
}

/** A tool's output as the final one: as the model would be sent it where the agent's output is text. */
function toolFinalOutput({ output }: Turn, value: unknown): TurnOutcome {
  return finalOutput(output ? value : finalTextOf(value));
}
