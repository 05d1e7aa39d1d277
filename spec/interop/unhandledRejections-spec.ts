import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';

const interop = join(__dirname, '../../src/interop');

let interopRoom = '';

beforeAll(async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: `
        import { Observable, Subject, throwError } from 'rxjs';
        import { fromAsyncGenerator } from './fromAsyncGenerator';
        import { fromAsyncIterable } from './fromAsyncIterable';
        import { lastOf } from './lastOf';
        import { toAsyncIterable } from './toAsyncIterable';
        import { emissionsOf } from './emissionsOf';
        Object.assign(globalThis, {
          Observable, Subject, throwError, fromAsyncGenerator, fromAsyncIterable, lastOf, toAsyncIterable, emissionsOf,
          failure: new Error('failed'),
          ignore: { error: () => undefined },
        });
      `,
      resolveDir: interop,
    },
    bundle: true,
    write: false,
    platform: 'node',
    format: 'iife',
    logLevel: 'silent',
  });
  interopRoom = outputFiles[0]?.text ?? '';
});

/** Runs a script in a process that dies of the first unhandled rejection; resolves with what it prints. */
async function strictly(script: string): Promise<string> {
  const running = promisify(execFile)(process.execPath, ['--unhandled-rejections=strict', '-']);
  running.child.stdin?.end(`${interopRoom};${script};setTimeout(() => console.log('survived'), 20);`);
  return (await running).stdout.trim();
}

describe('unhandled rejections', () => {
  it('should kill the process of these specs', async () => {
    await expect(strictly(`void Promise.reject(failure);`)).rejects.toThrow('failed');
  });

  it.each([
    [
      'a pending next() that nobody awaits',
      `const run$ = new Subject(); void toAsyncIterable(run$).next(); run$.error(failure);`,
    ],
    ['a next() after the failure that nobody awaits', `void toAsyncIterable(throwError(() => failure)).next();`],
    [
      'several next() calls that are awaited in turn',
      `const run$ = new Subject(); const it = toAsyncIterable(run$);
       const pending = [it.next(), it.next()];
       void (async () => { await new Promise((go) => setTimeout(go, 5)); for (const each of pending) await each.catch(() => 0); })();
       run$.error(failure);`,
    ],
    [
      'a failure that is never read',
      `const it = toAsyncIterable(throwError(() => failure)); void it.next(); void it.return();`,
    ],
    ['throw() that nobody awaits', `void toAsyncIterable(new Subject()).throw(failure);`],
    [
      'return() whose teardown throws',
      `const it = toAsyncIterable(new Observable(() => () => { throw failure; })); void it.next(); void it.return();`,
    ],
    ...['fromAsyncIterable', 'fromAsyncGenerator', 'emissionsOf'].flatMap((door) => [
      [
        `${door}: a next() that rejects after unsubscribe`,
        `const it = { next: () => new Promise((_, no) => setTimeout(no, 5, failure)), return: async () => ({ done: true }) };
         ${door}({ [Symbol.asyncIterator]: () => it }).subscribe(ignore).unsubscribe();`,
      ],
      [
        `${door}: a return() that rejects`,
        `const it = { next: () => new Promise(() => undefined), return: () => Promise.reject(failure) };
         ${door}({ [Symbol.asyncIterator]: () => it }).subscribe(ignore).unsubscribe();`,
      ],
      [
        `${door}: a return() that throws`,
        `const it = { next: () => new Promise(() => undefined), return: () => { throw failure; } };
         ${door}({ [Symbol.asyncIterator]: () => it }).subscribe(ignore).unsubscribe();`,
      ],
      [
        `${door}: a generator that fails while it is closed`,
        `const generate = async function* () { try { yield 1; } finally { throw failure; } };
         const subscription = ${door}(generate()).subscribe({ ...ignore, next: () => subscription.unsubscribe() });`,
      ],
    ]),
    [
      'emissionsOf: a promise that rejects after unsubscribe',
      `emissionsOf(Promise.reject(failure)).subscribe(ignore).unsubscribe();`,
    ],
    [
      'lastOf: a promise that rejects after unsubscribe',
      `lastOf(Promise.reject(failure), 'answer').subscribe(ignore).unsubscribe();`,
    ],
  ])('should not come of %s', async (_, script) => {
    expect(await strictly(script)).toBe('survived');
  });
});
