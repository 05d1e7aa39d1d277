import prettier from 'eslint-config-prettier';
import rxjsX from 'eslint-plugin-rxjs-x';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** Wrong in every room of src, in specs and in examples. */
const everywhere = [
  {
    selector: "BinaryExpression[operator='instanceof'][right.name=/^(Observable|Subject|Subscription)$/]",
    message: 'False for the Observables of another copy of RxJS. Use from(), or toObservable() for user values.',
  },
];

/** Wrong in every room of src; CallFailure, which never leaves its room, may be told by its class. */
const inSource = [
  ...everywhere,
  {
    selector: "BinaryExpression[operator='instanceof'][right.name=/.(Error|Triggered)$/]",
    message: 'False for the errors of another copy of the package. Use isNamed().',
  },
];

/** What would hide a microtask between the model and the subscriber. */
const hiddenAsync = [
  { selector: ':function[async=true]', message: 'No hidden async: promises enter through interop/ and openai/ only.' },
  { selector: 'AwaitExpression', message: 'No hidden async: promises enter through interop/ and openai/ only.' },
  { selector: 'ForOfStatement[await=true]', message: 'No hidden async: use fromAsyncIterable().' },
  { selector: 'ImportExpression', message: 'No hidden async: a dynamic import is a promise.' },
];

const restrictedGlobals = (names, message) => [
  'error',
  { globals: names.map((name) => ({ name, message })), checkGlobalObject: true },
];
const nodeGlobals = ['process', 'Buffer', 'global', 'require', '__dirname', '__filename'];
const clocks = ['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'requestAnimationFrame'];
const impure = [...clocks, 'Promise', 'Date', 'performance', 'crypto'];

const restrictedImports = (rxjsNames, message) => [
  'error',
  {
    paths: [
      {
        name: 'rxjs',
        importNames: ['isObservable'],
        message: 'False for another copy of RxJS. Use from(), or toObservable() for user values.',
      },
      { name: 'rxjs', importNames: ['shareReplay'], message: 'A run is cold. Use share() with a chosen reset.' },
      {
        name: 'rxjs',
        importNames: ['queueScheduler'],
        message: 'It would delay a nested synchronous run: the loop has a trampoline of its own.',
      },
      ...(rxjsNames.length > 0 ? [{ name: 'rxjs', importNames: rxjsNames, message }] : []),
    ],
    patterns: [{ group: ['node:*'], message: 'src runs in a browser: no Node built-ins.' }],
  },
];

export default defineConfig(
  globalIgnores(['dist/', 'coverage/', 'reports/', '.stryker-tmp/', 'docs/api/', 'examples/jest-project/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error', reportUnusedInlineConfigs: 'error' } },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked, rxjsX.configs.strict],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // An overload or a caller's own type may be all that a type parameter serves.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // A default that is written out says what is meant.
      '@typescript-eslint/no-unnecessary-type-arguments': 'off',
      // Types say what callers and servers should send; what they do send is checked.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      // It asks for the `!` that no-non-null-assertion forbids.
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      // An empty string is often as good as none.
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true } }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      // The compiler's noPropertyAccessFromIndexSignature asks for the brackets that this rule forbids.
      '@typescript-eslint/dot-notation': ['error', { allowIndexSignaturePropertyAccess: true }],
      'no-restricted-syntax': ['error', ...everywhere],
      // An EmptyError is the honest rejection.
      'rxjs-x/no-ignored-default-value': 'off',
      // Errors of users and abort reasons are passed on as they came.
      'rxjs-x/throw-error': ['error', { allowThrowingAny: false, allowThrowingUnknown: true }],
      // '../index.js' is the public API, and all that openai/ and testing/ may see.
      'rxjs-x/no-index': 'off',
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'max-lines': ['error', { max: 200, skipComments: true, skipBlankLines: true }],
      'max-lines-per-function': ['error', { max: 80, skipComments: true, skipBlankLines: true }],
      // `??`, defaults and `...(x !== undefined && { x })` count too.
      complexity: ['error', 15],
      'no-console': 'error',
      'no-restricted-globals': restrictedGlobals(nodeGlobals, 'src runs in a browser: no Node built-ins.'),
      'no-restricted-imports': restrictedImports([]),
      'no-restricted-syntax': ['error', ...inSource],
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/interop/**', 'src/openai/**'],
    rules: {
      'no-restricted-globals': restrictedGlobals(
        [...nodeGlobals, ...impure],
        'No hidden async, clock or chance: use the run’s scheduler and generateId.',
      ),
      'no-restricted-imports': restrictedImports(
        ['firstValueFrom', 'lastValueFrom'],
        'No hidden async: promises leave through interop/.',
      ),
      'no-restricted-syntax': ['error', ...inSource, ...hiddenAsync],
    },
  },
  {
    // The command line is of Node and is not part of what an application loads.
    files: ['src/cli/cli.ts'],
    rules: { 'no-restricted-globals': 'off', 'no-restricted-imports': 'off' },
  },
  {
    files: ['spec/**/*.ts', 'examples/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-empty-function': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/only-throw-error': 'off',
      '@typescript-eslint/prefer-promise-reject-errors': 'off',
      // `typeof import('rxjs')` is how a second copy of a module is typed.
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      // A test subscribes to see what happens, and says so by its expectations.
      'rxjs-x/no-ignored-error': 'off',
      'rxjs-x/no-floating-observables': 'off',
      'rxjs-x/no-nested-subscribe': 'off',
      'rxjs-x/no-redundant-notify': 'off',
      'rxjs-x/throw-error': 'off',
    },
  },
  {
    files: ['spec/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...everywhere,
        {
          selector: 'MemberExpression[object.name=/^(describe|it|test)$/][property.name=/^(only|skip|todo|failing)$/]',
          message: 'Every test runs, always.',
        },
        { selector: 'CallExpression[callee.name=/^(x|f)(describe|it|test)$/]', message: 'Every test runs, always.' },
      ],
    },
  },
  // Type tests state; they do not act.
  { files: ['spec/types/**/*.ts'], rules: { '@typescript-eslint/no-unused-expressions': 'off' } },
  prettier,
);
