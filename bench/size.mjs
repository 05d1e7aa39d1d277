// npm run size     what each runtime adds to an application in a browser, minified and gzipped
import { gzipSync } from 'node:zlib';
import { bundleForBrowser } from '../scripts/bundleForBrowser.mjs';

const ours = '../dist/esm/index.js';

/** Bundled without their models' clients and without zod, which an application chooses; ours with and without RxJS. */
const bundles = [
  [
    'rxagents, the first lines of its README',
    `export { Agent, run, tool, lastValueFrom, toAsyncIterable, textDeltas } from '${ours}'`,
    ['rxjs'],
  ],
  ['rxagents, everything', `export * from '${ours}'`, ['rxjs']],
  ['rxagents, everything, with RxJS', `export * from '${ours}'`, []],
  ['@openai/agents-core { Agent, run, tool }', `export { Agent, run, tool } from '@openai/agents-core'`, []],
  ['@openai/agents-core, everything', `export * from '@openai/agents-core'`, []],
  ['ai { streamText, tool }', `export { streamText, tool } from 'ai'`, []],
  ['ai, everything', `export * from 'ai'`, []],
];

for (const [name, contents, external] of bundles) {
  const { outputFiles } = await bundleForBrowser(contents, {
    external: ['zod', 'zod/*', 'openai', 'openai/*', 'node:*', ...external],
  });
  const { length } = gzipSync(outputFiles[0].contents, { level: 9 });
  console.log(`${(length / 1024).toFixed(1).padStart(6)} KiB  ${name}`);
}
