import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from './eslint.globals.js';
import tseslint from 'typescript-eslint';

const forbid = (...names) => ['error', ...names.map((name) => ({ name, message: `${name} does not belong in this folder (see docs/architecture.md).` }))];

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'coverage/', 'assets/', 'tests/bench/node_modules/'] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{ts,tsx}'],
    rules: {
      'no-undef': 'off',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      eqeqeq: 'error',
      'no-console': 'error',
      'prefer-const': 'error',
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    ignores: ['src/excel/**', 'src/**/*.entry.{ts,tsx}', 'src/functions/**', 'src/commands/**'],
    rules: { 'no-restricted-globals': forbid('Excel', 'Office', 'OfficeExtension', 'CustomFunctions') },
  },
  {
    files: ['src/engine/**/*.ts'],
    rules: {
      'no-restricted-globals': forbid('Excel', 'Office', 'OfficeExtension', 'CustomFunctions', 'window', 'document', 'fetch', 'process', 'setTimeout', 'performance', 'Date'),
      'no-restricted-properties': ['error', { object: 'Math', property: 'random', message: 'Randomness comes from a seed (engine/risk/random).' }],
    },
  },
  { files: ['src/functions/**/*.ts'], rules: { '@typescript-eslint/no-explicit-any': 'off' } },
  { files: ['src/**/*.{ts,tsx}'], plugins: { 'react-hooks': reactHooks }, rules: reactHooks.configs.recommended.rules },
  { files: ['src/cli/**', 'src/tooling/**', 'tests/**', '*.config.js', '*.js'], rules: { 'no-console': 'off' }, languageOptions: { globals } },
);
