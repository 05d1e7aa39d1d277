import { build } from 'esbuild';

/** Bundles a module for a browser as an application would: minified, in memory. */
export function bundleForBrowser(contents, options) {
  return build({
    stdin: { contents, resolveDir: process.cwd(), sourcefile: 'application.js' },
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    logLevel: 'error',
    ...options,
  });
}
