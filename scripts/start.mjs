// Runs one of the examples from its TypeScript, against the sources in src/: there is nothing to build first.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
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

// Below node_modules, so that the packages which the bundle imports are found.
const cache = join(root, 'node_modules/.cache/rxagents');
const bundle = join(cache, `example-${String(process.pid)}.mjs`);
mkdirSync(cache, { recursive: true });
writeFileSync(bundle, outputFiles[0].contents);
process.once('exit', () => rmSync(bundle, { force: true }));

process.setSourceMapsEnabled(true);
await import(pathToFileURL(bundle).href);
