// Two ways to end a run early: `stop` asks for an ending and gets all that there is so far; unsubscribing walks away.
import { Agent, lastValueFrom, run, textDeltas } from 'rxagents';
import { openai } from 'rxagents/openai';
import { scriptedModel, text } from 'rxagents/testing';
import { takeUntil, timer } from 'rxjs';

const story = text('Once upon a time there was a run that nobody wanted to end, so it went on and on.', { deltas: 20 });
const model = process.env['OPENAI_API_KEY'] ? openai('gpt-5-mini') : scriptedModel(() => story, { chunkDelayMs: 30 });
const agent = new Agent({ name: 'Storyteller', instructions: 'Tell a very long story.', model });

// `stop` is anything that RxJS can subscribe to: a click, a timer, fromAbortSignal(signal).
const result = await lastValueFrom(run(agent, 'Tell me a story.', { stop: timer(300) }));
if (result.status === 'stopped') {
  console.log('stopped at:', result.stopped.partialText);
  // What was said is kept, so that the next run can go on from there.
  console.log('history:', result.history.length, 'items');
}

// Unsubscribing aborts the request and every tool at once; nothing more is emitted.
run(agent, 'Tell me a story.')
  .pipe(textDeltas(), takeUntil(timer(300)))
  .subscribe({ complete: () => console.log('unsubscribed'), error: console.error });
