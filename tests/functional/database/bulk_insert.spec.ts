import { setTimeout as sleep } from 'node:timers/promises'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { bulkInsert } from '#app/database/bulk_insert'
import { binaryKey } from '#app/database/columns'
import { hashedKey } from '#app/database/hashed_key'
import { insertNew } from '#app/database/insert_new'
import { unitOfWork } from '#app/database/unit_of_work'
import { scratchTable } from '#tests/support/scratch_table'
import { closeSecondConnection, secondConnection } from '#tests/support/second_connection'

const COLUMNS = ['event_key', 'value']
const rowsOf = (from: number, to: number, value = 1) =>
  Array.from({ length: to - from }, (_, index) => [hashedKey(from + index), value])

test.group('Bulk insert', (group) => {
  group.setup(() =>
    scratchTable('scratch_rows', (table) => {
      binaryKey(table, 'event_key', 16).notNullable().primary()
      table.integer('value').notNullable()
    })
  )
  group.each.setup(async () => {
    await db.from('scratch_rows').delete()
  })
  group.teardown(() => closeSecondConnection())

  test('writes rows of any number', async ({ assert }) => {
    await unitOfWork(({ trx }) => bulkInsert(trx, 'scratch_rows', COLUMNS, rowsOf(0, 20_007)))
    assert.equal(await count(), 20_007)
  })

  test('one bad value refuses all rows', async ({ assert }) => {
    for (const bad of [null, 0.5, 2 ** 60]) {
      const rows = [...rowsOf(0, 10), [hashedKey('bad'), bad]]
      await assert.rejects(() =>
        unitOfWork(({ trx }) => bulkInsert(trx, 'scratch_rows', COLUMNS, rows))
      )
    }
    assert.equal(await count(), 0)
  })

  test('a known key is an error', async ({ assert }) => {
    const write = () =>
      unitOfWork(({ trx }) => bulkInsert(trx, 'scratch_rows', COLUMNS, rowsOf(0, 3)))
    await write()
    await assert.rejects(write)
    assert.equal(await count(), 3)
  })

  test('a row with too few values is an error', async ({ assert }) => {
    await assert.rejects(
      () => unitOfWork(({ trx }) => bulkInsert(trx, 'scratch_rows', COLUMNS, [[hashedKey(1)]])),
      /1 values for 2 columns/
    )
  })

  for (const expectKnown of [false, true]) {
    test(`new rows are written and known ones returned as stored, asking first: ${expectKnown}`, async ({
      assert,
    }) => {
      await unitOfWork(({ trx }) => bulkInsert(trx, 'scratch_rows', COLUMNS, rowsOf(0, 3_000, 1)))
      const rows = rowsOf(1_000, 25_000, 2)
      const known = await unitOfWork(({ trx }) =>
        insertNew(trx, { table: 'scratch_rows', columns: COLUMNS, rows, expectKnown })
      )
      assert.equal(known.size, 2_000)
      for (const [position, [storedKey, value]] of known) {
        assert.isTrue(
          rows[position][0] instanceof Buffer && rows[position][0].equals(storedKey as Buffer)
        )
        assert.equal(value, 1)
      }
      assert.equal(await count(), 25_000)
    })
  }

  test('a bad value among new rows is an error, never another value', async ({ assert }) => {
    const rows = [...rowsOf(0, 5), [hashedKey('bad'), null]]
    await assert.rejects(() =>
      unitOfWork(({ trx }) =>
        insertNew(trx, { table: 'scratch_rows', columns: COLUMNS, rows, expectKnown: false })
      )
    )
    assert.equal(await count(), 0)
  })

  test('two writers of overlapping keys share them out without loss or repetition', async ({
    assert,
  }) => {
    const write = (from: number, to: number) =>
      unitOfWork(async ({ trx }) => {
        const rows = rowsOf(from, to, from)
        const request = { table: 'scratch_rows', columns: COLUMNS, rows, expectKnown: false }
        const known = await insertNew(trx, request)
        return rows.length - known.size
      })
    const written = await Promise.all([write(0, 6_000), write(3_000, 9_000), write(1, 8_999)])
    assert.equal(
      written.reduce((sum, one) => sum + one, 0),
      9_000
    )
    assert.equal(await count(), 9_000)
  })

  test('a key that another connection writes in the same moment is known, not an error', async ({
    assert,
  }) => {
    const other = secondConnection()
    await other.rawQuery('begin')
    await other.table('scratch_rows').insert({ event_key: hashedKey(5), value: 9 })
    const isServer = db.connection().dialect.name === 'mysql'
    if (!isServer) await other.rawQuery('commit')
    const writing = unitOfWork(({ trx }) =>
      insertNew(trx, {
        table: 'scratch_rows',
        columns: COLUMNS,
        rows: rowsOf(0, 10),
        expectKnown: true,
      })
    )
    if (isServer) {
      await sleep(100)
      await other.rawQuery('commit')
    }
    const known = await writing
    assert.deepEqual([...known.keys()], [5])
    assert.equal(await count(), 10)
  })
})

async function count(): Promise<number> {
  const [row] = await db.from('scratch_rows').count('* as count')
  return Number(row.count)
}
