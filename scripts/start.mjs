// Runs one of the examples from its TypeScript, against the sources in src/: there is nothing to build first.
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const [example] = process.argv.slice(2);
if (example === undefined) throw new Error('Say which example: node scripts/start.mjs examples/01-hello.ts');

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { outputFiles } = await build({
  entryPoints: [resolve(example)],
  tsconfig: join(root, 'tsconfig.json'), // which says that `rxagents` is src/index.ts
  packages: 'external',
  bundle: true,
  write: false,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  sourcemap: 'inline',
  logLevel: 'error',
});

// Below node_modules, so that the packages which the bundle imports are found. Renamed into place, since two may start at once.
const cache = join(root, 'node_modules/.cache/rxagents');
const bundle = join(cache, basename(example, '.ts') + '.mjs');
const draft = `${bundle}.${process.pid}`;
mkdirSync(cache, { recursive: true });
writeFileSync(draft, outputFiles[0].contents);
renameSync(draft, bundle);

process.setSourceMapsEnabled(true);
await import(pathToFileURL(bundle).href);
