import { setTimeout as sleep } from 'node:timers/promises'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { isLockConflict } from '#app/database/errors'
import { unitOfWork } from '#app/database/unit_of_work'
import { scratchTable } from '#tests/support/scratch_table'
import {
  closeSecondConnection,
  refuseAtOnceWhenBusy,
  secondConnection,
  waitWhenBusy,
} from '#tests/support/second_connection'

const isServer = () => db.connection().dialect.name === 'mysql'

test.group('Unit of work', (group) => {
  group.setup(() =>
    scratchTable('scratch_counters', (table) => {
      table.integer('id').primary()
      table.integer('value').notNullable()
    })
  )
  group.each.setup(async () => {
    await db.from('scratch_counters').delete()
    await db.table('scratch_counters').multiInsert([
      { id: 1, value: 0 },
      { id: 2, value: 0 },
    ])
  })
  group.teardown(() => closeSecondConnection())

  test('commits everything or nothing', async ({ assert }) => {
    const failed = unitOfWork(async ({ trx }) => {
      await trx.from('scratch_counters').where('id', 1).update({ value: 7 })
      throw new Error('no')
    })
    await assert.rejects(() => failed, 'no')
    assert.equal(await valueOf(1), 0)
  })

  test('runs the whole change again when another writer holds the lock', async ({ assert }) => {
    const other = secondConnection()
    await other.rawQuery('begin')
    await other.from('scratch_counters').where('id', 1).update({ value: 10 })
    let runs = 0
    if (!isServer()) await refuseAtOnceWhenBusy(db.connection())

    const change = unitOfWork(async ({ trx }) => {
      runs++
      if (isServer()) await refuseAtOnceWhenBusy(trx)
      await trx.from('scratch_counters').where('id', 1).increment('value', 1)
    })
    await sleep(isServer() ? 1200 : 100)
    await other.rawQuery('commit')
    await change
    await waitWhenBusy(db.connection())

    assert.equal(await valueOf(1), 11)
    if (isServer()) assert.isAbove(runs, 1)
  })

  test('two changes that take the same rows in opposite order both succeed', async ({ assert }) => {
    const both = [
      [1, 2],
      [2, 1],
    ].map(([first, second]) =>
      unitOfWork(async ({ trx }) => {
        await trx.from('scratch_counters').where('id', first).increment('value', 1)
        await sleep(50)
        await trx.from('scratch_counters').where('id', second).increment('value', 1)
      })
    )
    await Promise.all(both)
    assert.deepEqual([await valueOf(1), await valueOf(2)], [2, 2])
  })

  test('no update is lost among twenty concurrent read-and-write changes', async ({ assert }) => {
    await Promise.all(
      Array.from({ length: 20 }, () =>
        unitOfWork(async ({ trx }) => {
          await trx.from('scratch_counters').where('id', 1).increment('value', 1)
          const row = await trx.from('scratch_counters').where('id', 1).firstOrFail()
          await trx.from('scratch_counters').where('id', 2).update({ value: row.value })
        })
      )
    )
    assert.deepEqual([await valueOf(1), await valueOf(2)], [20, 20])
  })

  test('a change holds the lock before it reads, or reads what others commit meanwhile', async ({
    assert,
  }) => {
    const seen: number[] = []
    const other = secondConnection()
    if (!isServer()) await refuseAtOnceWhenBusy(other)
    await unitOfWork(async ({ trx }) => {
      const read = async () => {
        const row = await trx.from('scratch_counters').where('id', 1).firstOrFail()
        seen.push(Number(row.value))
      }
      await read()
      await other
        .from('scratch_counters')
        .where('id', 1)
        .update({ value: 3 })
        .catch((error: unknown) => assert.isTrue(isLockConflict(error)))
      await read()
    })
    assert.deepEqual(seen, isServer() ? [0, 3] : [0, 0])
  })

  test('steps after the commit run once the change stands, and not when it failed', async ({
    assert,
  }) => {
    const seen: number[] = []
    await unitOfWork(async (work) => {
      await work.trx.from('scratch_counters').where('id', 1).update({ value: 5 })
      work.afterCommit(async () => seen.push(await valueOf(1)))
    })
    const failed = unitOfWork(async (work) => {
      work.afterCommit(async () => seen.push(-1))
      throw new Error('no')
    })
    await assert.rejects(() => failed)
    assert.deepEqual(seen, [5])
  })

  test('a failing step after the commit neither undoes the change nor stops the next step', async ({
    assert,
  }) => {
    const seen: string[] = []
    const result = await unitOfWork(async (work) => {
      work.afterCommit(async () => {
        throw new Error('the worker does not answer')
      })
      work.afterCommit(async () => seen.push('second'))
      await work.trx.from('scratch_counters').where('id', 1).update({ value: 9 })
      return 'done'
    })
    assert.equal(result, 'done')
    assert.deepEqual(seen, ['second'])
    assert.equal(await valueOf(1), 9)
  })

  test('an activity is stored with its change or not at all', async ({ assert }) => {
    const entry = (subjectId: number) => ({
      companyId: 999_001,
      actor: 'test',
      action: 'scratch.changed',
      subjectKind: 'scratch',
      subjectId,
      details: { before: 0, after: 1 },
    })
    await unitOfWork(async (work) => work.record(entry(1)))
    const failed = unitOfWork(async (work) => {
      work.record(entry(2))
      throw new Error('no')
    })
    await assert.rejects(() => failed)

    const rows = await db.from('activities').where('company_id', 999_001)
    assert.deepEqual(
      rows.map((row) => [Number(row.subject_id), row.details]),
      [[1, '{"after":1,"before":0}']]
    )
  })
})

async function valueOf(id: number): Promise<number> {
  const row = await db.from('scratch_counters').where('id', id).firstOrFail()
  return Number(row.value)
}
