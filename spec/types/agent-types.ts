import { expectTypeOf } from 'expect-type';
import * as z from 'zod';
import { Agent } from '../../src/agent/Agent.js';
import { handoff } from '../../src/agent/handoff.js';
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
