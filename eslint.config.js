import tseslint from 'typescript-eslint';

export default tseslint.config(
  {
    // The first three import the built package by its name.
    ignores: [
      'docs/recipes',
      'demo/frameworks',
      'e2e/frameworks/hydration',
      'dist',
      'dist-demo',
      'dist-docs',
      'public',
      'test-results',
      'playwright-report',
      '**/*.cjs',
    ],
  },
  ...tseslint.configs.strict,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['eslint.config.js'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-invalid-void-type': 'off',
      // A tag is added to the JSX of a framework by the namespace that it has.
      '@typescript-eslint/no-namespace': ['error', { allowDeclarations: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
      ],
    },
  },
  { files: ['*.ts', '*.js', '{docs,e2e}/**/*.config.ts'], rules: { 'no-restricted-syntax': 'off' } },
);
