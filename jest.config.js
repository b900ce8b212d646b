/** One configuration for every workspace: tests stand beside the code they test, whole-system tests in tests/. */
export default {
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/data/'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '\\.ts$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2022', experimental: { keepImportAttributes: true } },
        module: { type: 'es6' },
      },
    ],
  },
  setupFilesAfterEnv: ['<rootDir>/tests/support/propertySeed.ts'],
  // of a property on a slow host; what hangs is found all the same
  testTimeout: 180_000,
  maxWorkers: 2,
}
