import { versions as runtime } from 'node:process'
import { canonicalJson } from '#kernel/canonical_json'
import { SDK_VERSION } from '#sdk/version'
import { bulkInsert } from '#app/database/bulk_insert'
import { clock } from '#app/database/clock'
import { unitOfWork, type UnitOfWork } from '#app/database/unit_of_work'
import { currentRegime } from '#app/taxation/current_regime'
import { pluginHost } from '#app/plugin_host/plugin_host'
import { ACCOUNTS_PER_CHUNK, type RunKind } from '#app/billing/bill_run'
import { prepareSeries } from '#app/invoicing/number_series'

export interface BillRunOrder {
  readonly companyId: number
  readonly kind: RunKind
  readonly dueOn: string
  readonly issuedOn: string
  readonly startedBy: string
}

/** Accounts of one run; beyond it a company is split into several runs. */
const MAX_ACCOUNTS = 5_000_000

/**
 * Plans a run: writes its manifest and its chunks. The chunks are the truth of the run; whoever
 * works on them may come later, on another machine, or again after a crash.
 *
 * Errors: E_SERIES_ORDER when documents of a later date are issued already.
 */
export class StartBillRun {
  async execute(order: BillRunOrder): Promise<number> {
    return unitOfWork(async (work) => {
      const manifestId = await this.#writeManifest(work, order)
      const accountIds = await this.#accounts(work, order.companyId)
      if (order.kind === 'live') await prepareSeries(work.trx, order)
      const [runId] = await work.trx.table('bill_runs').insert({
        company_id: order.companyId,
        kind: order.kind,
        due_on: order.dueOn,
        issued_on: order.issuedOn,
        state: 'freezing',
        manifest_id: manifestId,
        account_count: accountIds.length,
        started_by: order.startedBy,
        started_at: clock.now(),
      })
      await this.#writeChunks(work, Number(runId), accountIds)
      work.record({
        companyId: order.companyId,
        actor: order.startedBy,
        action: `bill_run.${order.kind}_started`,
        subjectKind: 'bill_run',
        subjectId: Number(runId),
        details: { dueOn: order.dueOn, issuedOn: order.issuedOn, accounts: accountIds.length },
      })
      return Number(runId)
    })
  }

  async #writeManifest({ trx }: UnitOfWork, order: BillRunOrder): Promise<number> {
    const last = await trx
      .from('usage_batches')
      .where('company_id', order.companyId)
      .max('seq as seq')
      .first()
    const regime = currentRegime()
    const content = {
      sdk: SDK_VERSION,
      node: runtime.node,
      timeZoneData: runtime.tz ?? '',
      plugins: pluginHost().versions(),
      regime: { code: regime.code, revision: regime.revision },
    }
    const [id] = await trx.table('manifests').insert({
      company_id: order.companyId,
      batch_seq: Number(last?.seq ?? 0),
      recorded_at: clock.now(),
      content: canonicalJson(content),
    })
    return Number(id)
  }

  async #accounts({ trx }: UnitOfWork, companyId: number): Promise<number[]> {
    const rows = await trx
      .from('accounts')
      .where('company_id', companyId)
      .orderBy('id')
      .limit(MAX_ACCOUNTS)
      .select('id')
    return rows.map((row) => Number(row.id))
  }

  async #writeChunks({ trx }: UnitOfWork, runId: number, accountIds: readonly number[]) {
    const columns = ['run_id', 'phase', 'chunk_no', 'members', 'state', 'attempt', 'done', 'total']
    const rows = []
    for (let from = 0; from < accountIds.length; from += ACCOUNTS_PER_CHUNK) {
      const members = accountIds.slice(from, from + ACCOUNTS_PER_CHUNK)
      const chunkNo = from / ACCOUNTS_PER_CHUNK + 1
      const text = canonicalJson(members)
      rows.push([runId, 'freeze', chunkNo, text, 'waiting', 0, 0, members.length])
    }
    await bulkInsert(trx, 'run_chunks', columns, rows)
  }
}
