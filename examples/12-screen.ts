// One run, two who look at it: a screen that shows views of it, and a log. `shareRun` makes it one run, and one bill.
import { Agent, lastValueFrom, ofItem, run, runView, shareRun, tool } from 'rxagents';
import { openai } from 'rxagents/openai';
import { scriptedModel, text, toolCall } from 'rxagents/testing';
import { map, timer } from 'rxjs';
import * as z from 'zod';

const weather = tool({
  name: 'get_weather',
  description: 'Current weather for a city.',
  parameters: z.object({ city: z.string() }),
  execute: ({ city }) => timer(100).pipe(map(() => `4 °C in ${city}`)),
});
const script = [toolCall('get_weather', { city: 'Oslo' }), text('It is 4 °C in Oslo: take a coat.', { deltas: 8 })];
const model = process.env['OPENAI_API_KEY'] ? openai('gpt-5-mini') : scriptedModel(script, { chunkDelayMs: 10 });
const agent = new Agent({ name: 'Assistant', instructions: 'Be brief.', model, tools: [weather] });

const run$ = run(agent, 'How is Oslo?').pipe(shareRun());

// The screen: plain immutable data, as often as it can draw. A view never errors: a run that fails has one that says so.
run$.pipe(runView({ coalesce: { ms: 40 } })).subscribe(({ status, messages, toolCalls }) => {
  const calls = toolCalls.map((call) => `[${call.name}: ${call.status}]`);
  console.log(`screen: ${status} ${calls.join(' ')} ${messages.map((message) => message.text).join('\n')}`);
});

// The log: whoever comes late catches up.
run$.pipe(ofItem('tool_output')).subscribe({
  next: ({ output }) => console.log(`log: ${String(output)}`),
  error: console.error,
});

const { usage } = await lastValueFrom(run$);
console.log(`${usage.requests} model calls for three subscribers`);
