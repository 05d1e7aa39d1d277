// Runs that remember: they share a session, which holds the conversation whatever ends a run.
import { Agent, lastValueFrom, MemorySession, run } from 'rxagents';
import { openai } from 'rxagents/openai';
import { scriptedModel, text } from 'rxagents/testing';
import { timer } from 'rxjs';

const script = [
  text('Hello, Ada.'),
  text('Your name is Ada, which is a name that goes back a long way, to the'),
  text('Ada.'),
];
const pace = { chunkDelayMs: 30 };
const model = process.env['OPENAI_API_KEY'] ? openai('gpt-5-mini') : scriptedModel(script, pace);
const agent = new Agent({ name: 'Assistant', instructions: 'Be brief.', model });

// `rxagents/sqlite` keeps one in a file; any store of yours is one by four methods.
const session = new MemorySession();

await lastValueFrom(run(agent, 'My name is Ada.', { session }));
console.log(session.getItems().length, 'items');

// Stopped in the middle: what was said is kept, and the next run goes on from it.
const stopped = await lastValueFrom(run(agent, 'Tell me all about it.', { session, stop: timer(160) }));
console.log(stopped.status, '-', session.getItems().length, 'items');

const { finalOutput, history } = await lastValueFrom(run(agent, 'In one word: my name?', { session }));
console.log(finalOutput, '-', history.length, 'items');
