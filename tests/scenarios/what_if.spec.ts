import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { CancelWhatIf } from '#app/billing/actions/cancel_what_if'
import { OrderWhatIf, type WhatIfOrder } from '#app/billing/actions/order_what_if'
import { ProcessWhatIf } from '#app/billing/actions/process_what_if'
import { ChangeSubscription } from '#app/subscriptions/actions/change_subscription'
import { deploy } from '#tests/support/fixture_host'
import troublesome from '#tests/fixtures/plugins/troublesome'
import { bill, findings } from '#tests/support/books'
import { given } from '#tests/support/given_books'
import { reported, subscriber, talk, twoPlans } from '#tests/support/two_plans'

type Plans = Awaited<ReturnType<typeof twoPlans>>

async function compare({ companyId, planA, planB }: Plans, order: Partial<WhatIfOrder> = {}) {
  const plans = { fromVersionId: planA, toVersionId: planB }
  const asked = { companyId, ...plans, months: 3, scope: 'all', actor: 'test' } as const
  const reportId = await new OrderWhatIf().execute({ ...asked, ...order })
  await new ProcessWhatIf().execute(reportId)
  const report = await db.from('what_if_reports').where('id', reportId).firstOrFail()
  return { reportId, report }
}

/** Rows of all tables that a comparison must leave alone. */
async function bookRows(companyId: number) {
  const tables = ['documents', 'obligations', 'subscription_changes', 'bill_runs']
  const counts = tables.map(async (table) => {
    const row = await db.from(table).where('company_id', companyId).count('* as n').first()
    return [table, Number(row?.n)]
  })
  return Promise.all(counts)
}

test.group('A comparison with another plan version', () => {
  test('of months that were billed shows each charge under both plans', async ({ assert }) => {
    const plans = await twoPlans()
    const { companyId, planA } = plans
    const x = await subscriber(companyId, planA, '2026-08-01')
    await talk(companyId, x.number, { '2026-08-05': 100, '2026-09-05': 150 })
    await bill(companyId, '2026-11-01')
    const before = await bookRows(companyId)

    const { reportId, report } = await compare(plans)

    assert.equal(report.state, 'done')
    assert.equal(String(report.starts_on), '2026-08-10')
    // Fees: 3 x 30.00 and 3 x 20.00. August 100 x 0.10 = 10.00 and 8.00; September 10.00 + 50 x 0.05
    // = 12.50 and 8.00 + 50 x 0.20 = 18.00; October none.
    assert.deepEqual(await reported(reportId, x.accountId), {
      account: ['rated', 11_250, 8600, null],
      charges: [
        ['fee', 9000, 6000],
        ['minutes', 2250, 2600],
      ],
    })
    assert.deepEqual(await bookRows(companyId), before)
    assert.deepEqual(await findings(companyId), [])
  })

  test('counts what is due and was not billed on both sides', async ({ assert }) => {
    const plans = await twoPlans()
    const { companyId, planA } = plans
    const billed = await subscriber(companyId, planA, '2026-09-01')
    await bill(companyId, '2026-11-01')
    const unbilled = await subscriber(companyId, planA, '2026-09-01')
    await talk(companyId, unbilled.number, { '2026-10-05': 120 })

    const { reportId } = await compare(plans)

    // Two whole months each; November has begun and is in neither.
    assert.deepEqual((await reported(reportId, billed.accountId))!.account, [
      ...['rated', 6000, 4000, null],
    ])
    // 100 x 0.10 + 20 x 0.05 = 11.00; 100 x 0.08 + 20 x 0.20 = 12.00.
    assert.deepEqual((await reported(reportId, unbilled.accountId))!.charges, [
      ['fee', 6000, 4000],
      ['minutes', 1100, 1200],
    ])
  })

  test('compares whole periods that ended, wherever they are counted from', async ({ assert }) => {
    const plans = await twoPlans()
    const { companyId, planA, planB } = plans
    const y = await subscriber(companyId, planA, '2026-09-15')
    const left = await subscriber(companyId, planA, '2026-09-01')
    const order = { companyId, reason: 'test', requestId: 'left', actor: 'test' }
    await new ChangeSubscription().execute({
      ...{ ...order, subscriptionId: left.subscriptionId, effectiveOn: '2026-10-16' },
      change: { kind: 'plan', planVersionId: planB },
    })
    await bill(companyId, '2026-11-01')

    const { reportId } = await compare(plans)

    // 15 September to 15 October; the period since is not over.
    assert.deepEqual((await reported(reportId, y.accountId))!.charges, [['fee', 3000, 2000]])
    // September, and 15 of 31 days of October: 14.52 and 9.68. Behind them it is on B already; the
    // 16 other days of October were billed by B for 10.32 and are no part of it.
    assert.deepEqual((await reported(reportId, left.accountId))!.charges, [['fee', 4452, 2968]])
  })

  test('never leaves an account out in silence', async ({ assert, cleanup }) => {
    cleanup(await deploy(troublesome))
    const plans = await twoPlans()
    const { companyId, planA } = plans
    const good = await subscriber(companyId, planA, '2026-10-01')
    const fresh = await subscriber(companyId, planA, '2026-11-01')
    const bad = await subscriber(companyId, planA, '2026-10-01')
    const broken = given.charge({ ruleCode: 'troublesome.throws', terms: {}, timing: 'advance' })
    const planVersionId = await given.plan(companyId, { charges: [broken] })
    await given.subscription(companyId, {
      ...{ accountId: bad.accountId, planVersionId, from: '2026-10-01' },
    })
    const other = await given.account(companyId)

    const { reportId, report } = await compare(plans)

    assert.equal(Number(report.account_count), 3)
    assert.deepEqual((await reported(reportId, good.accountId))!.account, [
      ...['rated', 3000, 2000, null],
    ])
    assert.deepEqual(await reported(reportId, bad.accountId), {
      ...{ account: ['parked', 0, 0, 'E_PLUGIN_FAILED'], charges: [] },
    })
    assert.deepEqual((await reported(reportId, fresh.accountId))!.account, [
      ...['unmoved', 0, 0, 'NO_WHOLE_PERIOD'],
    ])
    assert.isNull(await reported(reportId, other))
  })

  test('of chosen accounts says which is unknown, and of a version who is on it', async ({
    assert,
  }) => {
    const plans = await twoPlans()
    const { companyId, planA, planB } = plans
    const one = await subscriber(companyId, planA, '2026-09-01')
    const two = await subscriber(companyId, planA, '2026-09-01')
    const { number } = await db.from('accounts').where('id', one.accountId).firstOrFail()
    const chosen = { scope: 'accounts', accountNumbers: [number] } as const
    const { reportId } = await compare(plans, chosen)
    assert.isNotNull(await reported(reportId, one.accountId))
    assert.isNull(await reported(reportId, two.accountId))

    const refusals: [Partial<WhatIfOrder>, RegExp][] = [
      [{ scope: 'accounts', accountNumbers: [number, 'X-9'] }, /no account X-9/],
      [{ scope: 'group', groupCode: 'none' }, /no rating group "none"/],
      [{ months: 14 }, /1 to 13/],
      [{ toVersionId: planA }, /same plan version/],
      [{ fromVersionId: planB, toVersionId: planA, scope: 'plan_version' }, /No account is on/],
    ]
    for (const [order, words] of refusals) {
      await assert.rejects(() => compare(plans, order), words)
    }
    const yen = await given.plan(companyId, { currency: 'JPY', charges: [] })
    await assert.rejects(() => compare(plans, { toVersionId: yen }), /JPY.*EUR/)
    const foreign = await twoPlans()
    await assert.rejects(() => compare(plans, { toVersionId: foreign.planB }), /no such plan/)
  })

  test('that is cancelled computes nothing more', async ({ assert }) => {
    const plans = await twoPlans()
    const { companyId, planA, planB } = plans
    const { accountId } = await subscriber(companyId, planA, '2026-09-01')
    const reportId = await new OrderWhatIf().execute({
      ...{ companyId, fromVersionId: planA, toVersionId: planB, months: 1, scope: 'all' },
      actor: 'test',
    })
    await new CancelWhatIf().execute({ companyId, reportId, actor: 'test' })
    await new ProcessWhatIf().execute(reportId)
    assert.isNull(await reported(reportId, accountId))
    const again = { companyId, reportId, actor: 'test' }
    await assert.rejects(() => new CancelWhatIf().execute(again), /under way/)
  })
})
