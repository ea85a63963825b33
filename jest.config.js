export default {
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  transform: { '\\.ts$': '<rootDir>/test/strip-types.js' },
  extensionsToTreatAsEsm: ['.ts'],
  testTimeout: 30_000,
  // Many tests wait for an engine or for time to pass: one worker for each core, not one fewer.
  maxWorkers: '100%',
}
