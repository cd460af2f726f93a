import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { CancelPlanMove } from '#app/billing/actions/cancel_plan_move'
import { ConfirmPlanMove } from '#app/billing/actions/confirm_plan_move'
import { OrderPlanMove, type PlanMoveOrder } from '#app/billing/actions/order_plan_move'
import { ProcessWhatIf } from '#app/billing/actions/process_what_if'
import { RunPlanMove } from '#app/billing/actions/run_plan_move'
import { ChangeSubscription } from '#app/subscriptions/actions/change_subscription'
import { bill, findings, linesOf } from '#tests/support/books'
import { given } from '#tests/support/given_books'
import { reported, subscriber, twoPlans } from '#tests/support/two_plans'

const actor = 'test'

type Plans = Awaited<ReturnType<typeof twoPlans>>

async function planned({ companyId, planA, planB }: Plans, order: Partial<PlanMoveOrder> = {}) {
  const moveId = await new OrderPlanMove().execute({
    ...{ companyId, fromVersionId: planA, toVersionId: planB, effectiveOn: '2026-12-01' },
    ...{ reason: 'New prices', actor, ...order },
  })
  const move = await db.from('plan_moves').where('id', moveId).firstOrFail()
  const reportId = Number(move.report_id)
  return { moveId, reportId, count: Number(move.subscription_count) }
}

async function rowsOf(moveId: number) {
  const rows = await db.from('plan_move_rows').where('move_id', moveId).orderBy('id')
  return rows.map((row) => [Number(row.subscription_id), row.state])
}

async function plansOf(companyId: number) {
  const rows = await db
    .from('subscription_changes')
    .where({ company_id: companyId, kind: 'plan' })
    .orderBy('subscription_id')
  return rows.map((row) => [Number(row.subscription_id), String(row.effective_on)])
}

function end(companyId: number, subscriptionId: number, effectiveOn: string) {
  return new ChangeSubscription().execute({
    ...{ companyId, subscriptionId, effectiveOn, change: { kind: 'end' } },
    ...{ reason: 'test', requestId: `end ${subscriptionId}`, actor },
  })
}

test.group('A move of subscriptions to another plan version', () => {
  test('shows the next period before, and moves what was shown', async ({ assert }) => {
    const plans = await twoPlans()
    const { companyId, planA } = plans
    const first = await subscriber(companyId, planA, '2026-09-01')
    const middle = await subscriber(companyId, planA, '2026-09-15')
    const gone = await subscriber(companyId, planA, '2026-09-01')
    await end(companyId, gone.subscriptionId, '2026-11-20')
    await bill(companyId, '2026-11-01')

    const { moveId, reportId, count } = await planned(plans)
    assert.equal(count, 2)
    await new ProcessWhatIf().execute(reportId)
    // December: 30.00 and 20.00.
    assert.deepEqual((await reported(reportId, first.accountId))!.charges, [['fee', 3000, 2000]])
    // 15 November to 15 January: 60.00; with the move 14 of 30 days at 20.00 instead of 30.00 (9.33
    // for 14.00), and a whole period at 20.00: 60.00 - 4.67 - 10.00.
    assert.deepEqual((await reported(reportId, middle.accountId))!.charges, [['fee', 6000, 4533]])
    assert.deepEqual(await plansOf(companyId), [])

    await new ConfirmPlanMove().execute({ companyId, moveId, count, actor })
    await new RunPlanMove().execute(moveId)
    await new RunPlanMove().execute(moveId)
    assert.deepEqual(await plansOf(companyId), [
      [first.subscriptionId, '2026-12-01'],
      [middle.subscriptionId, '2026-12-01'],
    ])
    await bill(companyId, '2026-12-01')
    const december = (await linesOf(companyId, first.accountId)).at(-1)!
    assert.deepEqual(december.slice(2), ['2026-12-01', 2000])
    assert.deepEqual(await findings(companyId), [])
  })

  test('refuses what has changed meanwhile, with the reason, and moves the others', async ({
    assert,
  }) => {
    const plans = await twoPlans()
    const { companyId, planA } = plans
    const stays = await subscriber(companyId, planA, '2026-09-01')
    const ends = await subscriber(companyId, planA, '2026-09-01')
    const later = await subscriber(companyId, planA, '2026-12-20')
    const { moveId, reportId, count } = await planned(plans)
    await new ProcessWhatIf().execute(reportId)
    await new ConfirmPlanMove().execute({ companyId, moveId, count, actor })
    await end(companyId, ends.subscriptionId, '2026-11-15')
    await new RunPlanMove().execute(moveId)

    assert.deepEqual(await rowsOf(moveId), [
      [stays.subscriptionId, 'done'],
      [ends.subscriptionId, 'refused'],
      [later.subscriptionId, 'done'],
    ])
    const refused = await db
      .from('plan_move_rows')
      .where({ move_id: moveId, state: 'refused' })
      .firstOrFail()
    assert.match(refused.reason, /On 2026-12-01 it is/)
    // What begins later is on the new version from its first day.
    assert.deepEqual((await plansOf(companyId)).at(-1), [later.subscriptionId, '2026-12-20'])
    const move = await db.from('plan_moves').where('id', moveId).firstOrFail()
    assert.equal(move.state, 'done')
  })

  test('is done only behind its dry run, for the number that was shown', async ({ assert }) => {
    const plans = await twoPlans()
    const { companyId, planA } = plans
    await subscriber(companyId, planA, '2026-09-01')
    const { moveId, reportId } = await planned(plans)
    const confirm = (count: number) =>
      new ConfirmPlanMove().execute({ companyId, moveId, count, actor })
    await assert.rejects(() => confirm(1), /dry run has not ended/)
    await new ProcessWhatIf().execute(reportId)
    await assert.rejects(() => confirm(2), /2 is not the number/)
    await confirm(1)
    await assert.rejects(() => confirm(1), /already/)
    await new CancelPlanMove().execute({ companyId, moveId, actor })
    await new RunPlanMove().execute(moveId)
    assert.deepEqual(await plansOf(companyId), [])
    const foreign = await given.company()
    const asked = { companyId: foreign, moveId, count: 1, actor }
    await assert.rejects(() => new ConfirmPlanMove().execute(asked), /no move/)
  })

  test('names the field of what cannot be moved', async ({ assert }) => {
    const plans = await twoPlans()
    const { companyId, planA, planB } = plans
    await subscriber(companyId, planA, '2026-09-01')
    const yen = await given.plan(companyId, { currency: 'JPY', charges: [] })
    const future = await given.plan(companyId, { validFrom: '2027-01-01', charges: [] })
    const refusals: [Partial<PlanMoveOrder>, string, RegExp][] = [
      [{ toVersionId: yen }, 'toVersionId', /JPY/],
      [{ toVersionId: future }, 'toVersionId', /sold from 2027-01-01/],
      [{ toVersionId: planA }, 'toVersionId', /same/],
      [{ fromVersionId: planB, toVersionId: planA }, 'effectiveOn', /nothing to move/],
      [{ effectiveOn: '2026-13-01' }, 'effectiveOn', /date/],
    ]
    for (const [order, field, words] of refusals) {
      const refusal: any = await planned(plans, order).catch((error) => error)
      assert.equal(refusal.field, field)
      assert.match(refusal.message, words)
    }
  })
})
