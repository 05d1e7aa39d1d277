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
  readonly name: string;
  readonly modelSettings: ModelSettings;
  readonly tools: readonly Tool<never>[];
  readonly toolUseBehavior: ToolUseBehavior<never>;
  readonly resetToolChoice: boolean;

  constructor(options: AnyOptions) {
    const { name, instructions, model, outputType = 'text', handoffDescription } = options;
    if (typeof name !== 'string' || name.trim() === '') {
      throw new UserError('An agent needs a name: events, handoffs and saved states refer to it. Give it one.');
    }
    this.#options = options;
    this.name = name;
    this.modelSettings = options.modelSettings ?? {};
    this.tools = options.tools ?? [];
    this.toolUseBehavior = options.toolUseBehavior ?? 'run_llm_again';
    this.resetToolChoice = options.resetToolChoice ?? true;
    const output = compileOutputType(outputType, name);
    // Absent rather than undefined, so that `in` and spread see what the caller gave.
    Object.assign(
      this,
      instructions !== undefined && { instructions },
      model !== undefined && { model },
      output !== undefined && { output },
      handoffDescription !== undefined && { handoffDescription },
    );
    for (const tool of this.tools) assertTool(tool, name);
    Object.freeze(this);
  }

  get handoffs(): readonly Handoff<never>[] {
    const { handoffs = [] } = this.#options;
    const list = typeof handoffs === 'function' ? handoffs() : handoffs;
    return list.map((target) => ('agent' in target ? target : handoff(target)));
  }

  clone(overrides: Partial<AnyOptions>): AgentData {
    return new AgentData({ ...this.#options, ...overrides });
  }

  toJSON(): { readonly name: string } {
    return { name: this.name };
  }
}

function assertTool(tool: Tool<never>, agentName: string): void {
  if (isFunctionTool(tool)) return;
  const type: unknown = (tool as { readonly type?: unknown } | null)?.type;
  if (typeof type === 'string' && type !== 'function') return;
  throw new UserError(
    `Agent "${agentName}" has a tool that is neither made by tool() nor a hosted tool such as { type: 'web_search' }. Wrap its function in tool({ name, description, parameters, execute }).`,
  );
}

/**
 * A model with instructions, tools and handoffs.
 *
 * The context type is inferred from the functions that name it, the output type from `outputType` and `handoffs`.
 */
export const Agent = AgentData as unknown as AgentConstructor;
