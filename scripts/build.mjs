// Builds dist/esm and dist/cjs: types by tsc, file by file, and one module for each entry by rollup, so that an application
// loads a file an entry and imports RxJS once. No source maps: comments are kept, so a stack trace reads well.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { rollup } from '@rollup/wasm-node';

const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
const compiled = 'dist/compiled';

async function compile(...options) {
  const args = [tsc, '-p', 'tsconfig.build.json', ...options];
  const [code] = await once(spawn(process.execPath, args, { stdio: 'inherit' }), 'close');
  if (code !== 0) throw new Error(`tsc ${args.slice(1).join(' ')} ended with ${String(code)}.`);
}

async function write(bundle, folder, format, type) {
  mkdirSync(folder, { recursive: true });
  await bundle.write({ dir: folder, format, generatedCode: 'es2015', exports: 'named', chunkFileNames: '[name].js' });
  writeFileSync(`${folder}/package.json`, `${JSON.stringify({ type, sideEffects: false })}\n`);
}

rmSync('dist', { recursive: true, force: true });
await Promise.all([
  compile('--outDir', compiled, '--declaration', 'false'),
  compile('--outDir', 'dist/esm', '--emitDeclarationOnly'),
  compile('--outDir', 'dist/cjs', '--emitDeclarationOnly'),
]);
const bundle = await rollup({
  input: Object.fromEntries(
    ['index', 'openai/index', 'testing/index'].map((entry) => [entry, `${compiled}/${entry}.js`]),
  ),
  external: /^[^./]/,
});
await Promise.all([write(bundle, 'dist/esm', 'es', 'module'), write(bundle, 'dist/cjs', 'cjs', 'commonjs')]);
await bundle.close();
rmSync(compiled, { recursive: true });
