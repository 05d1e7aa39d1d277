// One side of one row, in a process of its own: warms up, then measures a round each time it is asked.
import { setImmediate as nextTick } from 'node:timers/promises';
import * as tasks from './tasks.mjs';

const [sideName, task] = process.argv.slice(2);

const settle = async () => {
  for (let at = 0; at < 5; at++) await nextTick();
};

/** CPU of the process in ms, user and system, all its threads: the garbage collector's and the compiler's too. */
async function cpuOf(work, repeats) {
  const before = process.cpuUsage();
  let value;
  for (let at = 0; at < repeats; at++) value = await work();
  await settle();
  const { user, system } = process.cpuUsage(before);
  return { figure: (user + system) / 1000 / repeats, value };
}

const WARM_UP = { cpu: 1_500, wall: 3_000, rounds: 3 };
const SAMPLE = 300;
const SLOW = 5_000;

const measures = {
  /**
   * CPU ms of one piece of work: warmed up, then repeated until a sample is long enough to be told from noise. The garbage
   * collector is left alone: a collection that is forced shrinks the young generation, and what follows pays for that.
   */
  async cpu(work) {
    const begin = performance.now();
    let last = 0;
    let value;
    const isCold = () => spent < WARM_UP.cpu && performance.now() - begin < WARM_UP.wall;
    let spent = 0;
    for (let rounds = 0; rounds < WARM_UP.rounds || isCold(); rounds++) {
      ({ figure: last, value } = await cpuOf(work, 1));
      spent += last;
      // What takes so long is warm before it ends, and is not run again.
      if (last > SLOW) return () => ({ figure: last, value });
    }
    const repeats = Math.max(1, Math.min(200, Math.round(SAMPLE / last)));
    return () => cpuOf(work, repeats);
  },
  /** Heap in bytes that each of `count` pending pieces of work holds. */
  async heap(start) {
    const heapUsed = async () => {
      for (let at = 0; at < 3; at++) {
        await settle();
        globalThis.gc();
      }
      return process.memoryUsage().heapUsed;
    };
    const round = async () => {
      const before = await heapUsed();
      const { count, stop } = await start();
      const after = await heapUsed();
      await stop();
      return { figure: (after - before) / count, value: count };
    };
    await round();
    return round;
  },
};

let round;

process.on('message', async (message) => {
  try {
    if (message.type === 'start') {
      const side = await import(`../sides/${sideName}.mjs`);
      round = await measures[message.measure](await tasks[task](side, message.params));
      process.send({ type: 'ready' });
    } else {
      process.send({ type: 'figure', ...(await round()) });
    }
  } catch (error) {
    process.send({ type: 'failed', message: `${sideName}.${task}: ${error?.stack ?? error}` });
  }
});
process.on('disconnect', () => process.exit());
