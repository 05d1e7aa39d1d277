// A retry belongs around the piece of work that failed: `retry` on the run would do all of it again, tools included.
import { Agent, intercept, run, tool } from 'rxagents';
import { openai } from 'rxagents/openai';
import { error, scriptedModel, text, toolCall } from 'rxagents/testing';
import { pipe, retry, tap, timeout } from 'rxjs';
import * as z from 'zod';

const charge = tool({
  name: 'charge_card',
  description: 'Charges the card.',
  parameters: z.object({ euros: z.number() }),
  execute: ({ euros }) => {
    console.log(`charged ${euros} euros`); // once, whatever the model calls do
    return 'ok';
  },
});

const script = [toolCall('charge_card', { euros: 5 }), error(new Error('connection lost')), text('Paid. Thank you!')];
const model = process.env['OPENAI_API_KEY'] ? openai('gpt-5-mini') : scriptedModel(script);
const till = new Agent({ name: 'Till', instructions: 'Charge the card, then say thank you.', model, tools: [charge] });

run(till, 'A tea, please. That is 5 euros, isn’t it?', {
  interceptors: [
    // The first stands outermost. Each subscription to the work is one attempt.
    intercept('model_call', () => pipe(timeout({ each: 30_000 }), retry({ count: 2, delay: 100 }))),
    intercept('model_call', ({ key }) => tap({ error: (cause: unknown) => console.log(`${key}: ${String(cause)}`) })),
  ],
}).subscribe({
  next: (event) => event.type === 'run_finished_event' && console.log(event.result.finalOutput),
  error: console.error,
});
