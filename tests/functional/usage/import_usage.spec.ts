import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { startOfLocalDay } from '#kernel/time_zone'
import { clock } from '#app/database/clock'
import { given } from '#tests/support/given_books'
import {
  CALLER,
  NOW,
  accountingGaps,
  call,
  eventsOf,
  importContent,
  manyCalls,
  meteredCompany,
  suspenseOf,
  usageFile,
  startsOf,
  reasonsOf,
} from '#tests/support/usage'

test.group('Usage import | acceptance', (group) => {
  group.each.setup(() => {
    clock.freezeAt(NOW)
    return () => clock.release()
  })

  test('a row becomes one event of the service that its number belongs to', async ({ assert }) => {
    const { companyId, serviceId } = await meteredCompany()
    const outcome = await importContent(
      companyId,
      usageFile([call({ id: 'a', called: '+4989777', quantity: 61 })])
    )
    assert.equal(outcome.type, 'finished')
    const [event] = await eventsOf(serviceId)
    assert.containSubset(event, {
      at: '2026-10-05T10:00:00.000Z',
      quantity: 61,
      dimension: '4989777',
      rowNo: 2,
    })
  })

  test('every row is accepted, a duplicate, suspended or without usage', async ({ assert }) => {
    const { companyId } = await meteredCompany()
    const { progress } = await importContent(
      companyId,
      usageFile([
        call({ id: 'a' }),
        call({ id: 'b' }),
        call({ id: 'a' }),
        call({ id: 'c', caller: '+4930999' }),
        call({ id: 'd', quantity: -5 }),
      ])
    )
    assert.containSubset(progress, { rows: 5, accepted: 2, duplicates: 1, suspended: 2 })
    assert.deepEqual(await accountingGaps(companyId), [])
  })

  test('usage belongs to whoever owned the number at its start instant', async ({ assert }) => {
    const { companyId, accountId } = await meteredCompany()
    const number = '493055500001'
    const before = await given.service(companyId, accountId, {
      identifier: number,
      toOn: '2026-10-10',
    })
    const after = await given.service(companyId, accountId, {
      identifier: number,
      fromOn: '2026-10-10',
    })
    const midnight = startOfLocalDay('Europe/Berlin', '2026-10-10')
    const at = (seconds: number) => new Date(seconds * 1000).toISOString()
    await importContent(
      companyId,
      usageFile([
        call({ id: 'old', caller: `+${number}`, start: at(midnight - 1) }),
        call({ id: 'new', caller: `+${number}`, start: at(midnight) }),
      ])
    )
    assert.deepEqual(await startsOf(before), [at(midnight - 1)])
    assert.deepEqual(await startsOf(after), [at(midnight)])
  })

  test('a number outside all of its intervals is inactive, an unknown one is not found', async ({
    assert,
  }) => {
    const { companyId, accountId } = await meteredCompany()
    await given.service(companyId, accountId, { identifier: '493055500002', toOn: '2026-10-01' })
    await importContent(
      companyId,
      usageFile([
        call({ id: 'a', caller: '+493055500002' }),
        call({ id: 'b', caller: '+493055500003' }),
      ])
    )
    const held = await suspenseOf(companyId)
    assert.deepEqual(
      held.map(({ reason, detail }) => [reason, detail]),
      [
        ['SERVICE_INACTIVE', '493055500002 at 2026-10-05T10:00:00.000Z'],
        ['SERVICE_NOT_FOUND', '493055500003'],
      ]
    )
  })

  test('a number of another company is not found', async ({ assert }) => {
    const other = await meteredCompany()
    const companyId = await given.company()
    await importContent(companyId, usageFile([call({ id: 'a' })]))
    assert.deepEqual(await reasonsOf(companyId), ['SERVICE_NOT_FOUND'])
    assert.isEmpty(await eventsOf(other.serviceId))
  })

  test('usage more than a quarter of an hour ahead or older than the records is suspended', async ({
    assert,
  }) => {
    const { companyId, serviceId } = await meteredCompany()
    const oldest = startOfLocalDay('Europe/Berlin', '2023-11-01') * 1000
    const at = (milliseconds: number) => new Date(milliseconds).toISOString()
    await importContent(
      companyId,
      usageFile([
        call({ id: 'a', start: at(NOW + 15 * 60_000) }),
        call({ id: 'b', start: at(NOW + 15 * 60_000 + 1000) }),
        call({ id: 'c', start: at(oldest) }),
        call({ id: 'd', start: at(oldest - 1000) }),
      ])
    )
    assert.lengthOf(await eventsOf(serviceId), 2)
    const held = await suspenseOf(companyId)
    assert.deepEqual(
      held.map(({ reason, rowNo }) => [reason, rowNo]),
      [
        ['CLOCK_SKEW', 3],
        ['TOO_OLD', 5],
      ]
    )
  })

  test('a wrong column count, a negative and an absurd duration are suspended with a reason', async ({
    assert,
  }) => {
    const { companyId } = await meteredCompany()
    await importContent(
      companyId,
      usageFile([
        `${call({ id: 'a' })},surplus`,
        'b,voice',
        call({ id: 'c', quantity: -1 }),
        call({ id: 'd', quantity: 99_999_999 }),
        call({ id: 'e', quantity: 'long' }),
        call({ id: 'f', start: '2026-02-31T10:00:00Z' }),
        call({ id: 'g', caller: 'anonymous' }),
      ])
    )
    const held = await suspenseOf(companyId)
    assert.deepEqual(
      held.map(({ reason }) => reason.replace(/^telecom\./, '')),
      ['BAD_ROW', 'BAD_ROW', 'BAD_DURATION', 'TOO_LONG', 'BAD_DURATION', 'BAD_TIME', 'BAD_NUMBER']
    )
    assert.equal(held[1].raw, 'b,voice')
    assert.deepEqual(await accountingGaps(companyId), [])
  })

  test('a file of many batches is taken once, its batches numbered in order', async ({
    assert,
  }) => {
    const { companyId, serviceId } = await meteredCompany()
    const { progress } = await importContent(companyId, usageFile(manyCalls(45_000)))
    assert.containSubset(progress, { rows: 45_000, accepted: 45_000 })
    const batches = await db.from('usage_batches').where('company_id', companyId).orderBy('seq')
    assert.isAtLeast(batches.length, 3)
    assert.deepEqual(
      batches.map((batch) => Number(batch.seq)),
      batches.map((_, index) => index + 1)
    )
    const [row] = await db
      .from('usage_events')
      .where('service_id', serviceId)
      .sum('quantity as sum')
    assert.equal(Number(row.sum), 45_000 * 60)
    assert.deepEqual(await accountingGaps(companyId), [])
  })

  test('numbers that came after a large directory was loaded are read when they are met', async ({
    assert,
  }) => {
    const { companyId, accountId } = await meteredCompany()
    const services = await Promise.all(
      ['493055511', '493055512'].map((identifier) =>
        given.service(companyId, accountId, { identifier })
      )
    )
    const { ServiceDirectory } = await import('#app/usage/acceptance/service_directory')
    const directory = await ServiceDirectory.load(companyId, 2)
    const at = NOW / 1000
    assert.equal(directory.find('msisdn', CALLER, at), -2)
    await directory.learn('msisdn', ['493055511', '493055512', '493055513'])
    assert.equal(directory.find('msisdn', '493055511', at), services[0])
    assert.equal(directory.find('msisdn', '493055512', at), services[1])
    assert.equal(directory.find('msisdn', '493055513', at), 0)
  })
})
