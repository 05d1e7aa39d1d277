// Builds dist/esm and dist/cjs: types by tsc, file by file, and one module for each entry by rollup, so that an application
// loads a file an entry and imports RxJS once. No source maps: comments are kept, so a stack trace reads well.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { rollup } from '@rollup/wasm-node';

const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
const compiled = 'dist/compiled';

async function compile(project, ...options) {
  const args = [tsc, '-p', project, ...options];
  const [code] = await once(spawn(process.execPath, args, { stdio: 'inherit' }), 'close');
  if (code !== 0) throw new Error(`tsc ${args.slice(1).join(' ')} ended with ${String(code)}.`);
}

async function bundle(folder, format, entries, options = {}) {
  const input = Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, `${compiled}/${file}.js`]));
  const modules = await rollup({
    input,
    external: options.external ?? /^[^./]/,
    // Else a subpath imports what the main entry does, and bundlers keep it.
    treeshake: { moduleSideEffects: 'no-external' },
  });
  // In CommonJS `import()` becomes `require`: Jest has no other.
  const names = {
    generatedCode: 'es2015',
    exports: 'named',
    // The parser of partial JSON has default exports, compiled to CommonJS.
    interop: 'auto',
    chunkFileNames: '[name].js',
    dynamicImportInCjs: false,
    // The one import beside RxJS is in a file of its own, so that who imports neither partialOutput nor a view is spared it.
    hoistTransitiveImports: false,
    manualChunks: (file) => (/[\\/]PartialJson\.js$/.test(file) ? 'PartialJson' : undefined),
  };
  await modules.write({ dir: folder, format, ...names, ...options.output });
  await modules.close();
}

function write(folder, type) {
  writeFileSync(`${folder}/package.json`, `${JSON.stringify({ type, sideEffects: false })}\n`);
}

rmSync('dist', { recursive: true, force: true });
await Promise.all([
  // The command line alone knows Node's types.
  compile('tsconfig.cli.json', '--outDir', compiled),
  compile('tsconfig.build.json', '--outDir', 'dist/esm', '--emitDeclarationOnly'),
  compile('tsconfig.build.json', '--outDir', 'dist/cjs', '--emitDeclarationOnly'),
]);
const names = ['index', 'openai/index', 'sqlite/index', 'testing/index'];
const library = Object.fromEntries(names.map((name) => [name, name]));
await bundle('dist/cjs', 'cjs', library);
await bundle('dist/esm', 'es', library);
// The command line stands on the entries, as any program does.
const entries = {
  [resolve(compiled, 'index.js')]: './index.js',
  [resolve(compiled, 'testing/index.js')]: './testing/index.js',
};
await bundle(
  'dist/esm',
  'es',
  { cli: 'cli/cli' },
  {
    external: [/^node:/, ...Object.keys(entries)],
    output: { paths: entries },
  },
);
write('dist/cjs', 'commonjs');
write('dist/esm', 'module');
rmSync(compiled, { recursive: true });
