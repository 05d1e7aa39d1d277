// Mutation tests: `npm run mutate`, or `npm run mutate -- --mutate src/operators/text.ts` for some files.
const rooms = ['operators', 'interop', 'run'];

/** Whose specs have to run: those of the rooms that are mutated; the loop is described by scenarios too. */
function specRooms(mutated) {
  const named = rooms.filter((room) => mutated.includes(`src/${room}/`));
  return (named.length > 0 ? named : rooms).flatMap((room) => (room === 'run' ? ['run', 'scenarios'] : [room]));
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
  // A worker keeps what every run of Jest has loaded.
  maxTestRunnerReuse: 200,
  jest: {
    configFile: 'jest.config.ts',
    // It would load each spec file on its own, and with it the whole library, for every mutant.
    enableFindRelatedTests: false,
    config: {
      testMatch: ['<rootDir>/spec/mutants.ts'],
      testEnvironment: './spec/helpers/mutantEnvironment.cjs',
      globals: { specRooms: specRooms(process.argv.join(' ')) },
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
