import type { Observable } from 'rxjs';
import type { Place } from './perform.js';
import { performCallback } from './performCallback.js';
import type { AnyAgent } from './RunEnvironment.js';

/**
 * Takes what an agent says of itself, or asks for it where that is a function of the context and the agent.
 *
 * @param questions gets the question, where there is one
 * @param what which function, in words: `instructions`
 * @param note takes the answer
 */
export function askAgent(
  place: Place,
  agent: AnyAgent,
  questions: Observable<unknown>[],
  what: string,
  step: () => string,
  answer: unknown,
  note: (answer: unknown) => unknown,
): void {
  const { name } = agent;
  if (typeof answer !== 'function') note(answer);
  else {
    const call = (): unknown => (answer as (...told: unknown[]) => unknown)(place.env.context, agent);
    questions.push(performCallback(place, `${what} of agent "${name}"`, step(), { agent: name }, call, note));
  }
}
