import { NotFoundException } from '#app/database/exceptions/not_found_exception'
import { clock } from '#app/database/clock'
import { unitOfWork } from '#app/database/unit_of_work'
import ImportUsageJob from '#app/usage/jobs/import_usage_job'

/** Lets the workers go on with an import that failed, behind its last committed row. */
export default class RetryImport {
  /** Errors: E_ROW_NOT_FOUND when the company has no such failed import. */
  async execute(order: { companyId: number; importId: number; actor: string }): Promise<void> {
    const { companyId, importId, actor } = order
    await unitOfWork(async (work) => {
      const updated = await work.trx
        .from('usage_imports')
        .where({ id: importId, company_id: companyId, state: 'failed' })
        .where('format_revision', '>', 0)
        .update({ state: 'waiting', error: null, heartbeat_at: clock.now() })
      if (Number(updated) !== 1) throw new NotFoundException('failed import', importId)
      work.record({
        companyId,
        actor,
        action: 'usage_import.retried',
        subjectKind: 'usage_import',
        subjectId: importId,
        details: {},
      })
    })
    await ImportUsageJob.dispatch({ importId })
  }
}
