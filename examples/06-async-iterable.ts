// The same events, pulled in a loop. Leaving the loop unsubscribes, which stops the run.
import { Agent, run, toAsyncIterable } from 'rxagents';
import { openai } from 'rxagents/openai';
import { scriptedModel, text } from 'rxagents/testing';

const answer = text('One, two, three, four, five.', { deltas: ['One, ', 'two, ', 'three, ', 'four, ', 'five.'] });
const model = process.env['OPENAI_API_KEY'] ? openai('gpt-5-mini') : scriptedModel(() => answer);
const run$ = run(new Agent({ name: 'Counter', model }), 'Count to five.');

const events = toAsyncIterable(run$);
for await (const event of events) {
  if (event.type === 'run_item_stream_event') console.log(event.name);
}
// Once the loop is over, the iterable has what the result has.
console.log(events.status, events.finalOutput);

for await (const event of toAsyncIterable(run$)) {
  if (event.type !== 'raw_response_event' || event.data.type !== 'response.output_text.delta') continue;
  console.log(event.data.delta);
  if (event.data.delta.includes('two')) break;
}
