import type { Observable } from 'rxjs';
import { isFunctionTool } from '../agent/isFunctionTool.js';
import { askAgent } from './askAgent.js';
import type { ModelQuestion } from './modelRequestOf.js';
import type { Place } from './perform.js';
import { handoffsOf } from './reachableAgents.js';
import type { AnyAgent } from './RunEnvironment.js';
import { stepNames } from './stepNames.js';

/**
 * Tells, or asks, which tools and handoffs of an agent are on offer; gives what is, once the questions are answered.
 *
 * @param questions gets what has to be asked
 * @param isKnown whether it was asked before: then all are taken to be on offer, but for those of one name, of which one may be
 */
export function offerOf(
  agent: AnyAgent,
  place: Place,
  questions: Observable<unknown>[],
  isKnown = false,
): () => Pick<ModelQuestion, 'tools' | 'handoffs'> {
  const { tools } = agent;
  const handoffs = handoffsOf(agent);
  const off = new Set<unknown>();
  const named = [
    ...tools.filter(isFunctionTool).map((tool) => ({ name: tool.name, kind: 'tool', of: tool })),
    ...handoffs.map((handoff) => ({ name: handoff.toolName, kind: 'handoff', of: handoff })),
  ];
  named.forEach(({ name, kind, of }, index) => {
    if (isKnown && named.every((other) => other.of === of || other.name !== name)) return;
    // Several may have one name, as long as one of them is on offer at a time.
    const step = (): string => `enabled/${stepNames(named)[index]}`;
    askAgent(place, agent, questions, `isEnabled of ${kind} "${name}"`, step, of.isEnabled, (isOn) =>
      isOn ? off.delete(of) : off.add(of),
    );
  });
  const isOn = (each: unknown): boolean => !off.has(each);
  // The list itself where all of it is on offer: what is made of it is kept by identity.
  return () => ({ tools: tools.every(isOn) ? tools : tools.filter(isOn), handoffs: handoffs.filter(isOn) });
}
