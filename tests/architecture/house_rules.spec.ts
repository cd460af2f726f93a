import { test } from '@japa/runner'
import { codeOf, productFiles } from '#tests/support/product_files'

const LONGEST_FILE = 300

/** Generated or dated data is as long as it is. */
const LONG = /\/(lang|data|figures)\/|\.d\.ts$/

/** The SDK has the same helpers for the migrations of plugins, which may not reach into the core. */
const DIALECT = ['app/database/', 'app/sdk/migration.ts']

const product = () =>
  productFiles('app/**/*.{ts,vue}', 'plugins/*/**/*.{ts,vue}', 'resources/inertia/**/*.{ts,vue}')

test.group('House rules', () => {
  test('no file is longer than 300 lines', ({ assert }) => {
    const long = product()
      .filter(({ path }) => !LONG.test(path) && !path.includes('/tests/'))
      .map(({ path, text }) => ({ path, lines: text.split('\n').length }))
      .filter(({ lines }) => lines > LONGEST_FILE)
    assert.deepEqual(long, [])
  })

  test('nothing is inserted by a statement that changes values in silence', ({ assert }) => {
    const silent = /\.onConflict\([^)]*\)\s*\.ignore\(|insert ignore|load data/i
    const found = product().filter(({ text }) => silent.test(codeOf(text)))
    assert.deepEqual(
      found.map(({ path }) => path),
      []
    )
  })

  test('only app/database asks which database it is', ({ assert }) => {
    const asks = /dialect\.name|client\.config\.client|=== 'mysql2?'|=== 'better-sqlite3'/
    const found = product().filter(
      ({ path, text }) => !DIALECT.some((own) => path.startsWith(own)) && asks.test(codeOf(text))
    )
    assert.deepEqual(
      found.map(({ path }) => path),
      []
    )
  })

  test('the core holds no word of an industry', ({ assert }) => {
    const word = /\b(telecom|msisdn|call[ _]record|cdr|kwh|tenant_meter|patient|dwelling)s?\b/i
    const found = productFiles('app/**/*.ts')
      .filter(({ path }) => !path.startsWith('app/companies/actions/load_demo'))
      .flatMap(({ path, text }) => {
        const match = word.exec(codeOf(text))
        return match ? [`${path}: ${match[0]}`] : []
      })
    assert.deepEqual(found, [])
  })

  test('nothing is skipped, switched off or left for later', ({ assert }) => {
    const left = /\b(TODO|FIXME)\b|@ts-ignore|@ts-nocheck|eslint-disable|\.skip\(|\.todo\(/
    const found = productFiles(
      '{app,bin,config,database,plugins,resources,start,tests}/**/*.{ts,vue}'
    )
      .filter(({ path }) => !path.endsWith('house_rules.spec.ts') && !path.endsWith('.d.ts'))
      .filter(({ text }) => left.test(text))
    assert.deepEqual(
      found.map(({ path }) => path),
      []
    )
  })
})
