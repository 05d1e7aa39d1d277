// `node spec/mutants/bundle.mjs run/run-spec.ts ...`: the specs that are named, and all that they load, as one file for Mocha.
import { build } from 'esbuild';

const describeFile = (spec) => `describe('${spec}', () => { require('./spec/${spec}'); });`;

await build({
  stdin: {
    contents: ["require('./spec/mutants/jestGlobals.cjs');", ...process.argv.slice(2).map(describeFile)].join('\n'),
    resolveDir: '.',
  },
  bundle: true,
  platform: 'node',
  packages: 'external',
  target: 'es2022',
  outfile: 'mutants.cjs',
});
