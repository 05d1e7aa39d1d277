// The model calls tools; they run side by side, and may take as long as they like and report how far they are.
import { Agent, progress, run, tool } from 'rxagents';
import { openai } from 'rxagents/openai';
import { scriptedModel, text, toolCall } from 'rxagents/testing';
import { concat, interval, map, of, take } from 'rxjs';
import * as z from 'zod';

const city = z.object({ city: z.string() });

const weather = tool({
  name: 'get_weather',
  description: 'Current weather for a city.',
  parameters: city,
  execute: async ({ city }) => ({ city, degrees: city === 'Oslo' ? 4 : 19 }), // a value or a promise...
});
const trains = tool({
  name: 'find_trains',
  description: 'Trains to a city.',
  parameters: city,
  execute: ({ city }) => {
    const asked$ = interval(100).pipe(
      take(2),
      map((at) => progress(`asked railway ${at + 1}`)),
    );
    return concat(asked$, of([`08:05 to ${city}`, `10:35 to ${city}`])); // ...or an Observable: the last value counts
  },
});

const script = [
  [toolCall('get_weather', { city: 'Oslo' }), toolCall('find_trains', { city: 'Oslo' })],
  text('It is 4 °C in Oslo. Take the train at 08:05.'),
];
const model = process.env['OPENAI_API_KEY'] ? openai('gpt-5-mini') : scriptedModel(script);
const agent = new Agent({ name: 'Travel agent', instructions: 'Be brief.', model, tools: [weather, trains] });

run(agent, 'A day trip to Oslo: what is the weather, and which train do I take?').subscribe({
  next: (event) => {
    if (event.type === 'tool_progress_event') console.log(`${event.toolName}: ${String(event.data)}`);
    if (event.type === 'run_finished_event') console.log(event.result.finalOutput);
    if (event.type !== 'run_item_stream_event') return;
    if (event.item.type === 'tool_call_output_item') console.log('->', event.item.output);
    if (event.item.type === 'tool_call_item' && event.item.rawItem.type === 'function_call') {
      console.log(`${event.item.rawItem.name}(${event.item.rawItem.arguments})`);
    }
  },
  error: console.error,
});
