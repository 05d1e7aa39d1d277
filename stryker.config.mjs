// Mutation tests: `npm run mutate`, or `npm run mutate -- --mutate 'src/view/**/*.ts'` for another room or some files.
import { readdirSync } from 'node:fs';

/** Others are mutated where they are named, each with its own specs. */
const rooms = ['operators', 'interop', 'run'];
/** They start processes, or hold for every seed, or for every step of a run: each would make every mutant slow. */
const slowFiles = /unhandledRejections|property|scenarios.*crash|chaos|cli-spec/;
/** They count to where a stack overflows or a square hurts, or try every frame: seconds for each mutant, for what others see too. */
const slowTests =
  'any number of turns|100,000|in any frame|inside any event|whenever that is|without end|of a long list|stack grow with the runs|what the model means|a process that was killed';
/** They need what one file of all specs cannot have: fake timers, names of files, a library that is missing or loaded a second time. */
const notHere =
  'policies together|another copy of the package|of this copy and of another|which it points to|what is to be installed';

/** The specs of the rooms that are mutated; the loop is described by scenarios too, and the runner begins with `run-spec`. */
function specsOf(mutated) {
  const named = readdirSync('src').filter((room) => mutated.includes(`src/${room}/`));
  const folders = (named.length > 0 ? named : rooms).flatMap((room) => (room === 'run' ? [room, 'scenarios'] : [room]));
  const specs = folders
    .flatMap((folder) => readdirSync(`spec/${folder}`, { recursive: true }).map((name) => `${folder}/${name}`))
    .filter((spec) => spec.endsWith('-spec.ts') && !slowFiles.test(spec));
  return [...new Set(['run/run-spec.ts', ...specs])];
}

export default {
  plugins: ['./spec/mutants/runner.mjs'],
  // It loads everything once, and runs again what covers a mutant: the runner for Jest loads everything for each mutant.
  testRunner: 'mocha',
  buildCommand: ['node spec/mutants/bundle.mjs', ...specsOf(process.argv.join(' '))].join(' '),
  mochaOptions: {
    spec: ['mutants.cjs'],
    grep: `/^(?!.*(${slowTests}|${notHere}))/`,
  },
  mutate: rooms.map((room) => `src/${room}/**/*.ts`),
  coverageAnalysis: 'perTest',
  // What runs only while a file loads belongs to no test: each would need the whole suite.
  ignoreStatic: true,
  concurrency: 2,
  // Beside one and a half times what the tests take, and all that the first run takes beside its tests.
  timeoutMS: 1000,
  ignorePatterns: ['dist', 'docs', 'bench', 'examples', 'coverage', 'reports', '.ci', 'spec/{browser,types}'],
  reporters: ['clear-text', 'html', 'json', 'progress-append-only'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false, allowEmojis: false },
  tempDirName: '.stryker-tmp',
  htmlReporter: { fileName: 'reports/mutation.html' },
  jsonReporter: { fileName: 'reports/mutation.json' },
  thresholds: { high: 95, low: 90, break: 85 },
};
