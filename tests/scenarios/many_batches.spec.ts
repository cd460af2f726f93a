import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { allocateIds } from '#app/database/allocate_ids'
import { bulkInsert } from '#app/database/bulk_insert'
import { clock } from '#app/database/clock'
import { unitOfWork } from '#app/database/unit_of_work'
import { bill, findings, linesOf } from '#tests/support/books'
import { given } from '#tests/support/given_books'
import { replayAll } from '#tests/support/story'
import { caller, importCalls, tariff } from '#tests/support/telephony'

const MANY = 40_000

/** As many empty batches behind the last one as a year of single events brings. */
async function fillBatches(companyId: number) {
  const rows = await db.from('usage_batches').where('company_id', companyId).orderBy('seq', 'desc')
  const firstId = await allocateIds('usage_batches', MANY)
  const columns = Object.keys(rows[0])
  const empty = Array.from({ length: MANY }, (_, index) => {
    const numbers = { id: firstId + index, seq: Number(rows[0].seq) + 1 + index }
    const batch: Record<string, any> = { ...rows[0], ...numbers, accepted: 0 }
    return columns.map((name) => batch[name])
  })
  await unitOfWork(async ({ trx }) => {
    await bulkInsert(trx, 'usage_batches', columns, empty)
    const lastSeq = Number(rows[0].seq) + MANY
    await trx.from('usage_counters').where('company_id', companyId).update({ last_seq: lastSeq })
  })
}

test.group('Many batches', (group) => {
  group.each.teardown(() => clock.release())

  test('a run stands a year of small batches, and bills what came late among them', async ({
    assert,
  }) => {
    clock.freezeAt(Date.parse('2026-10-01T06:00:00Z'))
    const companyId = await given.company()
    await tariff(companyId)
    const one = await caller(companyId)
    const other = await caller(companyId)
    const call = (id: string, from: string, at: string) => {
      return { id, from, at, to: '33140205060', seconds: 60 }
    }
    await importCalls(
      companyId,
      [
        call('a', one.number, '2026-09-03T10:00:00Z'),
        call('b', other.number, '2026-09-04T10:00:00Z'),
      ],
      'september.csv'
    )
    await bill(companyId, '2026-10-01')
    await fillBatches(companyId)
    clock.freezeAt(Date.parse('2026-11-01T06:00:00Z'))
    await importCalls(
      companyId,
      [
        call('late', one.number, '2026-09-20T10:00:00Z'),
        call('c', other.number, '2026-10-20T10:00:00Z'),
      ],
      'late.csv'
    )
    const result = await bill(companyId, '2026-11-01')
    assert.deepEqual([result.state, result.parked], ['finished', 0])
    const started = async (accountId: number) => {
      const lines = await linesOf(companyId, accountId)
      return lines.map(([day, , startsOn, net]) => [day, startsOn, net > 0])
    }
    assert.deepEqual(await started(one.accountId), [
      ['2026-10-01', '2026-09-01', true],
      ['2026-11-01', '2026-09-01', true],
    ])
    assert.deepEqual(await started(other.accountId), [
      ['2026-10-01', '2026-09-01', true],
      ['2026-11-01', '2026-10-01', true],
    ])
    // What was settled first is replayed without what all those batches brought since.
    await replayAll(companyId)
    assert.deepEqual(await findings(companyId), [])
  })
})
