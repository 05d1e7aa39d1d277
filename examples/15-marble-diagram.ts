// A picture of a run: who was at work and when, what was streamed, what was taken back.
import { writeFileSync } from 'node:fs';
import { Agent, run, tool } from 'rxagents';
import { openai } from 'rxagents/openai';
import { marbleDiagram, scriptedModel, text, toolCall } from 'rxagents/testing';
import { delay, of } from 'rxjs';
import * as z from 'zod';

const city = z.object({ city: z.string() });
const weather = tool({
  name: 'get_weather',
  description: 'Current weather for a city.',
  parameters: city,
  execute: ({ city }) => of(`4 °C in ${city}`).pipe(delay(150)),
});
const trains = tool({
  name: 'find_trains',
  description: 'Trains to a city.',
  parameters: city,
  execute: ({ city }) => of(`08:05 to ${city}`).pipe(delay(60)),
});

const script = [
  [toolCall('get_weather', { city: 'Oslo' }), toolCall('find_trains', { city: 'Oslo' })],
  text('It is 4 °C in Oslo. Take the train at 08:05.', { deltas: 10 }),
];
const model = process.env['OPENAI_API_KEY'] ? openai('gpt-5-mini') : scriptedModel(script, { chunkDelayMs: 5 });
const agent = new Agent({ name: 'Travel agent', instructions: 'Be brief.', model, tools: [weather, trains] });

marbleDiagram(run(agent, 'A day trip to Oslo?')).subscribe((diagram) => {
  console.log(diagram.toText());
  const [, , path] = process.argv; // node scripts/start.mjs examples/15-marble-diagram.ts out.svg
  if (path) writeFileSync(path, diagram.toSvg({ title: 'A day trip' }));
});
