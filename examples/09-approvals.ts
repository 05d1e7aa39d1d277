// A tool call that somebody must approve: the run ends, its state is kept as JSON, and another run goes on from it.
import { Agent, lastValueFrom, run, RunState, tool } from 'rxagents';
import { openai } from 'rxagents/openai';
import { scriptedModel, text, toolCall } from 'rxagents/testing';
import * as z from 'zod';

const refund = tool({
  name: 'refund',
  description: 'Pays money back to a customer.',
  parameters: z.object({ customer: z.string(), euros: z.number() }),
  needsApproval: (_context, { euros }) => euros > 10,
  execute: ({ customer, euros }) => {
    console.log(`paid ${euros} euros back to ${customer}`);
    return 'paid';
  },
});

const script = [
  [toolCall('refund', { customer: 'Ada', euros: 5 }), toolCall('refund', { customer: 'Grace', euros: 50 })],
  text('Both have their money back.'),
];
const model = process.env['OPENAI_API_KEY'] ? openai('gpt-5-mini') : scriptedModel(script);
const clerk = new Agent({ name: 'Clerk', instructions: 'Refund who asks, all at once.', model, tools: [refund] });

const first = await lastValueFrom(run(clerk, 'Ada wants 5 euros back, and Grace 50.'));
console.log(first.status);

// Anywhere, any time later. A state that leaves your trust must be signed: see docs/approvals.md.
const stored = JSON.stringify(first.state);

let state = RunState.fromJSON(clerk, JSON.parse(stored));
for (const call of state.interruptions) {
  console.log(`approved: ${call.rawItem.name} ${call.rawItem.arguments}`);
  state = state.approve(call);
}
const second = await lastValueFrom(run(clerk, state));
console.log(second.status, '->', second.finalOutput);
