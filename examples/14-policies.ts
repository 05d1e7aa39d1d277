// Policies for the work of a run: what a model call does after a failure, how long it may be silent, and what a run may use.
import { Agent, budget, fallback, retry, run, timeouts, tool } from 'rxagents';
import { openai } from 'rxagents/openai';
import { error, scriptedModel, text, toolCall } from 'rxagents/testing';
import * as z from 'zod';

let rolls = 0;
const dice = tool({
  name: 'roll',
  description: 'Rolls a die.',
  parameters: z.object({}),
  execute: () => {
    rolls += 1;
    return 4;
  },
});

// The large model breaks off in the middle of its answer, each time; the small one takes over, and would roll for ever.
const cut = () => error(new Error('connection lost'), text('I shall'));
const model = process.env['OPENAI_API_KEY']
  ? fallback([openai('gpt-5'), openai('gpt-5-mini')])
  : fallback([
      scriptedModel(cut, { name: 'large' }),
      scriptedModel(() => [text('I roll.'), toolCall('roll')], { name: 'small' }),
    ]);
const gambler = new Agent({ name: 'Gambler', instructions: 'Roll the die until it shows a 6.', model, tools: [dice] });

const run$ = run(gambler, 'Go!', {
  interceptors: [
    budget({ toolCalls: 3 }), // a fourth roll stops the run
    retry({ count: 1, delayMs: 50 }), // should all models have failed
    timeouts({ run: 60_000, idle: 20_000 }),
  ],
});
run$.subscribe({
  next: (event) => {
    // What was streamed before a failure is taken back.
    if (event.type === 'response_retracted_event') console.log(`taken back: ${event.reason}`);
    if (event.type === 'run_finished_event') {
      const { status, usage } = event.result;
      console.log(`${status} after ${rolls} rolls, ${usage.totalTokens} tokens`);
    }
  },
  error: console.error,
});
