import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { ConfirmPlanMove } from '#app/billing/actions/confirm_plan_move'
import { OrderPlanMove } from '#app/billing/actions/order_plan_move'
import { OrderWhatIf } from '#app/billing/actions/order_what_if'
import { ProcessWhatIf } from '#app/billing/actions/process_what_if'
import { runScript } from '#tests/support/ace_process'
import { bill, findings } from '#tests/support/books'
import { reported, subscriber, twoPlans } from '#tests/support/two_plans'

const work = (kind: 'compare' | 'move', id: number, failpoint?: string) =>
  runScript('tests/support/what_if_process.ts', [kind, String(id)], failpoint)

async function threeSubscribers() {
  const plans = await twoPlans()
  const accountIds: number[] = []
  for (let count = 0; count < 3; count++) {
    accountIds.push((await subscriber(plans.companyId, plans.planA, '2026-09-01')).accountId)
  }
  await bill(plans.companyId, '2026-11-01')
  const versions = { fromVersionId: plans.planA, toVersionId: plans.planB }
  return { ...plans, ...versions, accountIds }
}

/** A chunk for each account, as if a chunk held one. */
async function cutSmall(reportId: number, accountIds: readonly number[]) {
  await db.from('what_if_chunks').where('report_id', reportId).delete()
  const chunk = { report_id: reportId, state: 'waiting', attempt: 0, total: 1 }
  await db.table('what_if_chunks').multiInsert(
    accountIds.map((id, index) => {
      return { ...chunk, chunk_no: index + 1, members: JSON.stringify([id]) }
    })
  )
}

async function reportOf(company: Awaited<ReturnType<typeof threeSubscribers>>) {
  const { companyId, fromVersionId, toVersionId, accountIds } = company
  const reportId = await new OrderWhatIf().execute({
    ...{ companyId, fromVersionId, toVersionId, months: 3, scope: 'all', actor: 'test' },
  })
  await cutSmall(reportId, accountIds)
  return reportId
}

/** A move of three subscriptions whose dry run has ended and that was confirmed. */
async function moveOf({
  companyId,
  fromVersionId,
  toVersionId,
}: Awaited<ReturnType<typeof threeSubscribers>>) {
  const moveId = await new OrderPlanMove().execute({
    ...{ companyId, fromVersionId, toVersionId, effectiveOn: '2026-12-01' },
    ...{ reason: 'test', actor: 'test' },
  })
  const { report_id: reportId } = await db.from('plan_moves').where('id', moveId).firstOrFail()
  await new ProcessWhatIf().execute(Number(reportId))
  await new ConfirmPlanMove().execute({ companyId, moveId, count: 3, actor: 'test' })
  return moveId
}

async function planChanges(companyId: number) {
  const rows = await db.from('subscription_changes').where({ company_id: companyId, kind: 'plan' })
  return rows.length
}

async function stateOf(table: 'plan_moves' | 'what_if_reports', id: number) {
  return (await db.from(table).where('id', id).firstOrFail()).state
}

test.group('A comparison that is killed', () => {
  for (const place of ['what_if_claimed:2', 'what_if_computed:2', 'what_if_written:2']) {
    test(`says each account once after SIGKILL at ${place}`, async ({ assert }) => {
      const company = await threeSubscribers()
      const reportId = await reportOf(company)
      const killed = await work('compare', reportId, place)
      assert.equal(killed.signal, 'SIGKILL', killed.output)
      assert.equal(await stateOf('what_if_reports', reportId), 'running')

      const again = await work('compare', reportId)

      assert.equal(again.code, 0, again.output)
      assert.equal(await stateOf('what_if_reports', reportId), 'done')
      for (const accountId of company.accountIds) {
        assert.deepEqual(await reported(reportId, accountId), {
          account: ['rated', 6000, 4000, null],
          charges: [['fee', 6000, 4000]],
        })
      }
    }).timeout(120_000)
  }
})

test.group('A move of subscriptions that is killed', () => {
  for (const place of ['plan_move_before_commit:2', 'plan_moved:2']) {
    test(`moves each once after SIGKILL at ${place}`, async ({ assert }) => {
      const company = await threeSubscribers()
      const moveId = await moveOf(company)
      const killed = await work('move', moveId, place)
      assert.equal(killed.signal, 'SIGKILL', killed.output)
      assert.equal(await planChanges(company.companyId), place === 'plan_moved:2' ? 2 : 1)

      const again = await work('move', moveId)

      assert.equal(again.code, 0, again.output)
      assert.equal(await stateOf('plan_moves', moveId), 'done')
      assert.equal(await planChanges(company.companyId), 3)
      assert.deepEqual(await findings(company.companyId), [])
    }).timeout(120_000)
  }

  test('two processes at one move do each subscription once', async ({ assert }) => {
    const company = await threeSubscribers()
    const moveId = await moveOf(company)
    const ended = await Promise.all([work('move', moveId), work('move', moveId)])
    for (const { code, output } of ended) assert.equal(code, 0, output)
    assert.equal(await planChanges(company.companyId), 3)
    assert.equal(await stateOf('plan_moves', moveId), 'done')
    const rows = await db.from('plan_move_rows').where('move_id', moveId)
    assert.deepEqual([...new Set(rows.map(({ state }) => state))], ['done'])
    assert.deepEqual(await findings(company.companyId), [])
  }).timeout(120_000)
})
