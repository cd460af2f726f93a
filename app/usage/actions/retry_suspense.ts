import db from '@adonisjs/lucid/services/db'
import billingConfig from '#config/billing'
import type { BillingCompany } from '#app/companies/company'
import { loadCompany } from '#app/companies/queries/load_company'
import { SuspenseChangedException } from '#app/usage/exceptions/suspense_changed_exception'
import { resubmitRows } from '#app/usage/mending/resubmit_rows'
import { findImport } from '#app/usage/queries/load_import'
import { chooseHeldRows, type HeldRow, type HeldRowChoice } from '#app/usage/queries/load_suspense'

export interface RetryTotals {
  readonly tried: number
  readonly accepted: number
  readonly duplicates: number
  readonly discarded: number
  readonly suspended: number
}

interface Input {
  readonly companyId: number
  readonly choice: HeldRowChoice
  readonly actor: string
}

const NOTHING: RetryTotals = { tried: 0, accepted: 0, duplicates: 0, discarded: 0, suspended: 0 }

/**
 * Tries rows again, unchanged: once a number was assigned or a file sent that was missing. They go
 * in the order of their ids, some hundred a transaction, each once, so a second click does no harm.
 * Rows that wait for a price need no retry: the next run rates them again by itself.
 */
export class RetrySuspense {
  async execute({ companyId, choice, actor }: Input): Promise<RetryTotals> {
    const company = await loadCompany(db.connection(), companyId)
    const limit = billingConfig.usage.suspenseRowsAtOnce
    let totals = NOTHING
    let afterId = choice.afterId ?? 0
    for (;;) {
      const page = { ...choice, afterId, stage: 'accept' as const }
      const rows = await chooseHeldRows(companyId, page, limit)
      for (const [importId, some] of Map.groupBy(rows, (row) => row.importId)) {
        totals = add(totals, await this.#retry(company, importId, some, actor))
      }
      if (rows.length < limit) return totals
      afterId = rows.at(-1)!.id
    }
  }

  /** A row that somebody mends in the same moment is theirs; the others are tried without it. */
  async #retry(
    company: BillingCompany,
    importId: number,
    rows: readonly HeldRow[],
    actor: string
  ): Promise<RetryTotals> {
    try {
      return await this.#resubmit(company, importId, rows, actor)
    } catch (error) {
      if (!(error instanceof SuspenseChangedException)) throw error
      const ids = rows.map(({ id }) => id)
      const open = await chooseHeldRows(company.id, { ids }, ids.length)
      return open.length === 0 ? NOTHING : this.#resubmit(company, importId, open, actor)
    }
  }

  async #resubmit(
    company: BillingCompany,
    importId: number,
    rows: readonly HeldRow[],
    actor: string
  ): Promise<RetryTotals> {
    const target = await findImport(importId)
    const result = await resubmitRows(company, target!, rows, (work, outcome) =>
      work.record({
        companyId: company.id,
        actor,
        action: 'usage_suspense.retried',
        subjectKind: 'usage_import',
        subjectId: importId,
        details: { tried: rows.length, accepted: outcome.accepted.size },
      })
    )
    return {
      tried: rows.length,
      accepted: result.accepted.size,
      duplicates: result.duplicates.size,
      discarded: result.discarded.size,
      suspended: result.suspended.size,
    }
  }
}

function add(left: RetryTotals, right: RetryTotals): RetryTotals {
  return {
    tried: left.tried + right.tried,
    accepted: left.accepted + right.accepted,
    duplicates: left.duplicates + right.duplicates,
    discarded: left.discarded + right.discarded,
    suspended: left.suspended + right.suspended,
  }
}
