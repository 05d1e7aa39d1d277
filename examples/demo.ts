// One agent hands over to another, which uses two tools at once and answers in a shape of your own: watched as it happens,
// awaited, and pulled. `npm run demo` needs no key; with OPENAI_API_KEY set it talks to the API. `-- --diagram out.svg` draws it.
import { parseArgs } from 'node:util';
import { isAgentsError, lastValueFrom, run, toAsyncIterable, type RunEvent, type RunResult } from 'rxagents';
import {
  firstValueFrom,
  fromEvent,
  identity,
  map,
  merge,
  noop,
  ReplaySubject,
  share,
  takeUntil,
  type Observable,
} from 'rxjs';
import { triage } from './demo/agents.js';
import { question } from './demo/answers.js';
import { areAlike, areEqual } from './demo/compareResults.js';
import { connect, type Connection } from './demo/connect.js';
import { drawTo } from './demo/drawTo.js';
import { resultLine, show, showResults } from './demo/show.js';
import { bold, dim, green, red } from './demo/style.js';

const { values } = parseArgs({ options: { diagram: { type: 'string' } } });

class Interrupted extends Error {}
const interrupted$ = merge(fromEvent(process, 'SIGINT'), fromEvent(process.stdout, 'error')).pipe(
  map(() => {
    throw new Interrupted();
  }),
  // Whoever comes after a Ctrl-C (or after `| head` has left), between two runs, is told of it too.
  share({ connector: () => new ReplaySubject(1), resetOnError: false, resetOnRefCountZero: false }),
);

async function demo({ model, isScripted }: Connection): Promise<void> {
  // Cold: nothing has happened yet. Ctrl-C unsubscribes, which stops the model call and the tools.
  const run$ = run(triage, question, { model }).pipe(takeUntil(interrupted$));

  console.log(`\n${bold(`? ${question}`)}`);
  const watched = await watch(run$);

  console.log(`\n${bold('One run$, three doors, each with a run of its own')}`);
  console.log(resultLine('run$.subscribe(observer)', watched));
  const others = await firstValueFrom(
    showResults({
      'await lastValueFrom(run$)': lastValueFrom(run$),
      'for await (… of toAsyncIterable(run$))': pull(run$),
    }),
  );
  compare([watched, ...others], isScripted);
}

/** Reactive: every event goes to the terminal as it comes, the last one has the result. */
function watch(run$: Observable<RunEvent>): Promise<RunResult> {
  return new Promise((resolve, reject) => {
    run$.pipe(show(), values.diagram ? drawTo(values.diagram) : identity).subscribe({
      next: (event) => event.type === 'run_finished_event' && resolve(event.result),
      error: reject,
    });
  });
}

/** Pulled: the next event is asked for when the last one is done with. */
async function pull(run$: Observable<RunEvent>): Promise<RunResult> {
  for await (const event of toAsyncIterable(run$)) {
    if (event.type === 'run_finished_event') return event.result;
  }
  throw new Error('The run ended without its result.');
}

function compare(results: readonly RunResult[], isScripted: boolean): void {
  if (isScripted) {
    const equal = areEqual(results);
    console.log(equal ? green('✔ The three results are equal.') : red('✖ The three results differ.'));
    process.exitCode = equal ? 0 : 1;
  } else if (areAlike(results)) {
    console.log(green('✔ The three results have one shape'), dim('(a live model words each of them anew).'));
  } else {
    console.log(dim('The three results differ: a live model went about each run in its own way.'));
  }
}

const listening = interrupted$.subscribe({ error: noop });
process.stdout.on('error', noop); // every write that is still under way has one
const connection = await connect();
console.log(dim(connection.notice));
try {
  await demo(connection);
} catch (error) {
  if (error instanceof Interrupted) {
    console.log(dim('Interrupted: unsubscribed.'));
    process.exitCode = 130;
  } else if (isAgentsError(error)) {
    console.log(red(`✖ ${error.name}: ${error.message}`));
    process.exitCode = 1;
  } else throw error;
} finally {
  listening.unsubscribe();
  await connection.close();
}
