// A chat: inputs go in, views of the whole thread come out. An input that comes while a run works waits for its turn.
import { Agent, conversation } from 'rxagents';
import { openai } from 'rxagents/openai';
import { scriptedModel, text } from 'rxagents/testing';
import { filter, firstValueFrom } from 'rxjs';

const script = [text('Hello, Ada.'), text('Your name is Ada.'), text('You are Ada!')];
const model = process.env['OPENAI_API_KEY'] ? openai('gpt-5-mini') : scriptedModel(script, { chunkDelayMs: 20 });
const chat = conversation(new Agent({ name: 'Assistant', instructions: 'Be brief.', model }), { policy: 'queue' });

// A screen would show each view; here only what has ended is printed.
const screen = chat.view$.subscribe(({ status, messages, queued }) => {
  const last = messages.at(-1);
  if (status === 'completed' && last?.role === 'assistant') console.log(`${last.text} (${queued.length} waiting)`);
});
const idle = () =>
  firstValueFrom(chat.view$.pipe(filter((view) => view.status === 'completed' && !view.queued.length)));

chat.send('My name is Ada.');
chat.send('What is my name?');
await idle();

chat.retryLast(); // takes the last answer back, and asks again
const { messages } = await idle();
for (const { role, text } of messages) console.log(`${role}: ${text}`);
screen.unsubscribe(); // a run that worked would be cut
