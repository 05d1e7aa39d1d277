// Mutation tests: `npm run mutate`, or `npm run mutate -- --mutate src/operators/text.ts` for some files.
import { existsSync, readdirSync } from 'node:fs';

const rooms = ['operators', 'interop', 'run'];
/** They start processes, or hold for every seed: each would make every mutant slow. */
const slow = /unhandledRejections|property|session-crash/;

/** Files that are named are judged by their own specs, rooms by all of theirs; the loop is described by scenarios too. */
function specsOf(mutated) {
  const own = [...mutated.matchAll(/src\/(\w+\/\w+)\.ts/g)].map(([, name]) => `${name}-spec.ts`);
  if (own.length > 0 && own.every((spec) => existsSync(`spec/${spec}`))) return own;
  const named = rooms.filter((room) => mutated.includes(`src/${room}/`));
  const folders = (named.length > 0 ? named : rooms).flatMap((room) => (room === 'run' ? [room, 'scenarios'] : [room]));
  return folders
    .flatMap((folder) => readdirSync(`spec/${folder}`).map((name) => `${folder}/${name}`))
    .filter((spec) => spec.endsWith('-spec.ts') && !slow.test(spec));
}

export default {
  plugins: ['@stryker-mutator/jest-runner'],
  testRunner: 'jest',
  mutate: rooms.map((room) => `src/${room}/**/*.ts`),
  coverageAnalysis: 'perTest',
  // What runs only while a file loads belongs to no test: each would need the whole suite.
  ignoreStatic: true,
  concurrency: 2,
  timeoutMS: 10_000,
  dryRunTimeoutMinutes: 15,
  // A worker keeps what every run of Jest has loaded.
  maxTestRunnerReuse: 200,
  jest: {
    configFile: 'jest.config.ts',
    // It would load each spec file on its own, and with it the whole library, for every mutant.
    enableFindRelatedTests: false,
    config: {
      testMatch: ['<rootDir>/spec/mutants.ts'],
      testEnvironment: './spec/helpers/mutantEnvironment.cjs',
      globals: { specFiles: specsOf(process.argv.join(' ')) },
    },
  },
  ignorePatterns: [
    'dist',
    'docs',
    'bench',
    'examples',
    'coverage',
    '.ci',
    'spec/{browser,cli,openai,sqlite,testing,types}',
  ],
  reporters: ['clear-text', 'html', 'json', 'progress-append-only'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false, allowEmojis: false },
  tempDirName: '.stryker-tmp',
  htmlReporter: { fileName: 'reports/mutation.html' },
  jsonReporter: { fileName: 'reports/mutation.json' },
  thresholds: { high: 95, low: 90, break: 85 },
};
