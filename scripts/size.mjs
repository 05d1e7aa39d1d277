// Bundles the main entry for a browser as an application would, and fails when it got too big, reaches for anything but
// RxJS and the parser of partial JSON, is not shaken down to what is imported, or does not start outside Node.
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { bundleForBrowser } from './bundleForBrowser.mjs';

const KIB = 1024;
const mainEntry = `export * from './dist/esm/index.js';`;

const mayImport = ['rxjs', '@streamparser/json'];

const onlyKnown = {
  name: 'only-known',
  setup({ onResolve }) {
    onResolve({ filter: /^[^./]/ }, ({ path, importer, kind }) => {
      const isOurs = !importer.includes('node_modules');
      if (kind === 'entry-point' || !isOurs || mayImport.some((name) => `${path}/`.startsWith(`${name}/`)))
        return undefined;
      return {
        errors: [
          {
            text: `The main entry imports "${path}" (from ${importer}); in a browser it may import only ${mayImport.join(' and ')}.`,
          },
        ],
      };
    });
  },
};

async function bundle(contents, options = {}) {
  const { outputFiles, metafile } = await bundleForBrowser(contents, {
    metafile: true,
    plugins: [onlyKnown],
    ...options,
  });
  return { code: outputFiles[0].contents, inputs: Object.values(metafile.outputs)[0].inputs };
}

function check(what, { code, inputs }, limit, goal = limit) {
  const size = gzipSync(code, { level: 9 }).length;
  const verdict = size > limit ? 'TOO BIG' : size > goal ? `ok, but to be ${kib(goal)}` : 'ok';
  console.log(`${what}: ${kib(size)} of ${kib(limit)}, minified and gzipped: ${verdict}`);
  if (size <= limit) return;
  process.exitCode = 1;
  const files = Object.entries(inputs).sort(([, a], [, b]) => b.bytesInOutput - a.bytesInOutput);
  console.log(`The largest of ${files.length} files, minified:`);
  for (const [file, { bytesInOutput }] of files.slice(0, 20)) console.log(`  ${bytesInOutput} ${file}`);
}

function kib(bytes) {
  return `${(bytes / KIB).toFixed(2)} KiB`;
}

const external = { external: ['rxjs'] };
check('main entry without RxJS', await bundle(mainEntry, external), 48 * KIB, 22 * KIB);
const firstLines = 'Agent, run, tool, lastValueFrom, toAsyncIterable, textDeltas';
check(
  'the first lines of the README',
  await bundle(`export { ${firstLines} } from './dist/esm/index.js';`, external),
  33.5 * KIB,
);
check('only { UserError }', await bundle(`export { UserError } from './dist/esm/index.js';`, external), 1 * KIB);

// The provider has no part in what the main entry imports.
const provider = `export * from './dist/esm/openai/index.js';`;
check(
  'rxagents/openai without its client',
  await bundle(provider, { external: ['rxjs', 'openai'], plugins: [] }),
  12.5 * KIB,
);

const withRxjs = await bundle(mainEntry, { format: 'iife', globalName: 'rxagents' });
check('main entry with RxJS', withRxjs, 56.5 * KIB);
// A fresh context has the language's own globals and none of Node's.
const name = runInNewContext(`${Buffer.from(withRxjs.code).toString()};new rxagents.Agent({ name: 'Browser' }).name`);
if (name !== 'Browser') throw new Error(`The bundle does not run outside Node: the agent's name is ${String(name)}.`);
