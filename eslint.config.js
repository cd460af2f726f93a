import { configApp } from '@adonisjs/eslint-config'
import vue from 'eslint-plugin-vue'
import tseslint from 'typescript-eslint'
import vueParser from 'vue-eslint-parser'

/** Files whose results are money: nothing in them may round in passing, or depend on when they run. */
const MONEY = [
  'app/kernel/**/*.ts',
  'app/sdk/**/*.ts',
  'app/rating/**/*.ts',
  'app/taxation/**/*.ts',
  'plugins/*/rating/**/*.ts',
  'plugins/*/taxes/**/*.ts',
]

/** Functions of their input alone. */
const PURE = [...MONEY, 'plugins/*/layouts/**/*.ts']

const TRANSACTION = {
  selector: "CallExpression[callee.property.name='transaction']",
  message: 'Write through unitOfWork() of app/database/unit_of_work.ts.',
}

const FLOATS = [
  {
    selector: 'Literal[raw=/^[0-9_]*[.][0-9]|^[0-9_.]+e-?[0-9]+$/i]:not([raw=/^0x/i])',
    message: 'A fraction is a Decimal or a Rational of the kernel.',
  },
  {
    selector: 'CallExpression[callee.property.name=/^(toFixed|toPrecision|parseFloat)$/]',
    message: 'Exact decimals are read and written by the kernel.',
  },
  {
    selector: "CallExpression[callee.name='parseFloat']",
    message: 'Exact decimals are read by the kernel.',
  },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='round']",
    message: 'Rounding happens once, in a named mode, by the kernel.',
  },
]

const OUTSIDE = [
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: 'The same input gives the same output.',
  },
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'The date is an argument.',
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'The date is an argument.',
  },
  {
    selector: "MemberExpression[object.name='process'][property.name='env']",
    message: 'What comes from outside is an argument.',
  },
]

/** The rules of the server's own configuration, which leaves out everything under resources/. */
const house = configApp().find(({ name }) => name === 'AdonisJS app defaults').rules
const VUE = ['resources/inertia/**/*.vue', 'plugins/*/inertia/**/*.vue']
const FRONTEND = ['resources/inertia/**/*.{ts,vue}', 'plugins/*/inertia/**/*.{ts,vue}']

export default configApp(
  {
    ignores: [
      'storage/**',
      'tmp/**',
      '.adonisjs/**',
      'database/schema.ts',
      'resources/inertia/types/**',
    ],
  },
  {
    name: 'Files of other people hold control characters, which readers must name',
    files: ['**/*.ts'],
    rules: { 'no-control-regex': 'off' },
  },
  {
    name: 'Tests read better in one line',
    files: ['tests/**/*.ts', 'plugins/*/tests/**/*.ts'],
    rules: { '@unicorn/no-await-expression-member': 'off' },
  },
  {
    name: 'Writes',
    files: ['**/*.ts'],
    // The bare limits of the benchmarks are measured without anything of the product's.
    ignores: ['app/database/unit_of_work.ts', 'benchmarks/bare/**'],
    rules: { 'no-restricted-syntax': ['error', TRANSACTION] },
  },
  {
    name: 'Tests',
    files: ['tests/**/*.ts'],
    rules: { '@unicorn/no-await-expression-member': 'off' },
  },
  {
    name: 'Pure code',
    files: PURE,
    rules: { 'no-restricted-syntax': ['error', TRANSACTION, ...OUTSIDE] },
  },
  {
    name: 'Money',
    files: MONEY,
    rules: { 'no-restricted-syntax': ['error', TRANSACTION, ...OUTSIDE, ...FLOATS] },
  },
  ...vue.configs['flat/recommended'].map((config) => ({
    ...config,
    files: VUE,
  })),
  {
    name: 'Pages',
    files: FRONTEND,
    languageOptions: {
      parser: vueParser,
      parserOptions: { parser: tseslint.parser, sourceType: 'module' },
    },
    rules: {
      ...house,
      '@adonisjs/no-backend-import-in-frontend': 'error',
      '@adonisjs/prefer-adonisjs-inertia-link': 'error',
      '@adonisjs/prefer-adonisjs-inertia-form': 'error',
      '@stylistic/max-len': 'off',
    },
  },
  {
    name: 'Vue pages',
    files: VUE,
    plugins: { vue },
    rules: {
      'vue/multi-word-component-names': 'off',
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/html-self-closing': 'off',
      'vue/html-indent': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/no-v-html': 'error',
      'vue/component-name-in-template-casing': ['error', 'PascalCase'],
    },
  },
  {
    name: 'The one place for markup in a page',
    files: ['resources/inertia/components/server_drawing.vue'],
    plugins: { vue },
    rules: { 'vue/no-v-html': 'off' },
  }
)
