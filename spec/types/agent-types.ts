import type { StandardJSONSchemaV1, StandardSchemaV1 } from '@standard-schema/spec';
import { expectTypeOf } from 'expect-type';
import { of } from 'rxjs';
import * as z from 'zod';
import { Agent } from '../../src/agent/Agent.js';
import type { Tool } from '../../src/agent/AgentOptions.js';
import { handoff } from '../../src/agent/handoff.js';
import type { Schema, SchemaOutput, StandardSchema } from '../../src/agent/Schema.js';
import { tool } from '../../src/agent/tool.js';

const plain = new Agent({ name: 'Plain' });
expectTypeOf(plain).toEqualTypeOf<Agent<unknown, string>>();

const report = new Agent({ name: 'Report', outputType: z.object({ title: z.string() }) });
expectTypeOf(report).toEqualTypeOf<Agent<unknown, { title: string }>>();

// The output of an agent is the union over the agents it can reach.
const triage = new Agent({ name: 'Triage', handoffs: [report, handoff(plain)] });
expectTypeOf(triage).toEqualTypeOf<Agent<unknown, string | { title: string }>>();

const late = new Agent({ name: 'Late', outputType: z.array(z.number()), handoffs: () => [report] });
expectTypeOf(late).toEqualTypeOf<Agent<unknown, number[] | { title: string }>>();

// The context is what the functions name, of the agent and of those it hands over to.
const greet = tool({
  name: 'greet',
  description: '',
  parameters: z.object({ loud: z.boolean().default(false) }),
  execute: ({ loud }, context: { user: string }) => {
    expectTypeOf(loud).toEqualTypeOf<boolean>();
    return loud ? context.user.toUpperCase() : context.user;
  },
});
const greeter = new Agent({ name: 'Greeter', tools: [greet] });
expectTypeOf(greeter).toEqualTypeOf<Agent<{ user: string }, string>>();

const store = new Agent({ name: 'Store', instructions: (context: { db: number }) => `Use ${context.db}.` });
const front = new Agent({ name: 'Front', handoffs: [greeter, store] });
expectTypeOf(front).toEqualTypeOf<Agent<{ user: string } & { db: number }, string>>();

// An agent may be made right in the list.
const inline = new Agent({ name: 'Inline', handoffs: [new Agent({ name: 'B' }), handoff(new Agent({ name: 'C' }))] });
expectTypeOf(inline).toEqualTypeOf<Agent<unknown, string>>();
// @ts-expect-error what is neither an agent nor a handoff
new Agent({ name: 'Wrong', handoffs: [{ name: 'B' }] });

// A cycle: one agent needs an annotation, and counts as unknown unless its type says more.
const ping: Agent = new Agent({ name: 'Ping', handoffs: () => [pong] });
const pong = new Agent({ name: 'Pong', handoffs: () => [ping] });
expectTypeOf(pong).toEqualTypeOf<Agent<unknown, unknown>>();

// @ts-expect-error an agent that needs a context is not one that needs none
export const wrong: Agent = greeter;
// @ts-expect-error nor does an output type fit another
export const wrongOutput: Agent<unknown, number> = plain;

expectTypeOf(report.clone({ name: 'Other' })).toEqualTypeOf<Agent<unknown, { title: string }>>();
new Agent({ name: 'Hosted', tools: [{ type: 'web_search' }, greet] });
// JSON Schema gives an object of unknowns.
tool({
  name: 'raw',
  description: '',
  parameters: { type: 'object', properties: { a: { type: 'string' } } },
  execute: (args) => expectTypeOf(args).toEqualTypeOf<Readonly<Record<string, unknown>>>(),
});

// A tool's arguments are the output side of its schema.
tool({
  name: 'output_side',
  description: '',
  parameters: z.object({
    limit: z.number().default(10),
    day: z.string().transform((day) => new Date(day)),
    tags: z.array(z.string()).optional(),
    count: z.coerce.number(),
  }),
  execute: (args) => {
    expectTypeOf(args).toEqualTypeOf<{ limit: number; day: Date; tags?: string[] | undefined; count: number }>();
  },
});
tool({
  name: 'list',
  description: '',
  parameters: z.array(z.int()),
  execute: (args) => {
    expectTypeOf(args).toEqualTypeOf<number[]>();
  },
});
tool({ name: 'later', description: '', parameters: {}, execute: () => Promise.resolve(1) });
tool({ name: 'streamed', description: '', parameters: {}, execute: () => of(1, 2) });
tool({
  name: 'generated',
  description: '',
  parameters: {},
  async *execute() {
    yield await Promise.resolve(1);
  },
});

// A prompt is fixed, or chosen with the context.
expectTypeOf(new Agent({ name: 'P', prompt: { promptId: 'pmpt_1' } })).toEqualTypeOf<Agent<unknown, string>>();
expectTypeOf(
  new Agent({ name: 'P', prompt: ({ city }: { city: string }) => ({ promptId: 'pmpt_1', variables: { city } }) }),
).toEqualTypeOf<Agent<{ city: string }, string>>();
// @ts-expect-error a prompt has an id
new Agent({ name: 'P', prompt: {} });

// A tool knows what it is told about its call.
const needy = tool({
  name: 'needy',
  description: '',
  parameters: z.object({ a: z.string() }),
  isEnabled: (context: { user: string }) => context.user !== '',
  execute: ({ a }, { user }, { signal, turn, emit }) => {
    expectTypeOf(signal).toEqualTypeOf<AbortSignal>();
    expectTypeOf(turn).toEqualTypeOf<number>();
    expectTypeOf(emit).toEqualTypeOf<(data: unknown) => void>();
    return a + user;
  },
});
expectTypeOf(new Agent({ name: 'Needy', tools: [needy] })).toEqualTypeOf<Agent<{ user: string }, string>>();

tool({
  name: 'wrong_key',
  description: '',
  parameters: z.object({ a: z.string() }),
  // @ts-expect-error the schema has no such key
  execute: ({ b }) => b,
});
tool({
  name: 'wrong_context',
  description: '',
  parameters: {},
  // @ts-expect-error the context is used as what it is not
  execute: (_args, context: { user: string }) => context.name,
});
declare const withoutJson: StandardSchemaV1<{ a: string }>;
// @ts-expect-error a schema that cannot be written as JSON Schema is no schema for a model
tool({ name: 'no_json', description: '', parameters: withoutJson, execute: () => 1 });
// @ts-expect-error a tool needs an execute
tool({ name: 'idle', description: '', parameters: {} });

// Schemas of every library that follows the standard fit.
expectTypeOf<StandardSchemaV1<string, number> & StandardJSONSchemaV1<string, number>>().toExtend<Schema>();
expectTypeOf<
  SchemaOutput<StandardSchemaV1<string, number> & StandardJSONSchemaV1<string, number>>
>().toEqualTypeOf<number>();
expectTypeOf<SchemaOutput<StandardSchema<string, number>>>().toEqualTypeOf<number>();
expectTypeOf(z.string().transform(Number)).toExtend<StandardSchema<string, number>>();

// A handoff's function gets the output side too, and adds to the context.
const escalate = handoff(greeter, {
  inputType: z.object({ reason: z.string(), urgent: z.boolean().default(false) }),
  onHandoff: (context: { log: string[] }, input) => {
    expectTypeOf(input).toEqualTypeOf<{ reason: string; urgent: boolean }>();
    context.log.push(input.reason);
  },
});
expectTypeOf(new Agent({ name: 'Desk', handoffs: [escalate] })).toEqualTypeOf<
  Agent<{ user: string } & { log: string[] }, string>
>();
handoff(plain, {
  inputType: { type: 'object' },
  onHandoff: (_context, input) => {
    expectTypeOf(input).toEqualTypeOf<Readonly<Record<string, unknown>>>();
  },
});
handoff(plain, {
  inputType: z.object({ reason: z.string() }),
  // @ts-expect-error the schema has no such key
  onHandoff: (_context, { cause }) => cause,
});

// A copy keeps the types of what it copies, and adds those of what replaces it.
expectTypeOf(greeter.clone({ instructions: 'Greet loudly.' })).toEqualTypeOf<Agent<{ user: string }, string>>();
expectTypeOf(plain.clone({ outputType: z.array(z.string()) })).toEqualTypeOf<Agent<unknown, string | string[]>>();
expectTypeOf(plain.clone({ handoffs: [report] })).toEqualTypeOf<Agent<unknown, string | { title: string }>>();
expectTypeOf(plain.clone({ tools: [greet] })).toExtend<Agent<{ user: string }, string>>();
// @ts-expect-error a name is text
plain.clone({ name: 1 });

// A plain JSON Schema as the output gives an object of unknowns.
const scored = new Agent({
  name: 'Scored',
  outputType: { type: 'json_schema', name: 'scores', schema: { type: 'object' } },
});
expectTypeOf(scored).toEqualTypeOf<Agent<unknown, Readonly<Record<string, unknown>>>>();

// Tools of several contexts: the agent needs them all, and functions without annotations know them.
const count = tool({ name: 'count', description: '', parameters: {}, execute: (_args, { db }: { db: number }) => db });
const loose = tool({
  name: 'loose',
  description: '',
  parameters: {},
  execute: (_args, { unit }: { unit?: string }) => unit,
});
expectTypeOf(new Agent({ name: 'Both', tools: [greet, count, { type: 'web_search' }] })).toEqualTypeOf<
  Agent<{ user: string } & { db: number }, string>
>();
expectTypeOf(new Agent({ name: 'Loose', tools: [loose] })).toEqualTypeOf<Agent<{ unit?: string }, string>>();
expectTypeOf(new Agent({ name: 'None', tools: [] })).toEqualTypeOf<Agent<unknown, string>>();
expectTypeOf(
  new Agent({ name: 'Spoken', instructions: ({ lang }: { lang: string }) => lang, tools: [greet, count] }),
).toEqualTypeOf<Agent<{ lang: string } & { user: string } & { db: number }, string>>();
new Agent({
  name: 'Told',
  instructions: (context) => {
    expectTypeOf(context).toEqualTypeOf<{ user: string } & { db: number }>();
    return context.user;
  },
  tools: [greet, count],
  hooks: { onAgentStart: ({ context }) => context.db },
  toolUseBehavior: ({ user }) => ({ isFinalOutput: true, finalOutput: user }),
});
const choice = Math.random() > 0.5;
expectTypeOf(new Agent({ name: 'Maybe', tools: [greet, ...(choice ? [count] : [])] })).toEqualTypeOf<
  Agent<{ user: string } & { db: number }, string>
>();
function speaking<TContext>(speak: (context: TContext) => string, tools: Tool<TContext>[]): Agent<TContext, string> {
  return new Agent({ name: 'Generic', instructions: speak, tools });
}
expectTypeOf(speaking((context: { lang: string }) => context.lang, [])).toEqualTypeOf<
  Agent<{ lang: string }, string>
>();
// @ts-expect-error made by hand, it cannot be run
new Agent({ name: 'Wrong', tools: [{ type: 'function', name: 'a', description: '', parameters: {} }] });
// @ts-expect-error the provider has no such tool
new Agent({ name: 'Wrong', tools: [{ type: 'web_serch' }] });

// The context may be written out: what needs more does not fit, and whom it hands over to gives the output that it says.
interface Shop {
  readonly user: string;
  readonly db: number;
}
const clerk = new Agent<Shop>({ name: 'Clerk', tools: [greet, count] });
const desk = new Agent<Shop>({
  name: 'Desk',
  handoffs: [clerk, plain, handoff(clerk, { onHandoff: ({ user }: { user: string }) => user })],
});
expectTypeOf(desk).toEqualTypeOf<Agent<Shop, string>>();
export const again: Agent<Shop, string> = new Agent<Shop>({ name: 'Again', handoffs: () => [again, desk] });
// @ts-expect-error a tool that needs more
new Agent<{ user: string }>({ name: 'Small', tools: [count] });
// @ts-expect-error an agent that needs more
new Agent<{ user: string }>({ name: 'Small', handoffs: [clerk] });
// @ts-expect-error an output that is not said
new Agent<Shop>({ name: 'Silent', handoffs: [report] });
const Title = z.object({ title: z.string() });
expectTypeOf(new Agent<Shop, typeof Title>({ name: 'Said', outputType: Title, handoffs: [report] })).toEqualTypeOf<
  Agent<Shop, { title: string }>
>();
