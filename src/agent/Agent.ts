import { UserError } from '../errors/UserError.js';
import type { AgentReference } from '../events/AgentReference.js';
import type { Model } from '../model/Model.js';
import type { ModelSettings } from '../model/ModelSettings.js';
import type {
  AgentOptions,
  HandoffContext,
  HandoffList,
  HandoffOutput,
  Instructions,
  OutputOf,
  OutputType,
  Tool,
} from './AgentOptions.js';
import { compileOutputType, type CompiledOutput } from './compileOutputType.js';
import { handoff, type Handoff } from './handoff.js';
import { isFunctionTool } from './isFunctionTool.js';
import type { ToolUseBehavior } from './ToolUseBehavior.js';

/**
 * A model with instructions, tools and handoffs: plain immutable data. `TContext` is what its functions need from
 * `run(agent, input, { context })`; `TOutput` is the union of the final outputs of all agents that it can reach.
 */
export interface Agent<in TContext = unknown, out TOutput = unknown> extends AgentReference {
  readonly name: string;
  readonly instructions?: Instructions<TContext>;
  readonly model?: Model;
  readonly modelSettings: ModelSettings;
  readonly tools: readonly Tool<TContext>[];
  /** Computed at each read where the option is a function. */
  readonly handoffs: readonly Handoff<TContext, TOutput>[];
  /** Absent for plain text. */
  readonly output?: CompiledOutput<TOutput>;
  readonly toolUseBehavior: ToolUseBehavior<TContext>;
  readonly resetToolChoice: boolean;
  readonly handoffDescription?: string;
  /** A copy of this agent with some options replaced. */
  clone(
    overrides: Partial<Omit<AgentOptions<TContext, never, never>, 'outputType' | 'handoffs'>>,
  ): Agent<TContext, TOutput>;
  clone<
    TMore = unknown,
    const TOutputType extends OutputType | undefined = undefined,
    const THandoffs extends HandoffList = readonly [],
  >(
    overrides: Partial<AgentOptions<TContext & TMore, TOutputType, THandoffs>>,
  ): Agent<TContext & TMore & HandoffContext<THandoffs>, TOutput | OutputOf<TOutputType> | HandoffOutput<THandoffs>>;
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
    const THandoffs extends HandoffList = readonly [],
  >(
    options: AgentOptions<TContext, TOutputType, THandoffs>,
  ): Agent<TContext & HandoffContext<THandoffs>, OutputOf<TOutputType> | HandoffOutput<THandoffs>>;
  readonly prototype: Agent<never>;
}

type AnyOptions = AgentOptions<never, OutputType, HandoffList>;

class AgentData {
  readonly #options: AnyOptions;
  readonly #handoffs: () => readonly Handoff<never>[];
  readonly name: string;
  readonly modelSettings: ModelSettings;
  readonly tools: readonly Tool<never>[];
  readonly toolUseBehavior: ToolUseBehavior<never>;
  readonly resetToolChoice: boolean;

  constructor(options: AnyOptions) {
    const { name, modelSettings = {}, tools = [], toolUseBehavior = 'run_llm_again', resetToolChoice = true } = options;
    if (typeof name !== 'string' || name.trim() === '') {
      throw new UserError('An agent needs a name: events, handoffs and saved states refer to it. Give it one.');
    }
    this.#options = options;
    this.name = name;
    this.modelSettings = modelSettings;
    this.tools = Object.freeze([...tools]);
    this.toolUseBehavior = toolUseBehavior;
    this.resetToolChoice = resetToolChoice;
    Object.assign(this, optionalPartsOf(options));
    for (const tool of this.tools) assertTool(tool, name);
    const { handoffs = [] } = options;
    // A list is read here, so that what is wrong with it shows here.
    const list = typeof handoffs === 'function' ? handoffs : handoffsOf(handoffs, name);
    this.#handoffs = typeof list === 'function' ? () => handoffsOf(list(), name) : () => list;
    Object.freeze(this);
  }

  get handoffs(): readonly Handoff<never>[] {
    return this.#handoffs();
  }

  clone(overrides: Partial<AnyOptions>): AgentData {
    return new AgentData({ ...this.#options, ...overrides });
  }

  toJSON(): { readonly name: string } {
    return { name: this.name };
  }
}

/** Absent rather than undefined, so that `in` and spread see what the caller gave. */
function optionalPartsOf({ name, instructions, model, outputType = 'text', handoffDescription }: AnyOptions): object {
  const output = compileOutputType(outputType, name);
  return {
    ...(instructions !== undefined && { instructions }),
    ...(model !== undefined && { model }),
    ...(output !== undefined && { output }),
    ...(handoffDescription !== undefined && { handoffDescription }),
  };
}

function assertTool(tool: Tool<never>, agentName: string): void {
  if (isFunctionTool(tool)) return;
  const type: unknown = (tool as { readonly type?: unknown } | null)?.type;
  if (typeof type === 'string' && type !== 'function') return;
  throw new UserError(
    `Agent "${agentName}" has a tool that is neither made by tool() nor a hosted tool such as { type: 'web_search' }. Wrap its function in tool({ name, description, parameters, execute }).`,
  );
}

function handoffsOf(targets: readonly (Agent<never> | Handoff<never>)[], agentName: string): readonly Handoff<never>[] {
  return Object.freeze(
    targets.map((target: Agent<never> | Handoff<never> | undefined) => {
      if (target === undefined) {
        throw new UserError(
          `Agent "${agentName}" has a handoff to undefined: an agent that was not made yet, as in modules that import each other. Give handoffs as a function: handoffs: () => [...].`,
        );
      }
      return 'agent' in target ? target : handoff(target);
    }),
  );
}

/**
 * A model with instructions, tools and handoffs.
 *
 * The context type is inferred from the functions that name it, the output type from `outputType` and `handoffs`.
 */
export const Agent = AgentData as unknown as AgentConstructor;
