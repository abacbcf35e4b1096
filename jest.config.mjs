/** @type {import('jest').Config} */
const common = {
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  moduleFileExtensions: ['ts', 'js', 'mjs', 'json'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        swcrc: false,
        sourceMaps: 'inline',
        module: { type: 'es6' },
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          keepClassNames: true,
        },
      },
    ],
  },
};

/** Projects that need one PostgreSQL share the embedded server that globalSetup starts. */
const withDatabase = {
  ...common,
  globalSetup: '<rootDir>/test/support/start-database.mjs',
  globalTeardown: '<rootDir>/test/support/stop-database.mjs',
};
const project = (base, displayName, testMatch) => ({ ...base, displayName, testMatch });

export const projects = [
  project(common, 'rules', ['<rootDir>/src/**/*.spec.ts']),
  project(common, 'solver', ['<rootDir>/test/solver/**/*.spec.ts']),
  project(common, 'house', ['<rootDir>/test/house/**/*.spec.ts']),
  project(withDatabase, 'migrations', ['<rootDir>/test/migrations/**/*.spec.ts']),
  project(withDatabase, 'rooms', ['<rootDir>/test/rooms/**/*.spec.ts']),
  project(withDatabase, 'flows', ['<rootDir>/test/flows/**/*.spec.ts']),
  project(withDatabase, 'browser', ['<rootDir>/test/browser/**/*.spec.ts']),
];

/** Mutants, kills, soaks and large fuzz: `npm run test:long`, by hand. */
export const longProjects = [project(withDatabase, 'long', ['<rootDir>/test/long/**/*.spec.ts'])];

export default { projects: process.env.TEST_LONG ? longProjects : projects, testTimeout: 30000 };
