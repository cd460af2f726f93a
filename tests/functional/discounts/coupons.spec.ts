import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { clock } from '#app/database/clock'
import { CloseCoupon } from '#app/discounts/actions/close_coupon'
import { EndRedemption } from '#app/discounts/actions/end_redemption'
import type { NewCoupon } from '#app/discounts/actions/create_coupon'
import { SetDiscountOrder } from '#app/discounts/actions/set_discount_order'
import { bill, findings, linesOf, netsOf } from '#tests/support/books'
import { commit, coupon, redeem } from '#tests/support/discounts'
import { given } from '#tests/support/given_books'
import { replayAll } from '#tests/support/story'

const actor = 'test'
const at = (day: string) => clock.freezeAt(Date.parse(`${day}T08:00:00Z`))

/** An account that pays 100.00 a month in arrears since January. */
async function payer(charges?: Parameters<typeof given.plan>[1]['charges']) {
  const companyId = await given.company()
  const fee = given.charge({
    ...{ key: 'fee', name: 'Fee', ruleCode: 'standard.flat' },
    terms: { amount: '100', per_quantity: false },
  })
  const planVersionId = await given.plan(companyId, { code: 'basic', charges: charges ?? [fee] })
  const accountId = await given.account(companyId)
  const from = '2026-01-01'
  const subscriptionId = await given.subscription(companyId, { accountId, planVersionId, from })
  return { companyId, accountId, planVersionId, subscriptionId }
}

test.group('Coupons', (group) => {
  group.each.setup(() => {
    at('2026-01-01')
    return () => clock.release()
  })

  for (const [order, left] of [
    ['fixed_then_percent', 7200],
    ['percent_then_fixed', 7000],
    ['as_given', 7000],
    ['by_limit_then_oldest', 7200],
  ] as const) {
    test(`E24: 100.00 less 20 % and 10.00 are ${left / 100}.00 in the order ${order}`, async ({
      assert,
    }) => {
      const { companyId, accountId } = await payer()
      await new SetDiscountOrder().execute({ companyId, order, startsOn: '2026-01-01', actor })
      await coupon(companyId, 'fifth', { percent: '20' })
      const plan = { appliesTo: 'plan', codes: ['basic'] } as const
      await coupon(companyId, 'ten', { amountMinor: 1000n, ...plan })
      await redeem(companyId, accountId, 'fifth')
      await redeem(companyId, accountId, 'ten')
      await bill(companyId, '2026-02-01')
      assert.deepEqual(await netsOf(companyId, '2026-02-01'), [[accountId, 'invoice', left]])
      assert.deepEqual(await findings(companyId), [])
      const steps = (await replayAll(companyId)).flatMap(({ explanation }) => explanation.steps)
      assert.include(
        steps.map(({ key }) => key),
        `standard.explain.order_${order}`
      )
    })
  }

  test('periods that began keep their order when it is changed', async ({ assert }) => {
    const { companyId, accountId } = await payer()
    await coupon(companyId, 'fifth', { percent: '20' })
    await coupon(companyId, 'ten', { amountMinor: 1000n })
    await redeem(companyId, accountId, 'fifth')
    await redeem(companyId, accountId, 'ten')
    at('2026-02-01')
    await bill(companyId, '2026-02-01')
    const change = { companyId, order: 'percent_then_fixed', actor } as const
    const setOrder = (startsOn: string) => new SetDiscountOrder().execute({ ...change, startsOn })
    await assert.rejects(() => setOrder('2026-02-01'), /startsOn: Choose a day after 2026-02-01/)
    await setOrder('2026-03-01')
    at('2026-03-01')
    await bill(companyId, '2026-03-01')
    at('2026-04-01')
    await bill(companyId, '2026-04-01')
    assert.deepEqual(await netsOf(companyId, '2026-03-01'), [[accountId, 'invoice', 7200]])
    assert.deepEqual(await netsOf(companyId, '2026-04-01'), [[accountId, 'invoice', 7000]])
    assert.deepEqual(await findings(companyId), [])
    await replayAll(companyId)
  })

  test('one on a subscription takes nothing off another one', async ({ assert }) => {
    const { companyId, accountId, planVersionId, subscriptionId } = await payer()
    await given.subscription(companyId, { accountId, planVersionId, from: '2026-01-01' })
    await coupon(companyId, 'half', { percent: '50', duration: 'once' })
    await redeem(companyId, accountId, 'half', { subscriptionId })
    await bill(companyId, '2026-02-01')
    at('2026-03-01')
    await bill(companyId, '2026-03-01')
    assert.deepEqual(await netsOf(companyId, '2026-02-01'), [[accountId, 'invoice', 15000]])
    assert.deepEqual(await netsOf(companyId, '2026-03-01'), [[accountId, 'invoice', 20000]])
    assert.deepEqual(await findings(companyId), [])
  })

  test('the rest of a fixed one is carried on, or lapses', async ({ assert }) => {
    const { companyId, accountId } = await payer()
    await coupon(companyId, 'carry', { amountMinor: 25000n, duration: 'once', rest: 'carried' })
    await redeem(companyId, accountId, 'carry')
    for (const day of ['2026-02-01', '2026-03-01', '2026-04-01', '2026-05-01']) {
      at(day)
      await bill(companyId, day)
    }
    const offs = (await linesOf(companyId, accountId)).map(([day, , , net]) => [day, net])
    assert.deepEqual(
      offs.filter(([, net]) => Number(net) < 0),
      [
        ['2026-02-01', -10000],
        ['2026-03-01', -10000],
        ['2026-04-01', -5000],
      ]
    )
    assert.deepEqual(await findings(companyId), [])
    await replayAll(companyId)
  })

  test('withdrawn it is taken back, and may be redeemed by somebody else', async ({ assert }) => {
    const { companyId, accountId } = await payer()
    await coupon(companyId, 'one', { amountMinor: 1000n, maxRedemptions: 1 })
    const { id } = await redeem(companyId, accountId, 'one')
    await bill(companyId, '2026-02-01')
    at('2026-02-10')
    const withdrawal = {
      ...{ companyId, redemptionId: id, endsOn: null, reason: 'By mistake' },
      ...{ requestId: 'withdraw', actor },
    }
    await new EndRedemption().execute(withdrawal)
    await new EndRedemption().execute(withdrawal)
    const again = { ...withdrawal, requestId: 'again' }
    await assert.rejects(() => new EndRedemption().execute(again), /ended or withdrawn before/)
    await redeem(companyId, await given.account(companyId), 'one')
    at('2026-03-01')
    await bill(companyId, '2026-03-01')
    assert.deepEqual(await netsOf(companyId, '2026-02-01'), [[accountId, 'invoice', 9000]])
    assert.deepEqual(await netsOf(companyId, '2026-03-01'), [[accountId, 'invoice', 11000]])
    assert.deepEqual(await findings(companyId), [])
    await replayAll(companyId)
  })

  test('is refused when {title}, naming the field')
    .with([
      { title: 'nobody knows it', code: 'other', message: /^code: There is no coupon OTHER/ },
      {
        title: 'it may not be redeemed yet',
        terms: { validFrom: '2026-02-01' },
        message: /^code: .* from 2026-02-01 on/,
      },
      {
        title: 'it is expired',
        terms: { validTo: '2026-01-01' },
        message: /^code: .* up to 2026-01-01/,
      },
      {
        title: 'its effect is over',
        terms: { effectEndsOn: '2025-12-31' },
        message: /^startsOn: .* nothing off from 2025-12-31/,
      },
      {
        title: 'it is in another currency',
        terms: { currency: 'CHF' },
        message: /^code: .* in CHF, the account in EUR/,
      },
      {
        title: 'it begins before the company',
        startsOn: '2025-12-31',
        message: /^startsOn: Nothing was billed before 2026-01-01/,
      },
      {
        title: 'the subscription is of another account',
        subscriptionId: 999_999,
        message: /^subscriptionId: The account has no such/,
      },
    ] as {
      title: string
      code?: string
      terms?: Partial<NewCoupon>
      startsOn?: string
      subscriptionId?: number
      message: RegExp
    }[])
    .run(async ({ assert }, { code = 'ten', terms = {}, startsOn, subscriptionId, message }) => {
      const { companyId, accountId } = await payer()
      await coupon(companyId, 'ten', { amountMinor: 1000n, validFrom: '2025-01-01', ...terms })
      await assert.rejects(
        () => redeem(companyId, accountId, code, { startsOn, subscriptionId }),
        message
      )
      assert.isEmpty(await db.from('coupon_redemptions').where('company_id', companyId))
    })

  test('is refused when it is closed, used up by the customer, or does not stack', async ({
    assert,
  }) => {
    const { companyId, accountId } = await payer()
    await coupon(companyId, 'alone', { amountMinor: 1000n, stackable: false })
    await coupon(companyId, 'ten', { amountMinor: 1000n, maxPerCustomer: 1 })
    const other = await coupon(companyId, 'closed', { amountMinor: 1000n })
    await new CloseCoupon().execute({ companyId, couponId: other, today: '2026-01-01', actor })
    const refused = (code: string, requestId: string, message: RegExp) =>
      assert.rejects(() => redeem(companyId, accountId, code, { requestId }), message)
    await redeem(companyId, accountId, 'ten')
    await refused('ten', 'second', /^code: This customer has redeemed the coupon TEN 1 times/)
    await refused('alone', 'alone', /^code: The coupon ALONE cannot be combined with TEN/)
    await refused('closed', 'closed', /^code: The coupon CLOSED was closed on 2026-01-01/)
    const changed = { requestId: `redeem ten ${accountId}`, startsOn: '2026-02-01' }
    await assert.rejects(
      () => redeem(companyId, accountId, 'ten', changed),
      /^request: .* other content/
    )
  })

  test('cannot be made with {title}')
    .with([
      {
        title: 'a code that another one has in other letters',
        code: 'Ten',
        terms: { amountMinor: 1n },
        message: /^code: Another coupon has the code TEN/,
      },
      {
        title: 'a percentage and an amount',
        code: 'x',
        terms: { percent: '5', amountMinor: 1n },
        message: /^amount: It is not meant/,
      },
      { title: 'no amount', code: 'x', terms: {}, message: /^amount: It is needed/ },
      {
        title: 'an amount below zero',
        code: 'x',
        terms: { amountMinor: -1n },
        message: /^amount: It must be above zero/,
      },
      {
        title: 'a number of periods for ever',
        code: 'x',
        terms: { percent: '5', periods: 3 },
        message: /^periods: It is not meant/,
      },
      {
        title: 'a plan that is not named',
        code: 'x',
        terms: { percent: '5', appliesTo: 'plan' },
        message: /^codes: It is needed/,
      },
      {
        title: 'an end before its beginning',
        code: 'x',
        terms: { percent: '5', validTo: '2024-12-31' },
        message: /^validTo: It must lie behind 2025-01-01/,
      },
    ] as { title: string; code: string; terms: Partial<NewCoupon>; message: RegExp }[])
    .run(async ({ assert }, { code, terms, message }) => {
      const companyId = await given.company()
      await coupon(companyId, 'ten', { amountMinor: 1000n })
      const wanted = { requestId: 'another', ...terms }
      await assert.rejects(() => coupon(companyId, code, wanted), message)
      assert.lengthOf(await db.from('coupons').where('company_id', companyId), 1)
      assert.lengthOf(await db.from('plans').where('company_id', companyId), 1)
    })

  test('a commitment is refused before the company began, without an amount, or for nothing', async ({
    assert,
  }) => {
    const { companyId, accountId } = await payer()
    const refused = (more: Parameters<typeof commit>[2], message: RegExp) =>
      assert.rejects(() => commit(companyId, accountId, more), message)
    await refused({ startsOn: '2025-12-31' }, /^startsOn: Nothing was billed before/)
    await refused({ amountMinor: 0n }, /^amount: It must be above zero/)
    await refused({ appliesTo: 'tag' }, /^codes: It is needed/)
    await refused({ endsOn: '2026-01-01' }, /^endsOn: It must lie behind 2026-01-01/)
    const [first, second] = [await commit(companyId, accountId), await commit(companyId, accountId)]
    assert.deepEqual(first, second)
  })
})
