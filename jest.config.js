export default {
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  transform: { '\\.ts$': '<rootDir>/test/strip-types.js' },
  extensionsToTreatAsEsm: ['.ts'],
  testTimeout: 30_000,
}
