import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { CreateSubscription } from '#app/subscriptions/actions/create_subscription'
import { ChangeSubscription } from '#app/subscriptions/actions/change_subscription'
import { TransferSubscription } from '#app/subscriptions/actions/transfer_subscription'
import { bill, documentsOf, findings } from '#tests/support/books'
import { given } from '#tests/support/given_books'

const actor = 'test'

const plan = (companyId: number, key: string, amount: string) =>
  given.plan(companyId, {
    charges: [
      given.charge({
        ...{ key, name: key, ruleCode: 'standard.flat', timing: 'advance' },
        terms: { amount, per_quantity: false },
      }),
    ],
  })

/** Makes the plan of a version an add-on to the plans of others. */
async function makeAddOn(versionId: number, baseIds: readonly number[], alignment = 'base') {
  const version = await db.from('plan_versions').where('id', versionId).firstOrFail()
  await db.from('plans').where('id', version.plan_id).update({ addon_alignment: alignment })
  const bases = await db.from('plan_versions').whereIn('id', [...baseIds])
  for (const { plan_id: basePlanId, company_id: companyId } of bases) {
    await db
      .table('plan_addon_bases')
      .insert({ company_id: companyId, plan_id: version.plan_id, base_plan_id: basePlanId })
  }
}

async function books() {
  const companyId = await given.company()
  const accountId = await given.account(companyId)
  const base = await plan(companyId, 'base', '31.00')
  const extra = await plan(companyId, 'extra', '28.00')
  await makeAddOn(extra, [base])
  const start = (planVersionId: number, startsOn: string, more: object = {}) =>
    new CreateSubscription().execute({
      ...{ companyId, accountId, serviceId: null, planVersionId, startsOn, actor },
      ...more,
    })
  const order = { companyId, reason: 'As asked', actor }
  return { companyId, accountId, base, extra, start, order }
}

async function lives(companyId: number) {
  const rows = await db.from('subscriptions').where('company_id', companyId).orderBy('id')
  return rows.map((row) => [row.starts_on, row.ends_on, row.anchor_on, row.base_id])
}

test.group('Add-ons', () => {
  test('an add-on taken on the last day of a month keeps month-end alignment', async ({
    assert,
  }) => {
    const { companyId, base, extra, start } = await books()
    await start(base, '2026-01-31')
    await start(extra, '2026-02-28')
    await bill(companyId, '2026-04-30')
    const lines = (await documentsOf(companyId))
      .flatMap((document) => document.lines)
      .filter(({ description }) => description === 'extra')
    assert.deepEqual(
      lines.map(({ startsOn, endsOn, netMinor }) => [startsOn, endsOn, netMinor]),
      [
        ['2026-02-28', '2026-03-31', 2800],
        ['2026-03-31', '2026-04-30', 2800],
        ['2026-04-30', '2026-05-31', 2800],
      ]
    )
    assert.deepEqual(await findings(companyId), [])
  })

  test('one that is counted by itself begins on its own day', async ({ assert }) => {
    const { companyId, base, extra, start } = await books()
    await makeAddOn(extra, [], 'own')
    await start(base, '2026-01-31')
    await start(extra, '2026-02-28')
    assert.equal((await lives(companyId))[1][2], '2026-02-28')
  })

  test('it needs a base that runs, and a name where several do', async ({ assert }) => {
    const { base, extra, start } = await books()
    await assert.rejects(() => start(extra, '2026-02-28'), /start that first/)
    const first = await start(base, '2026-01-01')
    await assert.rejects(() => start(extra, '2025-12-31'), /start that first/)
    const second = await start(base, '2026-01-15')
    await assert.rejects(() => start(extra, '2026-02-28'), /name one of them/)
    await assert.rejects(() => start(extra, '2026-02-28', { baseId: 99 }), /not one that/)
    await assert.rejects(() => start(base, '2026-02-28', { baseId: first }), /no add-on/)
    const named = await start(extra, '2026-02-28', { baseId: second })
    const row = await db.from('subscriptions').where('id', named).firstOrFail()
    assert.deepEqual([row.base_id, row.anchor_on], [second, '2026-01-15'])
  })

  test('it ends with its base, and what was billed ahead is credited', async ({ assert }) => {
    const { companyId, base, extra, start, order } = await books()
    const baseId = await start(base, '2026-01-01')
    await start(extra, '2026-01-01')
    await start(extra, '2026-03-01')
    await bill(companyId, '2026-02-01')
    const end = {
      ...{ ...order, subscriptionId: baseId, requestId: 'end' },
      ...{ effectiveOn: '2026-02-15', change: { kind: 'end' } as const },
    }
    await new ChangeSubscription().execute(end)
    await new ChangeSubscription().execute(end)
    assert.deepEqual(
      (await lives(companyId)).map(([, endsOn]) => endsOn),
      ['2026-02-15', '2026-02-15', '2026-03-01']
    )
    await bill(companyId, '2026-03-02')
    const nets = (await documentsOf(companyId)).map(({ net_minor: net }) => Number(net))
    // Half of February is given back of 31.00 and of 28.00, and nothing is billed for March.
    assert.deepEqual(nets.sort(), [-2950, 11800])
    assert.deepEqual(await findings(companyId), [])
  })

  test('it goes along when its base goes to another account', async ({ assert }) => {
    const { companyId, base, extra, start, order } = await books()
    const baseId = await start(base, '2026-01-01')
    await start(extra, '2026-01-01')
    const accountId = await given.account(companyId)
    const there = await new TransferSubscription().execute({
      ...{ ...order, subscriptionId: baseId, requestId: 'move', accountId },
      effectiveOn: '2026-02-01',
    })
    const moved = await db.from('subscriptions').where('account_id', accountId).orderBy('id')
    assert.deepEqual(
      moved.map((row) => [row.starts_on, row.base_id]),
      [
        ['2026-02-01', null],
        ['2026-02-01', there],
      ]
    )
  })
})
