import db from '@adonisjs/lucid/services/db'
import { loadCompany } from '#app/companies/queries/load_company'
import { resubmitRows, type Resubmission } from '#app/usage/mending/resubmit_rows'
import { findImport } from '#app/usage/queries/load_import'
import { findSuspense } from '#app/usage/queries/load_suspense'

export type MendResult =
  | { readonly type: 'accepted' | 'duplicate' | 'discarded' }
  | { readonly type: 'suspended'; readonly reason: string; readonly detail: string }
  | { readonly type: 'not_open' }

interface Input {
  readonly companyId: number
  readonly id: number
  /** The whole row as it should have come; null tries it unchanged. */
  readonly raw: string | null
  readonly actor: string
}

/**
 * Takes a row out of suspense by mending its text. It is read and accepted as if it had come this
 * way, under its own number; the text before and after stands in the activity log.
 *
 * Errors: E_SUSPENSE_CHANGED.
 */
export class MendSuspense {
  async execute({ companyId, id, raw, actor }: Input): Promise<MendResult> {
    const held = await findSuspense(companyId, id)
    if (held === null || held.state !== 'open' || held.stage !== 'accept') {
      return { type: 'not_open' }
    }
    const company = await loadCompany(db.connection(), companyId)
    const target = await findImport(held.importId)
    const row = { id, rowNo: held.rowNo, raw: raw ?? held.raw }
    const result = await resubmitRows(company, target!, [row], (work, outcome) => {
      const { type } = mendResultOf(outcome, held.rowNo)
      work.record({
        companyId,
        actor,
        action: 'usage_suspense.mended',
        subjectKind: 'usage_suspense',
        subjectId: id,
        details: { before: held.raw, after: row.raw, result: type },
      })
    })
    return mendResultOf(result, held.rowNo)
  }
}

function mendResultOf(result: Resubmission, rowNo: number): MendResult {
  const held = result.suspended.get(rowNo)
  if (held !== undefined) return { type: 'suspended', reason: held.reason, detail: held.detail }
  if (result.duplicates.has(rowNo)) return { type: 'duplicate' }
  return { type: result.discarded.has(rowNo) ? 'discarded' : 'accepted' }
}
