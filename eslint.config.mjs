import tseslint from 'typescript-eslint';

// No rules that need types: `tsc` runs anyway, and lint has to stay quick. Import directions are checked by
// test/architecture, which can say more about them than a lint rule.
export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', 'coverage/**', '.cache/**', 'data/**', 'client/**/*.vue', 'client/src/api/generated/**', '**/*.d.ts'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts', '**/*.mjs', '**/*.js'],
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-restricted-properties': ['error', { property: 'innerHTML', message: 'build DOM nodes or use textContent: names in diagrams are somebody else\'s text' }],
      'prefer-const': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'off',
    },
  },
  {
    // bodies of answers and foreign objects in tests are `any` on purpose
    files: ['**/*.spec.ts', '**/*.process-spec.ts', '**/*.api-spec.ts', 'test/**/*.ts'],
    rules: { '@typescript-eslint/no-explicit-any': 'off', '@typescript-eslint/no-require-imports': 'off', 'no-console': 'off' },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: { 'no-console': 'error' },
  },
  {
    // print for the person at the terminal, or for the parent process
    files: ['src/main.ts', 'src/greeting.ts', 'src/**/*.child.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    // the adapter to an untyped CommonJS library; migrations are found by file name
    files: ['src/engine/bpmn-server/**/*.ts', 'src/platform/database/data-source.ts', '**/*.js', '**/*.cjs', 'scripts/**/*.mjs'],
    rules: { '@typescript-eslint/no-require-imports': 'off', '@typescript-eslint/no-explicit-any': 'off' },
  },
);
