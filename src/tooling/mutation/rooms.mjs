/**
 * The rooms that are mutated: which sources, and which tests are expected to notice a change there. A room is judged by
 * its own tests: that another room's long story happens to fail too says little about where to look.
 */
const testsOf = (...names) => `<rootDir>/tests/{unit,golden,property}/{${names.join(',')},-}{.test.ts,/**/*.test.{ts,tsx}}`;

export const rooms = {
  returns: { sources: /^src\/engine\/(returns|customers)\//, tests: [testsOf('returns', 'customers')] },
  risk: { sources: /^src\/engine\/(risk|core\/special)\//, tests: [testsOf('risk', 'special', 'specialFunctions')] },
  core: { sources: /^src\/engine\/core\/[^/]+$/, tests: [testsOf('core', 'returns', 'customers', 'locales')] },
  parse: { sources: /^src\/engine\/formula\/parse\//, tests: [testsOf('formula')] },
  evaluate: { sources: /^src\/engine\/formula\/evaluate\//, tests: [testsOf('formula')] },
  compile: { sources: /^src\/engine\/compile\//, tests: [testsOf('compile')] },
  moveIn: { sources: /^src\/engine\/moveIn\//, tests: [testsOf('moveIn')] },
  simulation: { sources: /^src\/engine\/simulation\//, tests: [testsOf('simulation')] },
  decide: { sources: /^src\/engine\/decide\//, tests: [testsOf('decide')] },
  file: { sources: /^src\/file\//, tests: [testsOf('file')] },
  workbook: { sources: /^src\/workbook\//, tests: [testsOf('workbook')] },
  functions: { sources: /^src\/functions\//, tests: [testsOf('functions', 'examples')] },
  cli: { sources: /^src\/cli\//, tests: [testsOf('cli')] },
  taskpane: {
    sources: /^src\/taskpane\/.*\.ts$/,
    tests: [testsOf('taskpane'), '<rootDir>/tests/contract/*.test.tsx'],
    environment: 'jsdom',
  },
};
