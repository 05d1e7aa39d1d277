// The rooms of src/ and the order in which they may import each other: a room imports itself and the rooms named here.
const base = ['events', 'errors', 'work', 'interop'];
const middle = ['agent', 'model', 'session'];
const mayImport = {
  events: [],
  errors: ['events'],
  work: ['events', 'errors'],
  interop: ['events', 'errors'],
  agent: [...base, 'model', 'session'],
  model: base,
  session: base,
  run: [...base, ...middle],
  policies: [...base, ...middle, 'run'],
  operators: [...base, ...middle, 'run'],
  view: [...base, ...middle, 'run', 'operators'],
  openai: ['index.ts'],
  sqlite: ['index.ts'],
  testing: ['index.ts'],
  cli: ['index.ts', 'testing/index.ts'],
};

module.exports = {
  forbidden: [
    ...Object.entries(mayImport).map(([room, rooms]) => ({
      name: `${room}-may-import`,
      comment: `src/${room} may import only: ${[room, ...rooms].join(', ')}`,
      severity: 'error',
      from: { path: `^src/${room}/` },
      to: { path: '^src/', pathNot: [room, ...rooms].map((name) => `^src/${name}${name.includes('.') ? '$' : '/'}`) },
    })),
    {
      name: 'no-circular',
      comment: 'Files may refer to the types of each other, but no file may need itself to load.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'main-entry-has-no-subpath',
      comment: 'What rxagents/openai, rxagents/sqlite and rxagents/testing hold is theirs alone.',
      severity: 'error',
      from: { path: '^src/index\\.ts$' },
      to: { path: '^src/(openai|sqlite|testing|cli)/' },
    },
    {
      name: 'main-entry-has-no-provider',
      comment: 'The main entry runs in a browser: no openai, zod or node: module at run time outside src/openai.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(openai/|cli/cli\\.ts$)' },
      to: { path: '(node_modules/(openai|zod)/)|^node:', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'main-entry-has-no-driver',
      comment: 'Only rxagents/sqlite may load a SQLite.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/sqlite/' },
      to: { path: 'node_modules/node-sqlite3-wasm/' },
    },
    {
      name: 'no-node-builtins',
      comment: 'Only the command line is of Node.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/cli/cli\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'src-stands-alone',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(spec|examples|bench|scripts)/' },
    },
    {
      name: 'examples-use-the-public-api',
      severity: 'error',
      from: { path: '^examples/' },
      to: { path: '^src/', pathNot: '^src/(index|openai/index|sqlite/index|testing/index)\\.ts$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    exclude: { path: '(^|/)node_modules/.*/node_modules|^bench/node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
