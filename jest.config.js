// ts-jest only transpiles; `tsc --noEmit` checks the types. The listed packages ship ES modules only.
const esm = 'jose|feelin|@lezer|lezer-feel|@bpmn-io|bpmn-moddle|dmn-moddle|moddle|moddle-xml|min-dash|saxen|temporal-polyfill|temporal-utils';
const shared = {
  rootDir: __dirname,
  testEnvironment: 'node',
  transform: { '^.+\\.[mc]?[tj]s$': ['ts-jest', { tsconfig: { allowJs: true, isolatedModules: true, module: 'CommonJS', moduleResolution: 'node10', target: 'ES2023', experimentalDecorators: true, emitDecoratorMetadata: true, esModuleInterop: true, resolveJsonModule: true }, diagnostics: false }] },
  transformIgnorePatterns: [`/node_modules/(?!(${esm})/)`],
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/client'],
};
const project = (displayName, testMatch) => ({ ...shared, displayName, testMatch });
// the same specs once more, on a PostgreSQL that npm brings
const onPostgres = (displayName, testMatch) => ({
  ...project(`${displayName}-postgres`, testMatch),
  globalSetup: '<rootDir>/test/support/postgres-global-setup.ts',
  globalTeardown: '<rootDir>/test/support/postgres-global-teardown.ts',
  setupFiles: ['<rootDir>/test/support/on-postgres.ts'],
});
module.exports = {
  testTimeout: 60_000,
  projects: [
    project('unit', ['<rootDir>/src/**/*.spec.ts']),
    project('architecture', ['<rootDir>/test/architecture/**/*.spec.ts']),
    project('database', ['<rootDir>/test/database/*.spec.ts', '<rootDir>/test/database/sqlite/*.spec.ts']),
    project('process', ['<rootDir>/test/process/**/*.process-spec.ts']),
    project('api', ['<rootDir>/test/api/**/*.api-spec.ts']),
    onPostgres('database', ['<rootDir>/test/database/*.spec.ts', '<rootDir>/test/database/postgres/*.spec.ts']),
    onPostgres('process', ['<rootDir>/test/process/**/*.process-spec.ts']),
    onPostgres('api', ['<rootDir>/test/api/**/*.api-spec.ts']),
    project('browser', ['<rootDir>/test/browser/**/*.spec.ts']),
    { ...project('faults', ['<rootDir>/test/faults/**/*.fault-spec.ts']), globalSetup: '<rootDir>/test/faults/support/global-setup.ts', setupFilesAfterEnv: ['<rootDir>/test/faults/support/after-each-spec.ts'] },
    // prints measurements, judges nothing: npm run bench:inbox
    project('bench', ['<rootDir>/test/bench/**/*.bench-spec.ts']),
    // the client's plain functions; its screens are driven by the browser tests
    {
      ...project('client', ['<rootDir>/client/src/**/*.spec.ts']),
      modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/client/dist'],
      moduleNameMapper: { '^@/app/i18n$': '<rootDir>/test/support/client-i18n.ts', '^@/(.*)$': '<rootDir>/client/src/$1' },
    },
  ],
};
