import { catchError, map, of, throwError, type Observable } from 'rxjs';
import type { CompiledSchema } from '../agent/CompiledSchema.js';
import { isAgentsError } from '../errors/AgentsError.js';
import { CallbackError } from '../errors/CallbackError.js';
import { ModelRefusalError } from '../errors/ModelRefusalError.js';
import type { TurnOutcome } from '../work/TurnOutcome.js';
import { modelOutputFrom } from './modelOutputFrom.js';
import { performCallback } from './performCallback.js';
import { readModelJson } from './readModelJson.js';
import type { Turn } from './Turn.js';
import type { TurnDecision } from './turnDecisionOf.js';

/** Carries out what was decided: reads structured output, asks the agent's tool-use function, refuses a refusal. */
export function turnOutcomeOf(turn: Turn, decision: TurnDecision): Observable<TurnOutcome> {
  switch (decision.type) {
    case 'run_again':
      return of(decision);
    case 'handoff': {
      const agent = turn.handoffs.get(decision.handoffName)?.agent;
      return agent ? of({ type: 'handoff', agent }) : of({ type: 'run_again' });
    }
    case 'refusal':
      return throwError(() => new ModelRefusalError(decision.refusal));
    case 'tool_output':
      return of(toolFinalOutput(turn, decision.output));
    case 'ask_tool_use':
      return performCallback(turn.env, {
        name: toolUseOf(turn),
        key: `${turn.key}/toolUseBehavior`,
        agent: turn.agent,
        turn: turn.number,
        input: decision.results,
        call: () => decision.ask(turn.env.context, decision.results),
      }).pipe(
        map((answer) =>
          answer.isFinalOutput ? toolFinalOutput(turn, answer.finalOutput) : ({ type: 'run_again' } as const),
        ),
        catchError((error: unknown) =>
          throwError(() => (isAgentsError(error) ? error : new CallbackError(toolUseOf(turn), error))),
        ),
      );
    case 'text':
      return turn.output ? structuredOutput(turn, turn.output, decision.text) : of(finalOutput(decision.text));
  }
}

function toolUseOf({ agent }: Turn): string {
  return `toolUseBehavior of agent "${agent.name}"`;
}

function finalOutput(value: unknown): TurnOutcome {
  return { type: 'final_output', finalOutput: value };
}

/** A tool's output as the final one: as the model would be sent it where the agent's output is text. */
function toolFinalOutput({ output }: Turn, value: unknown): TurnOutcome {
  const told = output ? value : modelOutputFrom(value);
  return finalOutput(output || typeof told === 'string' ? told : JSON.stringify(told));
}

function structuredOutput({ agent }: Turn, output: CompiledSchema, text: string): Observable<TurnOutcome> {
  return readModelJson(
    output,
    text,
    (issues) =>
      `The final output of agent "${agent.name}" does not fit its outputType: ${issues}. Describe it in the instructions, or loosen the schema.`,
  ).pipe(map(finalOutput));
}
