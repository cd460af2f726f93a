import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { addDays, addMonths, isLocalDate } from '#kernel/calendar_date'
import { loadPlanVersions } from '#app/catalog/queries/load_plan_versions'
import { bulkInsert, type Cell } from '#app/database/bulk_insert'
import { clock } from '#app/database/clock'
import { unitOfWork } from '#app/database/unit_of_work'
import { insertReport } from '#app/billing/actions/order_what_if'
import { PlanMoveException } from '#app/billing/exceptions/plan_move_exception'
import CompareRevenueJob from '#app/billing/jobs/compare_revenue_job'
import { findVersionFacts, problemOf } from '#app/billing/what_if/compared_versions'
import { loadCompared } from '#app/billing/what_if/load_compared'
import { moveDayOf } from '#app/billing/what_if/supposed_move'
import { withMates } from '#app/billing/what_if/what_if_members'
import { assertPlanFits } from '#app/subscriptions/changing/plan_fits'
import { ChangeRefusedException } from '#app/subscriptions/exceptions/change_refused_exception'

export interface PlanMoveOrder {
  readonly companyId: number
  readonly fromVersionId: number
  readonly toVersionId: number
  readonly effectiveOn: string
  readonly reason: string
  readonly actor: string
}

interface MovedSubscription {
  readonly id: number
  readonly accountId: number
  readonly effectiveOn: string
}

/** Subscriptions of one move; more are moved in several. */
const MOST_MOVED = 200_000
const BATCH = 500
const COLUMNS = ['company_id', 'move_id', 'subscription_id', 'account_id', 'effective_on', 'state']

/**
 * Plans a move of all subscriptions that are on a plan version on a day, and orders its dry run. The
 * subscriptions are written down now: what is confirmed is what was shown.
 *
 * Errors: E_PLAN_MOVE naming the field.
 */
export class OrderPlanMove {
  async execute(order: PlanMoveOrder): Promise<number> {
    const client = db.connection()
    await assertFits(client, order)
    const moved = await this.#moved(client, order)
    const { companyId, fromVersionId, toVersionId, effectiveOn, actor } = order
    const accounts = [...new Set(moved.map(({ accountId }) => accountId))]
    const members = await withMates(client, companyId, accounts)
    const days = { startsOn: effectiveOn, endsOn: await nextPeriodsEnd(client, order) }
    const comparison = { kind: 'move', fromVersionId, toVersionId, ...days } as const
    const asked = {
      companyId,
      months: null,
      scope: 'plan_version',
      scopeText: null,
      actor,
    } as const
    const made = await unitOfWork(async (work) => {
      const reportId = await insertReport(work, comparison, asked, members)
      const [id] = await work.trx.table('plan_moves').insert({
        company_id: companyId,
        from_version_id: fromVersionId,
        to_version_id: toVersionId,
        effective_on: effectiveOn,
        reason: order.reason,
        report_id: reportId,
        state: 'planned',
        subscription_count: moved.length,
        ordered_by: actor,
        ordered_at: clock.now(),
      })
      const rows = moved.map((one): Cell[] => {
        return [companyId, Number(id), one.id, one.accountId, one.effectiveOn, 'waiting']
      })
      await bulkInsert(work.trx, 'plan_move_rows', COLUMNS, rows)
      work.record({
        ...{ companyId, actor, action: 'plan_move.planned' },
        ...{ subjectKind: 'plan_move', subjectId: Number(id) },
        details: { fromVersionId, toVersionId, effectiveOn, subscriptions: moved.length },
      })
      return { reportId, moveId: Number(id) }
    })
    await CompareRevenueJob.dispatch({ reportId: made.reportId })
    return made.moveId
  }

  async #moved(client: QueryClientContract, order: PlanMoveOrder): Promise<MovedSubscription[]> {
    const { companyId, fromVersionId: versionId, effectiveOn } = order
    const accounts = await accountsOn(client, order)
    const moved: MovedSubscription[] = []
    for (let start = 0; start < accounts.length; start += BATCH) {
      const accountIds = accounts.slice(start, start + BATCH)
      for (const one of await loadCompared(client, { companyId, versionId, accountIds })) {
        const day = moveDayOf(one, versionId, effectiveOn)
        if (day !== null) moved.push({ id: one.id, accountId: one.accountId, effectiveOn: day })
      }
      if (moved.length > MOST_MOVED) {
        throw new PlanMoveException('fromVersionId', `One move has at most ${MOST_MOVED}`)
      }
    }
    if (moved.length > 0) return moved
    throw new PlanMoveException(
      'effectiveOn',
      `No subscription is on the plan version on ${effectiveOn}: there is nothing to move`
    )
  }
}

async function assertFits(client: QueryClientContract, order: PlanMoveOrder) {
  const { companyId, fromVersionId, toVersionId, effectiveOn } = order
  if (!isLocalDate(effectiveOn)) {
    throw new PlanMoveException('effectiveOn', 'Give a date such as 2026-02-01')
  }
  const from = await findVersionFacts(client, companyId, fromVersionId)
  const to = await findVersionFacts(client, companyId, toVersionId)
  const problem = problemOf(from, to)
  if (problem !== null) throw new PlanMoveException(problem.field, problem.message)
  if (from!.productId !== null && to!.productId !== null && from!.productId !== to!.productId) {
    const message =
      'It is of another product: what is delivered would change. Choose one of this product'
    throw new PlanMoveException('toVersionId', message)
  }
  try {
    const asked = { planVersionId: toVersionId, purpose: 'sale', on: effectiveOn } as const
    await assertPlanFits(client, companyId, { ...asked, currency: from!.currency })
  } catch (error) {
    if (!(error instanceof ChangeRefusedException)) throw error
    throw new PlanMoveException('toVersionId', error.message)
  }
}

async function accountsOn(
  client: QueryClientContract,
  { companyId, fromVersionId }: PlanMoveOrder
): Promise<number[]> {
  const changed = client
    .from('subscription_changes')
    .where({ company_id: companyId, plan_version_id: fromVersionId })
    .select('subscription_id')
  const rows = await client
    .from('subscriptions')
    .where('company_id', companyId)
    .where((on) => {
      on.where('plan_version_id', fromVersionId).orWhereIn('id', changed)
    })
    .distinct('account_id')
    .orderBy('account_id')
    .limit(MOST_MOVED)
    .select('account_id')
  return rows.map((row) => Number(row.account_id))
}

/** No first whole period from the day on can end later than two periods from it. */
async function nextPeriodsEnd(
  client: QueryClientContract,
  { fromVersionId, effectiveOn }: PlanMoveOrder
): Promise<string> {
  const versions = await loadPlanVersions(client, [fromVersionId])
  const version = versions.get(fromVersionId)!
  const count = 2 * version.periodCount
  switch (version.periodUnit) {
    case 'day':
      return addDays(effectiveOn, count)
    case 'week':
      return addDays(effectiveOn, 7 * count)
    case 'month':
      return addMonths(effectiveOn, count)
    case 'year':
      return addMonths(effectiveOn, 12 * count)
  }
}
