import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { binaryKey, key } from '#app/database/columns'
import { HashedKeys, hashedKey } from '#app/database/hashed_key'
import { unitOfWork } from '#app/database/unit_of_work'
import { scratchTable } from '#tests/support/scratch_table'

const SPELLINGS = ['call-a1', 'CALL-A1', 'call-a1 ', 'cáll-a1']
const isServer = () => db.connection().dialect.name === 'mysql'

test.group('Keys', (group) => {
  group.setup(() =>
    scratchTable('scratch_keys', (table) => {
      binaryKey(table, 'hashed', 16).notNullable().primary()
      key(table, 'code', 20).nullable().unique()
      table.string('spelling', 40).nullable()
    })
  )
  group.each.setup(async () => {
    await db.from('scratch_keys').delete()
  })

  test('four spellings of one text are four hashed keys', async ({ assert }) => {
    await unitOfWork(async ({ trx }) => {
      for (const spelling of SPELLINGS) {
        await trx.table('scratch_keys').insert({ hashed: hashedKey(1, spelling), spelling })
      }
    })
    const rows = await db.from('scratch_keys').orderBy('hashed')
    assert.sameMembers(
      rows.map((row) => row.spelling),
      SPELLINGS
    )
  })

  test('placed keys differ as their parts do, and neighbours lie beside each other', ({
    assert,
  }) => {
    const keys = new HashedKeys(4, 16)
    const made = SPELLINGS.map((spelling) => keys.addPlaced(7, 1, 'switch', spelling))
    assert.lengthOf(new Set(made.map((made1) => made1.toString('hex'))), 4)
    assert.deepEqual(
      made.map((one) => one.readUInt32BE(0)),
      [7, 7, 7, 7]
    )
  })

  test('parts of a key do not run into each other', ({ assert }) => {
    assert.isFalse(hashedKey('ab', 'c').equals(hashedKey('a', 'bc')))
    assert.isFalse(hashedKey(1, '1').equals(hashedKey('11')))
  })

  test('a text key differs by case on both databases', async ({ assert }) => {
    for (const code of ['call-a1', 'CALL-A1']) {
      await db.table('scratch_keys').insert({ hashed: hashedKey(code), code })
    }
    const found = await db.from('scratch_keys').where('code', 'call-a1')
    assert.lengthOf(found, 1)
  })

  for (const [what, code] of [
    ['a blank at the end', 'call-a1 '],
    ['a letter that is not ASCII', 'cáll-a1'],
    ['more characters than the column has', 'x'.repeat(21)],
  ]) {
    test(`a text key with ${what} is refused on both databases`, async ({ assert }) => {
      const insert = () => db.table('scratch_keys').insert({ hashed: hashedKey(code), code })
      await assert.rejects(insert)
    })
  }

  test('every text in a unique index of the catalogue compares byte by byte', async ({
    assert,
  }) => {
    const columns = isServer() ? await serverKeyColumns() : await embeddedKeyColumns()
    assert.isAbove(columns.length, 20)
    const foldable = columns.filter(({ collation }) => !['ascii_bin', 'BINARY'].includes(collation))
    assert.deepEqual(foldable, [])
  })
})

interface KeyColumn {
  readonly table: string
  readonly column: string
  readonly collation: string
}

/** Tables of the framework and of the queue are not ours to declare. */
const NOT_OURS = /^(adonis_|queue_|sqlite_|scratch_)/

async function serverKeyColumns(): Promise<KeyColumn[]> {
  const [rows] = await db.rawQuery(
    `select s.table_name as tbl, s.column_name as col, c.collation_name as coll
       from information_schema.statistics s
       join information_schema.columns c on c.table_schema = s.table_schema
        and c.table_name = s.table_name and c.column_name = s.column_name
      where s.table_schema = database() and s.non_unique = 0`
  )
  return rows
    .filter((row: any) => !NOT_OURS.test(row.tbl))
    .map((row: any) => ({ table: row.tbl, column: row.col, collation: row.coll ?? 'BINARY' }))
}

async function embeddedKeyColumns(): Promise<KeyColumn[]> {
  const rows = await db.rawQuery(
    `select t.name as tbl, c.name as col, c.coll as coll
       from sqlite_master t, pragma_index_list(t.name) i, pragma_index_xinfo(i.name) c
      where t.type = 'table' and i."unique" = 1 and c.key = 1 and c.name is not null`
  )
  return rows
    .filter((row: any) => !NOT_OURS.test(row.tbl))
    .map((row: any) => ({ table: row.tbl, column: row.col, collation: row.coll }))
}
