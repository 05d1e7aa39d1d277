// An agent as a tool of another: its run is part of the run that calls it, its events arrive there, and one stop ends both.
import { Agent, run, type RunEvent } from 'rxagents';
import { openai } from 'rxagents/openai';
import { scriptedModel, text, toolCall } from 'rxagents/testing';

const translate = { English: 'Good morning', Spanish: 'Buenos días', French: 'Bonjour' };

const translatorOf = (language: 'Spanish' | 'French') =>
  new Agent({
    name: `${language} translator`,
    handoffDescription: `Translates to ${language}.`,
    instructions: `Translate to ${language}. Answer with the translation only.`,
    model: process.env['OPENAI_API_KEY']
      ? openai('gpt-5-mini')
      : scriptedModel(() => text(translate[language]), { name: language }),
  });

const script = [
  [toolCall('to_spanish', { input: 'Good morning' }), toolCall('to_french', { input: 'Good morning' })],
  text('Buenos días, bonjour!'),
];
const host = new Agent({
  name: 'Host',
  instructions: 'Greet in all the languages that your tools know, in one line.',
  model: process.env['OPENAI_API_KEY'] ? openai('gpt-5-mini') : scriptedModel(script),
  tools: [
    translatorOf('Spanish').asTool({ toolName: 'to_spanish' }),
    translatorOf('French').asTool({ toolName: 'to_french' }),
  ],
});

/** A nested run's events come inside an event of the run that it is part of, to any depth. */
function show(event: RunEvent, indent = ''): void {
  if (event.type === 'nested_run_event') show(event.event, `${indent}  `);
  if (event.type === 'agent_updated_stream_event') console.log(`${indent}${event.agent.name}`);
  if (event.type === 'run_item_stream_event') console.log(`${indent}- ${event.name}`);
  if (event.type === 'run_finished_event') console.log(`${indent}= ${String(event.result.finalOutput)}`);
}
run(host, 'Say good morning.').subscribe({ next: (event) => show(event), error: console.error });
