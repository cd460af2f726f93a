import db from '@adonisjs/lucid/services/db'
import { addMonths } from '#kernel/calendar_date'
import { clock } from '#app/database/clock'
import { unitOfWork, type UnitOfWork } from '#app/database/unit_of_work'
import { loadCompany } from '#app/companies/queries/load_company'
import { WhatIfException } from '#app/billing/exceptions/what_if_exception'
import CompareRevenueJob from '#app/billing/jobs/compare_revenue_job'
import { findVersionFacts, problemOf } from '#app/billing/what_if/compared_versions'
import { MOST_MONTHS, type Comparison, type WhatIfScope } from '#app/billing/what_if/what_if'
import { insertWhatIfChunks, type WhatIfMember } from '#app/billing/what_if/what_if_chunks'
import { whatIfMembers } from '#app/billing/what_if/what_if_members'

export interface WhatIfOrder {
  readonly companyId: number
  readonly fromVersionId: number
  readonly toVersionId: number
  /** 1 to 13, up to today. */
  readonly months: number
  readonly scope: WhatIfScope
  readonly accountNumbers?: readonly string[]
  readonly groupCode?: string
  readonly actor: string
}

/**
 * Orders a comparison: what accounts would have been billed in the last months by another plan
 * version. Whether that version was sold then does not matter; that is the question.
 *
 * Errors: E_WHAT_IF naming the field.
 */
export class OrderWhatIf {
  async execute(order: WhatIfOrder): Promise<number> {
    const client = db.connection()
    const { companyId, fromVersionId, toVersionId, months, scope } = order
    if (!Number.isInteger(months) || months < 1 || months > MOST_MONTHS) {
      throw new WhatIfException('months', `Choose 1 to ${MOST_MONTHS} whole months`)
    }
    const from = await findVersionFacts(client, companyId, fromVersionId)
    const problem = problemOf(from, await findVersionFacts(client, companyId, toVersionId))
    if (problem !== null) throw new WhatIfException(problem.field, problem.message)
    const today = clock.todayOf(await loadCompany(client, companyId))
    const members = await whatIfMembers(client, { ...order, today })
    const days = { startsOn: addMonths(today, -months), endsOn: today }
    const comparison = { kind: 'what_if', fromVersionId, toVersionId, ...days } as const
    const scopeText = order.groupCode ?? order.accountNumbers?.join(', ') ?? null
    const reportId = await unitOfWork(async (work) => {
      const asked = { companyId, months, scope, scopeText, actor: order.actor }
      const id = await insertReport(work, comparison, asked, members)
      work.record({
        ...{ companyId, actor: order.actor, action: 'what_if.ordered' },
        ...{ subjectKind: 'what_if', subjectId: id },
        details: { fromVersionId, toVersionId, months, scope, accounts: members.length },
      })
      return id
    })
    await CompareRevenueJob.dispatch({ reportId })
    return reportId
  }
}

/** Writes a report and its chunks down, to be computed by whoever comes. */
export async function insertReport(
  work: UnitOfWork,
  { kind, fromVersionId, toVersionId, startsOn, endsOn }: Comparison,
  asked: {
    readonly companyId: number
    readonly months: number | null
    readonly scope: WhatIfScope
    readonly scopeText: string | null
    readonly actor: string
  },
  members: readonly WhatIfMember[]
): Promise<number> {
  const [id] = await work.trx.table('what_if_reports').insert({
    company_id: asked.companyId,
    kind,
    from_version_id: fromVersionId,
    to_version_id: toVersionId,
    months: asked.months,
    starts_on: startsOn,
    ends_on: endsOn,
    scope: asked.scope,
    scope_text: asked.scopeText?.slice(0, 190) ?? null,
    state: 'running',
    account_count: members.length,
    ordered_by: asked.actor,
    ordered_at: clock.now(),
  })
  await insertWhatIfChunks(work, Number(id), members)
  return Number(id)
}
