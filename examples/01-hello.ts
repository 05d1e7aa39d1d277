// A run is a cold Observable of stream events. Here it is watched as it is written, then awaited.
import { Agent, lastValueFrom, run, textDeltas } from 'rxagents';
import { openai } from 'rxagents/openai';
import { scriptedModel, text } from 'rxagents/testing';

// Without a key a scripted model answers, word by word.
const answer = text('Hello! Nothing happens before you subscribe.', { deltas: 10 });
const model = process.env['OPENAI_API_KEY'] ? openai('gpt-5-mini') : scriptedModel(() => answer, { chunkDelayMs: 20 });

const agent = new Agent({ name: 'Assistant', instructions: 'Answer in one sentence.', model });
const run$ = run(agent, 'Say hello.');

run$.pipe(textDeltas()).subscribe({
  next: (piece) => process.stdout.write(piece),
  complete: () => process.stdout.write('\n'),
  error: console.error,
});

// Another subscription is another run.
const { finalOutput, usage } = await lastValueFrom(run$);
console.log({ finalOutput, tokens: usage.totalTokens });
