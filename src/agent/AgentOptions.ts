import type { AgentReference } from '../events/AgentReference.js';
import type { Eventually } from '../interop/Eventually.js';
import type { Model } from '../model/Model.js';
import type { HostedTool, ModelPrompt } from '../model/ModelRequest.js';
import type { ModelSettings } from '../model/ModelSettings.js';
import type { Agent } from './Agent.js';
import type { FunctionTool } from './FunctionTool.js';
import type { Handoff } from './handoff.js';
import type { Hooks } from './Hooks.js';
import type { InputGuardrail } from './InputGuardrail.js';
import type { OutputGuardrail } from './OutputGuardrail.js';
import type { JsonSchema, Schema, SchemaOutput } from './Schema.js';
import type { ToolUseBehavior } from './ToolUseBehavior.js';

/** A tool of yours, or one that the provider runs: a raw Responses tool object, sent as it is. */
export type Tool<TContext = unknown> = FunctionTool<TContext> | HostedTool;

/** A JSON Schema with the name and the strictness that the API is told. */
export interface JsonSchemaDefinition {
  readonly type: 'json_schema';
  readonly name: string;
  readonly schema: JsonSchema;
  readonly strict?: boolean;
}

/** What the final output is: plain text, or what a schema describes. */
export type OutputType = 'text' | JsonSchemaDefinition | Schema;

/** The type of the final output that an output type asks for. */
export type OutputOf<TOutputType> = TOutputType extends 'text' | undefined ? string : SchemaOutput<TOutputType>;

/** The system prompt, as text or computed for each turn. */
export type Instructions<TContext> = string | ((context: TContext, agent: AgentReference) => Eventually<string>);

/** A prompt template that the server keeps, fixed or chosen for each turn. */
export type Prompt<TContext> = ModelPrompt | ((context: TContext, agent: AgentReference) => Eventually<ModelPrompt>);

/** Agents to hand over to, or a function that returns them, read at each turn, so that agents may refer to each other. */
export type HandoffList = readonly HandoffTarget[] | (() => readonly HandoffTarget[]);

/** What tells an agent or a handoff, without the context: an agent that is made right in the list would take that for its own. */
type HandoffTarget = Pick<Agent, 'name' | 'resetToolChoice'> | Pick<Handoff, 'type' | 'toolName' | 'toolDescription'>;

/**
 * What an agent whose types are written out, `new Agent<Shop>({ ... })`, may hand over to: what takes its context and gives its
 * output. Elsewhere the list itself says which types it has.
 */
export type HandoffsOf<TContext, TOutput> =
  | readonly (Agent<TContext, TOutput> | Handoff<TContext, TOutput>)[]
  | (() => readonly (Agent<TContext, TOutput> | Handoff<TContext, TOutput>)[]);

type HandoffElement<THandoffs> = THandoffs extends () => readonly (infer TElement)[]
  ? TElement
  : THandoffs extends readonly (infer TElement)[]
    ? TElement
    : never;

type OutputOfElement<TElement> =
  TElement extends Agent<never, infer TOutput>
    ? TOutput
    : TElement extends Handoff<never, infer TOutput>
      ? TOutput
      : never;

type TakesContext<TElement> =
  TElement extends Agent<infer TContext, unknown>
    ? (context: TContext) => void
    : TElement extends Handoff<infer TContext, unknown>
      ? (context: TContext) => void
      : never;

/** The union of the final outputs of the agents in a handoff list. */
export type HandoffOutput<THandoffs> = OutputOfElement<HandoffElement<THandoffs>>;

/** The context that all agents in a handoff list together need. */
export type HandoffContext<THandoffs> = [HandoffElement<THandoffs>] extends [never]
  ? unknown
  : TakesContext<HandoffElement<THandoffs>> extends (context: infer TContext) => void
    ? TContext
    : unknown;

/** Tools of whichever context each needs, told without it for the same reason. */
export type ToolList = readonly (Pick<FunctionTool, 'type' | 'name' | 'parse' | 'timeoutBehavior'> | HostedTool)[];

type ToolTakesContext<TTool> = TTool extends FunctionTool<infer TContext> ? (context: TContext) => void : never;

/** The context that all tools of a list together need. */
export type ToolContext<TTools extends ToolList> =
  ((context: unknown) => void) | ToolTakesContext<TTools[number]> extends (context: infer TContext) => void
  ? TContext
  : unknown;

/** Everything about an agent; only `name` is required. */
export interface AgentOptions<TContext, TOutputType, THandoffs, TTools = readonly Tool<TContext>[]> {
  /** Unique among the agents that can reach each other. */
  readonly name: string;
  readonly instructions?: Instructions<TContext>;
  /** For models of the Responses API: a template that the server keeps. The model's name and `instructions` stand over its own. */
  readonly prompt?: Prompt<TContext>;
  /** The model that answers for this agent, unless the run has one for all. */
  readonly model?: Model;
  readonly modelSettings?: ModelSettings;
  readonly tools?: TTools;
  readonly handoffs?: THandoffs;
  /** Plain text by default. */
  readonly outputType?: TOutputType;
  /** Check the input of a run that begins with this agent. */
  readonly inputGuardrails?: readonly InputGuardrail<TContext>[];
  /** Check what this agent says. */
  readonly outputGuardrails?: readonly OutputGuardrail<TContext>[];
  readonly toolUseBehavior?: ToolUseBehavior<TContext>;
  /** Whether a forced `toolChoice` is cleared once the agent has used a tool, so that it can end; true by default. */
  readonly resetToolChoice?: boolean;
  /** What other agents' models are told about handing over to this one. */
  readonly handoffDescription?: string;
  /** Called while this agent is the active one, beside the run's. */
  readonly hooks?: Hooks<TContext>;
}
