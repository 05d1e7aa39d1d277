// The final output is what a schema says, checked and typed.
import { Agent, lastValueFrom, run } from 'rxagents';
import { openai } from 'rxagents/openai';
import { json, scriptedModel } from 'rxagents/testing';
import * as z from 'zod';

const Invoice = z.object({
  customer: z.string(),
  lines: z.array(z.object({ item: z.string(), euros: z.number() })),
});

const script = [
  json({
    customer: 'Ada',
    lines: [
      { item: 'Tea', euros: 3 },
      { item: 'Cake', euros: 4.5 },
    ],
  }),
];
const model = process.env['OPENAI_API_KEY'] ? openai('gpt-5-mini') : scriptedModel(script);
const clerk = new Agent({ name: 'Clerk', instructions: 'Write the invoice.', model, outputType: Invoice });

const result = await lastValueFrom(run(clerk, 'Ada had a tea for 3 euros and a cake for 4.50.'));

// A union by status: only a completed run has an output, and here its type is that of the schema.
if (result.status === 'completed') {
  const { customer, lines } = result.finalOutput;
  const total = lines.reduce((sum, { euros }) => sum + euros, 0);
  console.log(`${customer} owes ${total} euros`);
}
