import db from '@adonisjs/lucid/services/db'
import CompareRevenueJob from '#app/billing/jobs/compare_revenue_job'
import { recoverWhatIfChunks } from '#app/billing/what_if/what_if_chunks'

/** The sweeper: comparisons that nobody works on get a new job. */
export async function wakeWhatIfs(): Promise<number> {
  const reports = await db
    .from('what_if_reports')
    .where('state', 'running')
    .orderBy('id')
    .limit(100)
    .select('id', 'company_id')
  let woken = 0
  for (const row of reports) {
    const reportId = Number(row.id)
    await recoverWhatIfChunks({ id: reportId, companyId: Number(row.company_id) })
    const busy = await db
      .from('what_if_chunks')
      .where({ report_id: reportId, state: 'running' })
      .select('id')
      .first()
    if (busy) continue
    await CompareRevenueJob.dispatch({ reportId }).dedup({ id: `what-if-${reportId}` })
    woken++
  }
  return woken
}
