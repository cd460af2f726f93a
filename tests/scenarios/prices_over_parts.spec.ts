import { test } from '@japa/runner'
import type { NewCharge } from '#app/catalog/actions/create_plan_version'
import { ChangeSubscription } from '#app/subscriptions/actions/change_subscription'
import { bill, findings, linesOf } from '#tests/support/books'
import { given } from '#tests/support/given_books'
import { importCalls } from '#tests/support/telephony'

const exactUnits = {
  ...{ unit_quantity: 60, unit_rounding: 'none', unit_step: '1', negative_total: 'credit' },
}
const metrics = ['telecom.voice_seconds']

/** A number that is subscribed since September, with a plan of these charges. */
async function number(identifier: string, charges: readonly NewCharge[], quantity = 1) {
  const companyId = await given.company()
  const accountId = await given.account(companyId)
  const planVersionId = await given.plan(companyId, { charges })
  const serviceId = await given.service(companyId, accountId, { identifier })
  const whose = { accountId, serviceId, planVersionId, quantity }
  const subscriptionId = await given.subscription(companyId, { ...whose, from: '2026-09-01' })
  const seats = (effectiveOn: string, more: number) =>
    new ChangeSubscription().execute({
      ...{ companyId, subscriptionId, effectiveOn, change: { kind: 'quantity', quantity: more } },
      ...{ reason: 'test', requestId: effectiveOn, actor: 'test' },
    })
  const call = (id: string, at: string, minutes: number) => {
    return { id, from: identifier, to: '4940123456', at, seconds: minutes * 60 }
  }
  const net = async () => {
    const lines = await linesOf(companyId, accountId)
    return lines.reduce((sum, [, , , minor]) => sum + minor, 0)
  }
  return { companyId, seats, call, net }
}

test.group('Prices over the parts of a period', () => {
  test('E28: packages are counted on where the month is parted, and capped by a maximum', async ({
    assert,
  }) => {
    const packages = given.charge({
      ruleCode: 'standard.package',
      terms: { ...exactUnits, package_size: '10', package_price: '1' },
      ...{ metrics, tags: ['usage'] },
    })
    const maximum = given.charge({
      ruleCode: 'standard.maximum',
      terms: { amount: '3', reads_tag: 'usage', reads_scope: 'subscription' },
    })
    const { companyId, seats, call, net } = await number('493077800001', [packages, maximum])
    await seats('2026-09-10', 2)
    const calls = [call('a', '2026-09-05T08:00:00Z', 17), call('b', '2026-09-20T08:00:00Z', 22)]
    await importCalls(companyId, calls.slice(0, 1), 'first.csv')
    await bill(companyId, '2026-10-01')
    assert.equal(await net(), 200)
    await importCalls(companyId, calls.slice(1), 'second.csv')
    await bill(companyId, '2026-10-02')
    // Four packages and not five; the maximum keeps three of them, also when a fifth is begun.
    assert.equal(await net(), 300)
    await importCalls(companyId, [call('c', '2026-09-06T08:00:00Z', 2)], 'late.csv')
    await bill(companyId, '2026-10-03')
    assert.equal(await net(), 300)
    assert.deepEqual(await findings(companyId), [])
  })

  test('a level that goes on is paid in months without any event', async ({ assert }) => {
    const level = given.charge({
      ruleCode: 'standard.per_unit',
      terms: {
        ...{ ...exactUnits, unit_price: '1' },
        ...{ aggregation: 'weighted_sum', carries_level: true },
      },
      metrics,
    })
    const { companyId, call, net } = await number('493077800002', [level])
    // Ten from the middle of September on, in Berlin; all of October.
    await importCalls(companyId, [call('a', '2026-09-15T22:00:00Z', 10)], 'first.csv')
    await bill(companyId, '2026-10-01')
    assert.equal(await net(), 500)
    await bill(companyId, '2026-11-01')
    assert.equal(await net(), 1_500)
    // Three more come late, from the first of September on.
    await importCalls(companyId, [call('b', '2026-08-31T22:00:00Z', 3)], 'late.csv')
    await bill(companyId, '2026-11-02')
    assert.equal(await net(), 2_100)
    assert.deepEqual(await findings(companyId), [])
  })

  test('seats that come within a month pay their time, and each fee once', async ({ assert }) => {
    const graduated = given.charge({
      ruleCode: 'standard.graduated',
      timing: 'advance',
      terms: {
        ...{ ...exactUnits, unit_quantity: 1, zero_usage_pays_flat: false, tiers_by: 'level' },
        tiers: [
          { up_to: '5', unit_price: '10', flat_fee: '100' },
          { up_to: null, unit_price: '5', flat_fee: '50' },
        ],
      },
    })
    const { companyId, seats, net } = await number('493077800003', [graduated], 5)
    await bill(companyId, '2026-09-01')
    assert.equal(await net(), 15_000)
    await seats('2026-09-16', 12)
    await bill(companyId, '2026-09-16')
    // Seven more for 15 of 30 days, 7 x 5 / 2, and the fee of the second tier.
    assert.equal(await net(), 21_750)
    assert.deepEqual(await findings(companyId), [])
  })
})
