import type { Config } from 'jest';

const config: Config = {
  testEnvironment: 'node',
  roots: ['<rootDir>/spec'],
  testMatch: ['**/*-spec.ts'],
  transform: {
    '^.+\\.ts$': [
      'ts-jest',
      {
        tsconfig: {
          target: 'ES2022',
          module: 'CommonJS',
          moduleResolution: 'Bundler',
          esModuleInterop: true,
          isolatedModules: true,
          resolveJsonModule: true,
          strict: true,
        },
      },
    ],
  },
  moduleNameMapper: {
    '^rxagents$': '<rootDir>/src/index.ts',
    '^rxagents/(openai|testing)$': '<rootDir>/src/$1/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
};

export default config;
