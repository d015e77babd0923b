// Common faults in the scripts. What is not defined anywhere is found by the types (`tsconfig.json`).
import js from '@eslint/js';
import globals from 'globals';

const rules = {
  ...js.configs.recommended.rules,
  'no-undef': 'off',
  'no-unused-vars': ['error', { vars: 'local' }], // what one file of the page defines, another uses
  'no-var': 'error',
  'prefer-const': ['error', { destructuring: 'all' }],
  eqeqeq: 'error',
  'no-implicit-coercion': ['error', { number: false }],
  'no-shadow': 'error',
  'no-unused-expressions': 'error',
  'no-sequences': 'error',
  'no-nested-ternary': 'error',
  'no-return-assign': 'error',
  'one-var': ['error', 'never'],
  'max-lines': ['error', 420],
};

export default [
  {
    files: ['dossier/**/*.js', 'tests/browser/*.js'],
    languageOptions: { sourceType: 'script', globals: globals.browser },
    rules,
  },
  { files: ['dossier/ui/**/*.js'], ignores: ['**/{bus,names,part}.js'], languageOptions: { sourceType: 'module' } }, // these stand before others
  { files: ['tests/node/*.js'], languageOptions: { sourceType: 'module', globals: globals.node }, rules },
];
