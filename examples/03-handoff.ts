// One agent hands the conversation over to another, which answers the rest of it.
import { Agent, handoff, run } from 'rxagents';
import { openai } from 'rxagents/openai';
import { scriptedModel, text, toolCall } from 'rxagents/testing';
import * as z from 'zod';

const billing = new Agent({
  name: 'Billing',
  handoffDescription: 'Invoices and refunds.',
  instructions: 'Answer questions about invoices in one sentence.',
});
const support = new Agent({ name: 'Support', handoffDescription: 'Everything technical.' });

const triage = new Agent({
  name: 'Triage',
  instructions: 'Hand the customer over to whoever can help.',
  handoffs: [
    support, // an agent alone will do
    handoff(billing, {
      inputType: z.object({ reason: z.string() }),
      onHandoff: (_context, { reason }) => console.log(`Reason: ${reason}`),
    }),
  ],
});

const script = [
  toolCall('transfer_to_billing', { reason: 'charged twice' }),
  text('You were charged twice; the second charge is on its way back to you.'),
];
// The run's model answers for every agent in it.
const model = process.env['OPENAI_API_KEY'] ? openai('gpt-5-mini') : scriptedModel(script);

run(triage, 'Why was I charged twice?', { model }).subscribe({
  next: (event) => {
    if (event.type === 'agent_updated_stream_event') console.log(`${event.agent.name} is in charge`);
    if (event.type === 'run_finished_event') console.log(event.result.lastAgent.name, '->', event.result.finalOutput);
  },
  error: console.error,
});
