// A cassette: what a model answered, recorded once and replayed for ever, without a network. Good for tests.
import { Agent, lastValueFrom, run, tool } from 'rxagents';
import { openai } from 'rxagents/openai';
import { recordModel, replayModel, scriptedModel, text, toolCall } from 'rxagents/testing';
import * as z from 'zod';

const weather = tool({
  name: 'get_weather',
  description: 'Current weather for a city.',
  parameters: z.object({ city: z.string() }),
  execute: ({ city }) => `4 °C in ${city}`,
});
const agent = new Agent({ name: 'Assistant', instructions: 'Be brief.', tools: [weather] });

const script = [toolCall('get_weather', { city: 'Oslo' }), text('It is 4 °C in Oslo.', { deltas: 4 })];
const model = process.env['OPENAI_API_KEY'] ? openai('gpt-5-mini') : scriptedModel(script, { chunkDelayMs: 20 });

// Record: a line for each call, each event with its time, and each end. Write them to a file to keep them.
const cassette: string[] = [];
const recorder = recordModel(model, (line) => cassette.push(line));
const recorded = await lastValueFrom(run(agent, 'How is Oslo?', { model: recorder }));
console.log(`recorded ${recorded.usage.requests} calls in ${cassette.length} lines: ${String(recorded.finalOutput)}`);

// Replay: the same events in the same order, at once; with `timing: 'recorded'` at their times, virtual ones too.
const replayed = await lastValueFrom(run(agent, 'How is Oslo?', { model: replayModel(cassette) }));
console.log(`replayed: ${String(replayed.finalOutput)}`);
console.log('the same:', JSON.stringify(replayed.history) === JSON.stringify(recorded.history));
