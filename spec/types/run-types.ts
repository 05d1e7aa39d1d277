import { expectTypeOf } from 'expect-type';
import { NEVER } from 'rxjs';
import {
  Agent,
  conversation,
  lastValueFrom,
  run,
  toAsyncIterable,
  tool,
  type RunResult,
  type StoppedRun,
} from 'rxagents';

interface Shop {
  readonly user: string;
}
const plain = new Agent({ name: 'Plain' });
const needy = new Agent({ name: 'Needy', instructions: ({ user }: Shop) => user });
const easy = new Agent({
  name: 'Easy',
  tools: [tool({ name: 'greet', description: '', parameters: {}, execute: (_args, shop?: Shop) => shop?.user })],
});

// A context is asked for where the agent cannot do without one.
run(plain, 'Hi');
run(plain, 'Hi', { context: { user: 'Ada' } });
run(needy, 'Hi', { context: { user: 'Ada' } });
run(easy, 'Hi');
run(easy, 'Hi', { maxTurns: 2, approve: ({ context }) => context?.user === 'Ada' });
run(easy, 'Hi', { context: { user: 'Ada' } });
// Also where it is made on the spot.
run(new Agent({ name: 'Easy', instructions: (shop?: Shop) => shop?.user ?? '' }), 'Hi');
run(new Agent({ name: 'Loose', instructions: ({ user }: Partial<Shop>) => user ?? '' }), 'Hi', { context: {} });
conversation(easy, { policy: 'switch' });
conversation(needy, { context: { user: 'Ada' } });
// @ts-expect-error it needs a context
run(needy, 'Hi');
// @ts-expect-error it needs another context
run(needy, 'Hi', { context: { name: 'Ada' } });
// @ts-expect-error it takes another context
run(easy, 'Hi', { context: { user: 1 } });
// @ts-expect-error it needs a context
conversation(needy);
function ask<TContext, TOutput>(agent: Agent<TContext, TOutput>, context: TContext): Promise<RunResult<TOutput>> {
  return lastValueFrom(run(agent, 'Hi', { context }));
}
expectTypeOf(ask(needy, { user: 'Ada' })).toEqualTypeOf<Promise<RunResult<string>>>();

// Text is iterable, letter by letter, which nobody means.
// @ts-expect-error a stop is a stream
run(plain, 'Hi', { stop: 'after_turn' });
// @ts-expect-error steering messages come as a stream
run(plain, 'Hi', { steer: 'Be brief.' });
run(plain, 'Hi', { stop: Promise.resolve('now'), steer: ['Be brief.'] });
run(plain, 'Hi', { stop: NEVER, steer: NEVER });

// What only one ending has can be asked of each.
declare const result: RunResult<string>;
expectTypeOf(result.finalOutput).toEqualTypeOf<string | undefined>();
expectTypeOf(result.interruptions?.length).toEqualTypeOf<number | undefined>();
expectTypeOf(result.stopped).toEqualTypeOf<StoppedRun | undefined>();

// The agent that was active last can go on.
export async function goOn(): Promise<void> {
  const { lastAgent, history } = await lastValueFrom(run(easy, 'Hi'));
  expectTypeOf(lastAgent).toEqualTypeOf<Agent<Shop | undefined, string>>();
  run(lastAgent, history);
  let current: Agent = plain;
  current = (await lastValueFrom(run(current, 'Hi', { context: { user: 'Ada' } }))).lastAgent;
  const step = await toAsyncIterable(run(current, 'Hi')).next();
  expectTypeOf(step.done).toEqualTypeOf<boolean | undefined>();
}
