import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { clock } from '#app/database/clock'
import { given } from '#tests/support/given_books'
import {
  NOW,
  accountingGaps,
  call,
  eventsOf,
  importContent,
  manyCalls,
  meteredCompany,
  suspenseOf,
  usageFile,
  quantitiesOf,
} from '#tests/support/usage'

test.group('Usage import | once', (group) => {
  group.each.setup(() => {
    clock.freezeAt(NOW)
    return () => clock.release()
  })

  test('the same file again is refused as a whole, naming the import it was', async ({
    assert,
  }) => {
    const { companyId, serviceId } = await meteredCompany()
    const file = usageFile([call({ id: 'a' }), call({ id: 'b' })])
    const first = await importContent(companyId, file, { fileName: 'october.csv' })
    await assert.rejects(
      () => importContent(companyId, file, { fileName: 'again.csv' }),
      new RegExp(
        `again.csv was imported already: import ${first.progress.importId}, "october.csv".* 2 rows`
      )
    )
    assert.lengthOf(await eventsOf(serviceId), 2)
  })

  test('another company may import the same file', async ({ assert }) => {
    const first = await meteredCompany()
    const second = await meteredCompany()
    const file = usageFile([call({ id: 'a' })])
    await importContent(first.companyId, file)
    await importContent(second.companyId, file)
    assert.lengthOf(await eventsOf(first.serviceId), 1)
    assert.lengthOf(await eventsOf(second.serviceId), 1)
  })

  test('rows of an overlapping file are duplicates', async ({ assert }) => {
    const { companyId, serviceId } = await meteredCompany()
    await importContent(companyId, usageFile(manyCalls(3_000)))
    const { progress } = await importContent(companyId, usageFile(manyCalls(3_000, 1_000)))
    assert.containSubset(progress, { accepted: 1_000, duplicates: 2_000, suspended: 0 })
    assert.lengthOf(await eventsOf(serviceId), 4_000)
    assert.deepEqual(await accountingGaps(companyId), [])
  })

  test('a known id with other content is a conflict that says what differs', async ({ assert }) => {
    const { companyId, serviceId } = await meteredCompany()
    await importContent(companyId, usageFile([call({ id: 'a', quantity: 60 })]))
    await importContent(
      companyId,
      usageFile([call({ id: 'a', quantity: 75, called: '+4989123' }), call({ id: 'b' })])
    )
    const [conflict] = await suspenseOf(companyId)
    assert.equal(conflict.reason, 'DUPLICATE_CONFLICT')
    assert.equal(conflict.detail, 'quantity 60 -> 75, dimension 498912345 -> 4989123')
    assert.deepEqual(await quantitiesOf(serviceId), [60, 60])
  })

  test('within one file the first row of an id counts', async ({ assert }) => {
    const { companyId, serviceId } = await meteredCompany()
    const { progress } = await importContent(
      companyId,
      usageFile([
        call({ id: 'a', quantity: 10 }),
        call({ id: 'a', quantity: 20 }),
        call({ id: 'a', quantity: 10 }),
      ])
    )
    assert.containSubset(progress, { accepted: 1, duplicates: 1, suspended: 1 })
    assert.deepEqual(await quantitiesOf(serviceId), [10])
    const [conflict] = await suspenseOf(companyId)
    assert.equal(conflict.detail, 'quantity 10 -> 20')
  })

  test('a number that moved meanwhile does not make a known record a new one', async ({
    assert,
  }) => {
    const { companyId, accountId, serviceId } = await meteredCompany()
    await importContent(companyId, usageFile([call({ id: 'a' })]))
    await db.from('service_identifiers').where('service_id', serviceId).delete()
    await given.service(companyId, accountId, { identifier: '493012345678' })
    const { progress } = await importContent(
      companyId,
      usageFile([call({ id: 'a' }), call({ id: 'b' })])
    )
    assert.containSubset(progress, { accepted: 1, duplicates: 1 })
  })

  test('ids of two senders are told apart by their source', async ({ assert }) => {
    const { companyId, serviceId } = await meteredCompany()
    await importContent(companyId, usageFile([call({ id: 'a' })]), { source: 'switch-1' })
    await importContent(companyId, usageFile([call({ id: 'a' }), call({ id: 'b' })]), {
      source: 'switch-2',
    })
    assert.lengthOf(await eventsOf(serviceId), 3)
  })

  test('spellings of an id that a database may take for one are four records', async ({
    assert,
  }) => {
    const { companyId, serviceId } = await meteredCompany()
    const ids = ['call-a1', 'CALL-A1', '"call-a1 "', 'cáll-a1']
    await importContent(companyId, usageFile(ids.map((id) => call({ id }))))
    assert.lengthOf(await eventsOf(serviceId), 4)
  })

  test('three overlapping files at once take each record once', async ({ assert }) => {
    const { companyId, serviceId } = await meteredCompany()
    const outcomes = await Promise.all(
      [0, 1_500, 3_000].map((first) =>
        importContent(companyId, usageFile(manyCalls(4_000, first)), { fileName: `${first}.csv` })
      )
    )
    const sum = (name: 'accepted' | 'duplicates') =>
      outcomes.reduce((total, { progress }) => total + progress[name], 0)
    assert.equal(sum('accepted'), 7_000)
    assert.equal(sum('duplicates'), 5_000)
    assert.lengthOf(await eventsOf(serviceId), 7_000)
    assert.deepEqual(await accountingGaps(companyId), [])
  })

  test('the same file at once is read by one and refused to the other', async ({ assert }) => {
    const { companyId, serviceId } = await meteredCompany()
    const file = usageFile(manyCalls(4_000))
    const both = await Promise.allSettled([
      importContent(companyId, file),
      importContent(companyId, file),
    ])
    assert.sameMembers(
      both.map(({ status }) => status),
      ['fulfilled', 'rejected']
    )
    assert.lengthOf(await eventsOf(serviceId), 4_000)
  })
})
