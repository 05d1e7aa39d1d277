// Builds dist/esm and dist/cjs with tsc, each with its own types, and marks each folder with its module kind.
// No source maps: the output is the source less its types, comments kept, so a stack trace and "go to definition" read well.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
rmSync('dist', { recursive: true, force: true });

async function build(project, folder, type) {
  const [code] = await once(spawn(process.execPath, [tsc, '-p', project], { stdio: 'inherit' }), 'close');
  if (code !== 0) throw new Error(`tsc -p ${project} ended with ${String(code)}.`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/package.json`, `${JSON.stringify({ type, sideEffects: false })}\n`);
}

await Promise.all([
  build('tsconfig.build.json', 'dist/esm', 'module'),
  build('tsconfig.cjs.json', 'dist/cjs', 'commonjs'),
]);
