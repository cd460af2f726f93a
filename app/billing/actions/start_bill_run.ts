import { canonicalJson } from '#kernel/canonical_json'
import { bulkInsert } from '#app/database/bulk_insert'
import { clock } from '#app/database/clock'
import { unitOfWork, type UnitOfWork } from '#app/database/unit_of_work'
import { ACCOUNTS_PER_CHUNK, type RunKind } from '#app/billing/bill_run'
import { CHUNK_COLUMNS, chunkRows } from '#app/billing/chunks/chunk_rows'
import { cutChunks } from '#app/billing/chunks/cut_chunks'
import { loadUnits } from '#app/billing/units'
import { readManifest } from '#app/billing/queries/read_manifest'
import { assertOpen } from '#app/ledger/closings'
import { prepareSeries } from '#app/invoicing/number_series'

export interface BillRunOrder {
  readonly companyId: number
  readonly kind: RunKind
  readonly dueOn: string
  readonly issuedOn: string
  readonly startedBy: string
  /** The correction job that the run belongs to. */
  readonly correctionId?: number
}

/** Accounts of one run; beyond it a company is split into several runs. */
const MAX_ACCOUNTS = 5_000_000

interface Member {
  readonly id: number
  readonly unitId: number | null
}

/**
 * Plans a run: writes its manifest and its chunks. The chunks are the truth of the run; whoever
 * works on them may come later, on another machine, or again after a crash.
 *
 * Errors: E_SERIES_ORDER when documents of a later date are issued already, E_PERIOD_CLOSED when the
 * books are closed on that day.
 */
export class StartBillRun {
  async execute(order: BillRunOrder): Promise<number> {
    return unitOfWork(async (work) => {
      const manifestId = await this.#writeManifest(work, order)
      const accounts = await this.#accounts(work, order)
      if (order.kind === 'live') {
        await assertOpen(work.trx, order.companyId, order.issuedOn)
        await prepareSeries(work.trx, order)
      }
      const [runId] = await work.trx.table('bill_runs').insert({
        company_id: order.companyId,
        kind: order.kind,
        due_on: order.dueOn,
        issued_on: order.issuedOn,
        state: 'freezing',
        manifest_id: manifestId,
        account_count: accounts.length,
        correction_id: order.correctionId ?? null,
        started_by: order.startedBy,
        started_at: clock.now(),
      })
      await this.#writeChunks(work, Number(runId), accounts)
      work.record({
        companyId: order.companyId,
        actor: order.startedBy,
        action: `bill_run.${order.kind}_started`,
        subjectKind: 'bill_run',
        subjectId: Number(runId),
        details: { dueOn: order.dueOn, issuedOn: order.issuedOn, accounts: accounts.length },
      })
      return Number(runId)
    })
  }

  async #writeManifest({ trx }: UnitOfWork, order: BillRunOrder): Promise<number> {
    const { manifest, content } = await readManifest(trx, order.companyId)
    const [id] = await trx.table('manifests').insert({
      company_id: order.companyId,
      batch_seq: manifest.batchSeq,
      measurement_seq: manifest.measurementSeq,
      recorded_at: manifest.recordedAt,
      content: canonicalJson(content),
    })
    return Number(id)
  }

  /** Accounts in their order, with the unit that they are billed in. */
  async #accounts({ trx }: UnitOfWork, order: BillRunOrder): Promise<Member[]> {
    const { companyId, issuedOn } = order
    const rows = await trx
      .from('accounts')
      .where('company_id', companyId)
      .orderBy('id')
      .limit(MAX_ACCOUNTS)
      .select('id')
    const units = await loadUnits(trx, { companyId, issuedOn })
    return rows.map((row) => ({ id: Number(row.id), unitId: units.get(Number(row.id)) ?? null }))
  }

  async #writeChunks({ trx }: UnitOfWork, runId: number, accounts: readonly Member[]) {
    const chunks = cutChunks(accounts, ({ unitId }) => unitId, ACCOUNTS_PER_CHUNK)
    const ids = chunks.map((members) => members.map(({ id }) => id))
    await bulkInsert(trx, 'run_chunks', CHUNK_COLUMNS, chunkRows(runId, 'freeze', ids))
  }
}
