import { Exception } from '@adonisjs/core/exceptions'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { BillRun } from '#app/billing/bill_run'

export async function loadRun(
  client: QueryClientContract,
  runId: number
): Promise<BillRun & { startedBy: string }> {
  const row = await client
    .from('bill_runs')
    .join('manifests', 'manifests.id', 'bill_runs.manifest_id')
    .leftJoin('corrections', 'corrections.id', 'bill_runs.correction_id')
    .where('bill_runs.id', runId)
    .select(
      'bill_runs.*',
      'manifests.batch_seq',
      'manifests.measurement_seq',
      'manifests.recorded_at',
      'manifests.content',
      'corrections.scope'
    )
    .first()
  if (!row) {
    throw new Exception(`There is no bill run ${runId}`, { code: 'E_ROW_NOT_FOUND', status: 404 })
  }
  const content = JSON.parse(row.content)
  return {
    id: Number(row.id),
    companyId: Number(row.company_id),
    kind: row.kind,
    dueOn: row.due_on,
    issuedOn: row.issued_on,
    state: row.state,
    startedBy: row.started_by,
    manifest: {
      id: Number(row.manifest_id),
      batchSeq: Number(row.batch_seq),
      measurementSeq: Number(row.measurement_seq),
      recordedAt: Number(row.recorded_at),
      regimeCode: content.regime.code,
      regimeRevision: content.regime.revision,
    },
    correction:
      row.correction_id === null
        ? null
        : { id: Number(row.correction_id), scope: JSON.parse(row.scope) },
  }
}
