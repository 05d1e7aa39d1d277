// Runs one of the examples, or the command line, from its TypeScript, against the sources in src/: there is nothing to build first.
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const [example] = process.argv.slice(2);
if (example === undefined) throw new Error('Say which example: node scripts/start.mjs examples/01-hello.ts');

const root = dirname(dirname(fileURLToPath(import.meta.url)));
// Below node_modules, so that the packages which the bundle imports are found.
const folder = join(root, 'node_modules/.cache/rxagents');
const bundle = join(folder, `${basename(example, '.ts')}.mjs`);

const { outputFiles } = await build({
  entryPoints: [resolve(example)],
  outfile: bundle,
  tsconfig: join(root, 'tsconfig.json'), // which says that `rxagents` is src/index.ts
  packages: 'external',
  bundle: true,
  write: false,
  format: 'esm',
  target: 'node20',
  platform: 'node',
  sourcemap: 'inline',
  logLevel: 'error',
});

// Renamed into place, since two may start at once.
const draft = `${bundle}.${process.pid}`;
mkdirSync(folder, { recursive: true });
writeFileSync(draft, outputFiles[0].contents);
renameSync(draft, bundle);

process.setSourceMapsEnabled(true);
// What runs sees the arguments that it would see without this script.
process.argv.splice(1, 1);
await import(pathToFileURL(bundle).href);
