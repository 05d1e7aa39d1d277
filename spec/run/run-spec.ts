import * as z from 'zod';
import { Agent, lastValueFrom, run, tool, type RunEvent } from '../../src/index.js';
import { scriptedModel, text, toolCall } from '../../src/testing/index.js';

it('should run', () => {
  const weather = tool({ name: 'get_weather', description: '', parameters: z.object({ city: z.string() }), execute: ({ city }) => `Sunny in ${city}` });
  const agent = new Agent({ name: 'A', tools: [weather], model: scriptedModel([toolCall('get_weather', { city: 'Oslo' }), text('Done.')]) });
  const events: RunEvent[] = [];
  run(agent, 'Hi').subscribe({ next: (e) => events.push(e), error: (e) => { console.log('ERR', e) } });
  console.log(events.map((e) => e.type === 'raw_response_event' ? e.data.type : e.type === 'run_item_stream_event' ? e.name : e.type).join('\n'));
  const last = events.at(-1);
  console.log(JSON.stringify(last, null, 1));
});
