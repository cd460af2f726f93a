import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { GROWN_TABLES } from '#benchmarks/stages/grown_tables'

test.group('The benchmarks', () => {
  test('grow books by columns that stand in the schema: {0}')
    .with(Object.entries(GROWN_TABLES))
    .run(async ({ assert }, [table, { days, changed }]) => {
      const stored = Object.keys(await db.connection().columnsInfo(table))
      assert.isNotEmpty(stored)
      assert.includeMembers(stored, [...days, ...changed])
    })
})
