import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const fileOf = (name) => fileURLToPath(new URL(name, import.meta.url));

/** Starts the model server. */
export async function startServer() {
  const child = fork(fileOf('server.mjs'));
  const [{ port }] = await once(child, 'message');
  return { origin: `http://127.0.0.1:${port}`, stop: () => child.kill() };
}

/** A process for one side of a row. */
async function startWorker({ side, task, params }, measure, origin) {
  const child = fork(fileOf('worker.mjs'), [side, task], { execArgv: ['--expose-gc', '--max-old-space-size=4096'] });
  const ask = async (message) => {
    const answered = once(child, 'message');
    const died = once(child, 'exit').then(([code]) => {
      throw new Error(`${side}.${task} ended with code ${code}.`);
    });
    died.catch(() => undefined);
    child.send(message);
    const [answer] = await Promise.race([answered, died]);
    if (answer.type === 'failed') throw new Error(answer.message);
    return answer;
  };
  await ask({ type: 'start', measure, params: { ...params, origin } });
  return { round: () => ask({ type: 'round' }), stop: () => child.kill() };
}

/** ms of CPU */
const SLOW = 5_000;

/** Rounds that are taken however long they take. */
const ENOUGH = 3;

/**
 * Measures the sides of a row in alternating rounds, each side in a process of its own, a new one for each generation.
 *
 * @returns figures by case, one a round; a side that is slow beyond comparison is measured in the first round only
 */
export async function measureRow({ cases, measure = 'cpu' }, origin, { generations, rounds, seconds }) {
  const figures = Object.fromEntries(Object.keys(cases).map((name) => [name, []]));
  const isSlow = ([first = 0]) => measure === 'cpu' && first > SLOW;
  let deadline = Infinity;
  for (let generation = 0; generation < generations; generation++) {
    if (generation > 0 && Date.now() > deadline) break;
    const workers = [];
    try {
      for (const [name, each] of Object.entries(cases)) {
        if (isSlow(figures[name])) continue;
        workers.push({ name, each, ...(await startWorker(each, measure, origin)) });
      }
      // To start and warm up does not count: slow sides would leave no time for rounds of the others.
      if (generation === 0) deadline = Date.now() + seconds * 1000;
      for (let round = 0; round < rounds && (round < ENOUGH || Date.now() < deadline); round++) {
        for (const { name, each, round: measured } of round % 2 === 0 ? workers : workers.toReversed()) {
          if (isSlow(figures[name])) continue;
          const { figure, value } = await measured();
          if (value !== each.expects) {
            throw new Error(`${each.side}.${each.task} came to ${value}, where ${each.expects} was to be expected.`);
          }
          figures[name].push(figure);
        }
      }
    } finally {
      for (const { stop } of workers) stop();
    }
  }
  return figures;
}
