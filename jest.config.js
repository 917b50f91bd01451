const swc = ['@swc/jest', { jsc: { parser: { syntax: 'typescript', tsx: true }, transform: { react: { runtime: 'automatic' } }, target: 'es2022' } }];

/** Packages published as ES modules only: Jest runs CommonJS, so they are compiled too. */
const esModules = ['fflate', '@univerjs', 'lodash-es', 'nanoid', 'kdbush', 'flatbush', 'franc-min', 'n-gram', 'trigram-utils', 'collapse-white-space', 'unicount', 'cjk-regex', 'regexp-util', 'unicode-regex', 'rbush', 'quickselect'];

const shared = {
  transform: { '\\.m?[jt]sx?$': swc },
  transformIgnorePatterns: [`/node_modules/(?!(${esModules.join('|')})/)`],
  modulePathIgnorePatterns: ['<rootDir>/coverage/'],
  moduleNameMapper: { '^lodash-es$': 'lodash', '^lodash-es/(.*)$': 'lodash/$1' },
};

export default {
  /** No test takes nearly as long on a quiet machine; a busy one must not fail any. */
  testTimeout: 60_000,
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/tests/{unit,golden,property,fuzz}/**/*.test.{ts,tsx}'],
    },
    {
      ...shared,
      displayName: 'contract',
      testEnvironment: 'jsdom',
      testMatch: ['<rootDir>/tests/contract/**/*.test.{ts,tsx}'],
    },
    {
      ...shared,
      displayName: 'e2e',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/tests/e2e/**/*.test.ts'],
      globalSetup: '<rootDir>/tests/e2e/globalSetup.mjs',
      globalTeardown: '<rootDir>/tests/e2e/globalTeardown.mjs',
    },
  ],
};
