import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { keyColumn } from '#sdk/migration'
import { scratchTable } from '#tests/support/scratch_table'

test.group('Keys of plugins', (group) => {
  group.setup(() =>
    scratchTable('scratch_plugin_keys', (table) => {
      keyColumn(table, 'code', 20).notNullable().unique()
    })
  )

  test('codes that differ in case are different keys', async ({ assert }) => {
    const codes = ['call-a1', 'CALL-A1', 'Call-A1']
    await db.table('scratch_plugin_keys').multiInsert(codes.map((code) => ({ code })))
    assert.lengthOf(await db.from('scratch_plugin_keys').where('code', 'call-a1'), 1)
    await assert.rejects(() => db.table('scratch_plugin_keys').insert({ code: 'CALL-A1' }))
  })

  test('a key that no index can hold is refused when the table is made', ({ assert }) => {
    const table = { string: () => null, specificType: () => null }
    assert.throws(() => keyColumn(table, 'code', 192), /1 to 191/)
  })
})
