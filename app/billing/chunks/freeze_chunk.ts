import db from '@adonisjs/lucid/services/db'
import { failpoint } from '#app/database/failpoint'
import { pluginHost } from '#app/plugin_host/plugin_host'
import type { RunRaters } from '#app/billing/run_raters'
import type { BillingCompany } from '#app/companies/company'
import type { BillRun } from '#app/billing/bill_run'
import type { ClaimedChunk } from '#app/billing/chunks/claim_chunk'
import { freezeGroups } from '#app/billing/freezing/freeze_groups'
import { loadChunk } from '#app/billing/freezing/load_chunk'
import { writeFrozen } from '#app/billing/freezing/write_frozen'

/** The first phase of issue for one chunk of accounts: read, compute in memory, write in bulk. */
export async function freezeChunk(
  run: BillRun,
  company: BillingCompany,
  raters: RunRaters,
  chunk: ClaimedChunk
) {
  const client = db.connection()
  const data = await loadChunk(client, run, company, chunk.members)
  const host = pluginHost()
  const regime = host.taxRegime(run.manifest.regimeCode, run.manifest.regimeRevision)
  const frozen = await freezeGroups(client, data, raters, (account) => ({
    regime,
    layoutRevision: host.latestLayoutRevision(account.layoutCode),
  }))
  failpoint('chunk_computed')
  await writeFrozen(run, chunk, frozen)
}
