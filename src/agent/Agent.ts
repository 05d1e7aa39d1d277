import { UserError } from '../errors/UserError.js';
import type { AgentReference } from '../events/AgentReference.js';
import type { Model } from '../model/Model.js';
import type { ModelSettings } from '../model/ModelSettings.js';
import type {
  AgentOptions,
  HandoffContext,
  HandoffList,
  HandoffOutput,
  HandoffsOf,
  Instructions,
  OutputOf,
  OutputType,
  Prompt,
  Tool,
  ToolContext,
  ToolList,
} from './AgentOptions.js';
import { agentTool, type AsToolOptions } from './agentTool.js';
import { compileOutputType, type CompiledOutput } from './compileOutputType.js';
import type { FunctionTool } from './FunctionTool.js';
import type { Handoff } from './handoff.js';
import { handoffsOf } from './handoffsOf.js';
import type { Hooks } from './Hooks.js';
import type { InputGuardrail } from './InputGuardrail.js';
import { isFunctionTool } from './isFunctionTool.js';
import type { OutputGuardrail } from './OutputGuardrail.js';
import { requireArray } from './requireArray.js';
import { requirePrompt } from './requirePrompt.js';
import { requireNamed } from './requireNamed.js';
import { requireOutputGuardrails } from './requireOutputGuardrails.js';
import { requireToolUseBehavior } from './requireToolUseBehavior.js';
import type { ToolUseBehavior } from './ToolUseBehavior.js';

/**
 * A model with instructions, tools and handoffs: plain immutable data. `TContext` is what its functions need from
 * `run(agent, input, { context })`; `TOutput` is the union of the final outputs of all agents that it can reach.
 */
export interface Agent<in TContext = unknown, out TOutput = unknown> extends AgentReference {
  readonly name: string;
  readonly instructions?: Instructions<TContext>;
  readonly prompt?: Prompt<TContext>;
  readonly model?: Model;
  readonly modelSettings: ModelSettings;
  readonly tools: readonly Tool<TContext>[];
  /** Computed at each read where the option is a function. */
  readonly handoffs: readonly Handoff<TContext, TOutput>[];
  /** Absent for plain text. */
  readonly output?: CompiledOutput<TOutput>;
  readonly inputGuardrails: readonly InputGuardrail<TContext>[];
  readonly outputGuardrails: readonly OutputGuardrail<TContext>[];
  readonly hooks?: Hooks<TContext>;
  readonly toolUseBehavior: ToolUseBehavior<TContext>;
  readonly resetToolChoice: boolean;
  readonly handoffDescription?: string;
  /** A copy of this agent with some options replaced. */
  clone(
    overrides: Partial<Omit<AgentOptions<TContext, never, never>, 'outputType' | 'handoffs'>>,
  ): Agent<TContext, TOutput>;
  /** A copy of this agent with some options replaced, `outputType`, `handoffs` or the context among them: so its types change too. */
  clone<
    TMore = unknown,
    const TOutputType extends OutputType | undefined = undefined,
    const THandoffs extends HandoffList = readonly [],
  >(
    overrides: Partial<AgentOptions<TContext & TMore, TOutputType, THandoffs>>,
  ): Agent<TContext & TMore & HandoffContext<THandoffs>, TOutput | OutputOf<TOutputType> | HandoffOutput<THandoffs>>;
  /**
   * This agent as a tool of another: the model calls it with an `input` text, and gets its final output. Its run is part of the run
   * that calls it: its events arrive there as `nested_run_event`.
   *
   * ```ts
   * const planner = new Agent({ name: 'Planner', tools: [researcher.asTool({ toolName: 'research' })] });
   * ```
   */
  asTool(options?: AsToolOptions<TContext>): FunctionTool<TContext>;
  /** The name is all that a saved state or an event needs to tell an agent by. */
  toJSON(): { readonly name: string };
}

interface AgentConstructor {
  /**
   * @throws UserError when the name is blank, a tool is not one, or a schema cannot be sent
   *
   * ```ts
   * const agent = new Agent({ name: 'Assistant', instructions: 'Be brief.', model: openai('gpt-5-mini') });
   * ```
   */
  new <
    TContext = unknown,
    const TOutputType extends OutputType | undefined = undefined,
    const THandoffs extends HandoffList = HandoffsOf<TContext, OutputOf<TOutputType>>,
    TTools extends ToolList = readonly Tool<TContext>[],
  >(
    options: AgentOptions<TContext & ToolContext<TTools>, TOutputType, THandoffs, TTools>,
  ): Agent<
    TContext & ToolContext<TTools> & HandoffContext<THandoffs>,
    OutputOf<TOutputType> | HandoffOutput<THandoffs>
  >;
  readonly prototype: Agent<never>;
}

type AnyOptions = AgentOptions<never, OutputType, HandoffList>;

class AgentData {
  readonly #options: AnyOptions;
  readonly #handoffs: () => readonly Handoff<never>[];

  constructor(options: AnyOptions) {
    const { name, modelSettings = {}, tools = [] } = Object(options) as AnyOptions;
    if (typeof name !== 'string' || name.trim() === '') {
      throw new UserError('An agent has no name. Give it one: events, handoffs and saved states refer to it.');
    }
    const { toolUseBehavior = 'run_llm_again', resetToolChoice = true, handoffDescription, hooks, prompt } = options;
    const { instructions, model, outputType = 'text', handoffs = [] } = options;
    if (prompt !== undefined && typeof prompt !== 'function') requirePrompt(prompt, name);
    requireToolUseBehavior(toolUseBehavior, name);
    this.#options = options;
    // A list is read here, so that what is wrong with it shows here.
    const list = typeof handoffs === 'function' ? undefined : handoffsOf(handoffs, name);
    this.#handoffs = () => list ?? handoffsOf((handoffs as () => readonly object[])(), name);
    const output = compileOutputType(outputType, `outputType of agent "${name}"`);
    const inputGuardrails = requireNamed(options.inputGuardrails, `inputGuardrails of agent "${name}"`);
    const outputGuardrails = requireOutputGuardrails(options.outputGuardrails, `outputGuardrails of agent "${name}"`);
    const parts = {
      ...{ instructions, model, modelSettings, output, toolUseBehavior, resetToolChoice, handoffDescription, hooks },
      ...{ inputGuardrails, outputGuardrails, prompt },
    };
    // Absent rather than undefined, so that `in` and spread see what the caller gave.
    const given = Object.entries(parts).filter(([, part]) => part !== undefined);
    Object.assign(this, { name, tools: toolsOf(tools, name), ...Object.fromEntries(given) });
    Object.freeze(this);
  }

  get handoffs(): readonly Handoff<never>[] {
    return this.#handoffs();
  }

  clone(overrides: Partial<AnyOptions>): AgentData {
    return new AgentData({ ...this.#options, ...overrides });
  }

  asTool(options: AsToolOptions<never> = {}): FunctionTool<never> {
    return agentTool(this as unknown as Agent<never>, options);
  }

  toJSON(): { readonly name: string } {
    return { name: this.#options.name };
  }
}

function toolsOf(tools: readonly Tool<never>[], agentName: string): readonly Tool<never>[] {
  requireArray(tools, 'tools', agentName);
  for (const tool of tools) {
    const type: unknown = (tool as { readonly type?: unknown } | undefined)?.type;
    if (isFunctionTool(tool) || (typeof type === 'string' && type !== 'function')) continue;
    throw new UserError(
      `Agent "${agentName}" has a tool that is neither made by tool() nor hosted, such as { type: 'web_search' }. Use tool().`,
    );
  }
  return Object.freeze([...tools]);
}

/**
 * A model with instructions, tools and handoffs.
 *
 * The context type is inferred from the functions that name it, the output type from `outputType` and `handoffs`.
 */
export const Agent = AgentData as unknown as AgentConstructor;
