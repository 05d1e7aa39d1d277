import type { FunctionTool, Handoff } from 'rxagents';
import { scriptedModel } from 'rxagents/testing';
import { modelRequestOf } from '../../src/run/modelRequestOf.js';
import { runProgressOf } from '../../src/run/RunProgress.js';
import type { Turn } from '../../src/run/Turn.js';
import { environment } from './environment.js';

interface TurnParts extends Partial<Omit<Turn, 'tools' | 'handoffs'>> {
  readonly tools?: readonly FunctionTool<never>[];
  readonly handoffs?: readonly Handoff<never>[];
}

/** The first turn of agent A, for a stage that is tested by itself. */
export function turnOf({ tools = [], handoffs = [], ...parts }: TurnParts = {}): Turn {
  const env = parts.env ?? environment();
  const progress = parts.progress ?? runProgressOf(env.agent, [{ role: 'user', content: 'Hi' }]);
  return {
    env,
    progress,
    agent: { name: 'A' },
    number: 1,
    key: 'turn-1',
    output: undefined,
    outputGuardrails: [],
    hooks: undefined,
    early: undefined,
    toolUseBehavior: 'run_llm_again',
    model: scriptedModel([]),
    requestOf: modelRequestOf(progress, env, { instructions: undefined, tools: [], handoffs: [] }),
    tools: new Map(tools.map((tool) => [tool.name, tool])),
    handoffs: new Map(handoffs.map((handoff) => [handoff.toolName, handoff])),
    ...parts,
  };
}
