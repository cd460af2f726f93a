import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { NotFoundException } from '#app/database/exceptions/not_found_exception'
import { VersionClosedException } from '#app/catalog/exceptions/version_closed_exception'

/**
 * Whether a subscription may be put on a plan version from a day on. The row is held meanwhile, so that
 * nobody edits or withdraws what is about to be used. Errors: E_ROW_NOT_FOUND, also for a version of
 * another company; E_VERSION_CLOSED when it is withdrawn, or closed on that day.
 */
export async function assertVersionOpen(
  trx: QueryClientContract,
  companyId: number,
  planVersionId: number,
  date: string
): Promise<void> {
  const row = await trx
    .from('plan_versions')
    .where({ id: planVersionId, company_id: companyId })
    .forShare()
    .select('valid_to', 'withdrawn_at', 'version')
    .first()
  if (!row) throw new NotFoundException('plan version', planVersionId)
  if (row.withdrawn_at !== null) {
    throw new VersionClosedException(`Version ${row.version} of the plan is withdrawn`)
  }
  if (row.valid_to !== null && row.valid_to <= date) {
    throw new VersionClosedException(
      `Version ${row.version} of the plan is closed from ${row.valid_to} on: choose another one`
    )
  }
}
