import { gzipSync } from 'node:zlib'
import { randomBytes } from 'node:crypto'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import billingConfig from '#config/billing'
import { clock } from '#app/database/clock'
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
  countEvents,
} from '#tests/support/usage'

test.group('Usage import | broken files', (group) => {
  group.each.setup(() => {
    clock.freezeAt(NOW)
    return () => clock.release()
  })

  const BROKEN: [string, () => string | Buffer, RegExp][] = [
    ['an empty file', () => '', /The file is empty/],
    ['an empty compressed file', () => gzipSync(''), /The file is empty/],
    ['a binary file', () => Buffer.concat([Buffer.from([0, 1, 2]), randomBytes(5_000)]), /binary/],
    [
      'a text in UTF-16',
      () => Buffer.from(usageFile(manyCalls(3)), 'utf16le'),
      /recognises|UTF-16/,
    ],
    ['a letter', () => 'Dear colleagues,\nthe file follows.\n', /recognises/],
  ]
  for (const [what, content, message] of BROKEN) {
    test(`${what} fails with a sentence that says so`, async ({ assert }) => {
      const { companyId } = await meteredCompany()
      await assert.rejects(() => importContent(companyId, content()), message)
      const [row] = await db.from('usage_imports').where('company_id', companyId)
      assert.equal(row.state, 'failed')
      assert.match(row.error, message)
      assert.equal(Number(row.last_row), 0)
    })
  }

  test('a file that breaks off keeps its whole rows, the cut one is suspended', async ({
    assert,
  }) => {
    const { companyId, serviceId } = await meteredCompany()
    const file = usageFile(manyCalls(100))
    const { progress } = await importContent(companyId, file.slice(0, -20))
    assert.containSubset(progress, { rows: 100, accepted: 99, suspended: 1 })
    assert.lengthOf(await eventsOf(serviceId), 99)
    assert.lengthOf(await suspenseOf(companyId), 1)
  })

  test('a compressed file is read like the text in it', async ({ assert }) => {
    const { companyId, serviceId } = await meteredCompany()
    const outcome = await importContent(companyId, gzipSync(usageFile(manyCalls(2_000))))
    assert.equal(outcome.type, 'finished')
    assert.lengthOf(await eventsOf(serviceId), 2_000)
  })

  test('a compressed file that breaks off fails, what was read stays, the whole file adds the rest', async ({
    assert,
  }) => {
    const { companyId, serviceId } = await meteredCompany()
    const whole = gzipSync(usageFile(manyCalls(60_000)))
    const broken = await importContent(companyId, whole.subarray(0, whole.length / 2))
    assert.equal(broken.type, 'failed')
    assert.match(broken.type === 'failed' ? broken.error : '', /cut short/)
    const taken = await countEvents(serviceId)
    assert.isAbove(taken, 0)
    assert.isBelow(taken, 60_000)
    assert.deepEqual(await accountingGaps(companyId), [])

    const { progress } = await importContent(companyId, whole)
    assert.equal(progress.accepted + taken, 60_000)
    assert.lengthOf(await eventsOf(serviceId), 60_000)
    assert.deepEqual(await accountingGaps(companyId), [])
  })

  test('a compressed file that unfolds beyond all measure is stopped', async ({ assert }) => {
    const { companyId } = await meteredCompany()
    const bomb = gzipSync(
      Buffer.concat([Buffer.from(usageFile(manyCalls(1))), Buffer.alloc(60_000_000, '\n')])
    )
    assert.isBelow(bomb.length * billingConfig.usage.maximumInflationRatio, 50_000_000)
    const outcome = await importContent(companyId, bomb)
    assert.equal(outcome.type, 'failed')
    assert.match(outcome.type === 'failed' ? outcome.error : '', /unfolds to more than/)
  })

  test('a line without an end does not fill the memory', async ({ assert }) => {
    const { companyId } = await meteredCompany()
    const file = usageFile([call({ id: 'a' }), 'x'.repeat(3_000_000), call({ id: 'b' })])
    const { progress } = await importContent(companyId, file)
    assert.containSubset(progress, { rows: 3, accepted: 2, suspended: 1 })
    const [held] = await suspenseOf(companyId)
    assert.isAtMost(held.raw.length, 8_192)
  })

  test('a format that is not installed and an option that does not hold are refused', async ({
    assert,
  }) => {
    const { companyId } = await meteredCompany()
    const file = usageFile([call({ id: 'a' })])
    await assert.rejects(
      () => importContent(companyId, file, { format: 'no.such' }),
      /No installed plugin reads "no.such". There is: .*telecom.csv/
    )
    await assert.rejects(
      () => importContent(companyId, file, { options: { maximum_seconds: 'many' } }),
      /options of the format do not hold/
    )
    await assert.rejects(
      () => importContent(companyId, file, { options: { zonne: 'UTC' } }),
      /no option "zonne". It has: .*zone/
    )
  })

  test('a file that failed for want of a format is read once its format is named', async ({
    assert,
  }) => {
    const { companyId, serviceId } = await meteredCompany()
    const file = [call({ id: 'a' }), call({ id: 'b' }), ''].join('\n')
    await assert.rejects(() => importContent(companyId, file), /recognises/)
    const outcome = await importContent(companyId, file, {
      format: 'telecom.csv',
      options: {
        header: false,
        columns: { origin_id: '1', type: '2', caller: '3', called: '4', start: '5', quantity: '6' },
      },
    })
    assert.equal(outcome.type, 'finished')
    assert.lengthOf(await eventsOf(serviceId), 2)
    assert.lengthOf(await db.from('usage_imports').where('company_id', companyId), 1)
  })
})
