import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { OverridePrice, type NewPriceOverride } from '#app/subscriptions/actions/override_price'
import { bill, documentsOf, findings } from '#tests/support/books'
import { given } from '#tests/support/given_books'
import { replayAll } from '#tests/support/story'

async function subscribed(
  charge: Partial<Parameters<typeof given.charge>[0]> = {},
  proration?: string
) {
  const companyId = await given.company()
  const accountId = await given.account(companyId)
  const planVersionId = await given.plan(companyId, {
    proration,
    charges: [
      given.charge({
        key: 'fee',
        ruleCode: 'standard.flat',
        terms: { amount: '30.00', per_quantity: false },
        timing: 'advance',
        ...charge,
      }),
    ],
  })
  const from = '2026-01-01'
  const subscriptionId = await given.subscription(companyId, { accountId, planVersionId, from })
  const override = (changes: Partial<NewPriceOverride> = {}) =>
    new OverridePrice().execute({
      companyId,
      subscriptionId,
      chargeKey: 'fee',
      terms: { amount: '20.00', per_quantity: false },
      validFrom: '2026-02-01',
      validTo: null,
      reason: 'Agreed',
      requestId: 'one',
      actor: 'anna',
      ...changes,
    })
  return { companyId, subscriptionId, planVersionId, override }
}

test.group('Prices of their own', () => {
  test('who gave one and why is recorded, and the same request again adds nothing', async ({
    assert,
  }) => {
    const { companyId, subscriptionId, override } = await subscribed()
    await override()
    await override()
    const rows = await db.from('charges').where('subscription_id', subscriptionId)
    assert.lengthOf(rows, 1)
    assert.deepEqual(
      [rows[0].edition, rows[0].override_reason, rows[0].overridden_by, rows[0].valid_from],
      [2, 'Agreed', 'anna', '2026-02-01']
    )
    const acts = await db
      .from('activities')
      .where({ company_id: companyId, action: 'subscription.price_overridden' })
    assert.lengthOf(acts, 1)
    await assert.rejects(() => override({ validFrom: '2026-03-01' }), /another override/)
  })

  test('what cannot hold is refused with the field it is about', async ({ assert }) => {
    const { override } = await subscribed()
    const refusal = async (changes: Partial<NewPriceOverride>) => {
      try {
        await override({ requestId: JSON.stringify(changes), ...changes })
      } catch (error) {
        const { field, messages, status } = error as Record<string, any>
        return field ?? messages?.[0].field ?? status
      }
    }
    assert.equal(await refusal({ validFrom: '2025-12-31' }), 'validFrom')
    assert.equal(await refusal({ validTo: '2026-02-01' }), 'validTo')
    assert.equal(await refusal({ chargeKey: 'calls' }), 'chargeKey')
    assert.equal(await refusal({ terms: { amount: 'cheap', per_quantity: false } }), 'amount')
    assert.equal(await refusal({ subscriptionId: 999_999 }), 404)
  })

  test('where part periods cost the whole price it begins with a period', async ({ assert }) => {
    const { companyId, override } = await subscribed({}, 'none')
    await assert.rejects(
      () => override({ validFrom: '2026-02-11' }),
      'Part periods of this plan cost the whole price: choose 2026-02-01 or 2026-03-01'
    )
    await override()
    await bill(companyId, '2026-02-01')
    const [{ lines }] = await documentsOf(companyId)
    assert.deepEqual(
      lines.map(({ startsOn, netMinor }) => [startsOn, netMinor]),
      [
        ['2026-01-01', 3000],
        ['2026-02-01', 2000],
      ]
    )
  })

  test('a charge whose state others share keeps the price of the plan', async ({ assert }) => {
    const { override } = await subscribed({
      ruleCode: 'standard.percent_off',
      terms: { percent: '10', reads_tag: 'x', reads_scope: 'account' },
    })
    await assert.rejects(
      () => override({ terms: { percent: '20', reads_tag: 'y', reads_scope: 'account' } }),
      /change the plan instead/
    )
    await override({ terms: { percent: '20', reads_tag: 'x', reads_scope: 'account' } })
  })

  test('two at once are two editions, and the one recorded last holds', async ({ assert }) => {
    const { companyId, override } = await subscribed()
    await Promise.all([override(), override({ requestId: 'two' })])
    await override({ requestId: 'three', terms: { amount: '7.00', per_quantity: false } })
    await bill(companyId, '2026-02-01')
    const [{ lines }] = await documentsOf(companyId)
    assert.deepEqual(
      lines.map(({ netMinor }) => netMinor),
      [3000, 700]
    )
    assert.deepEqual(await findings(companyId), [])
    assert.lengthOf(await replayAll(companyId), 2)
  })
})
