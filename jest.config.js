export default {
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  transform: {
    '\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2024' }, module: { type: 'es6' } }],
  },
  extensionsToTreatAsEsm: ['.ts'],
  testTimeout: 30_000,
}
