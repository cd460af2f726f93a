import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { addDays, addMonths } from '#kernel/calendar_date'
import { startOfLocalDay } from '#kernel/time_zone'
import { MONTHS_LOOKED_BACK, type BillRun } from '#app/billing/bill_run'
import { freezeGroups, type FrozenAccount } from '#app/billing/freezing/freeze_groups'
import { loadChunk } from '#app/billing/freezing/load_chunk'
import { RunRaters } from '#app/billing/run_raters'
import type { BillingCompany } from '#app/companies/company'
import { clock } from '#app/database/clock'
import { lastMeasurementSeq } from '#app/measurement/queries/load_quantities'
import { pluginHost } from '#app/plugin_host/plugin_host'
import { currentRegime } from '#app/taxation/current_regime'

/** Accounts of one group that are looked at together. */
const MOST = 500

/**
 * What a run on a day would freeze for accounts, and for those they share state with: the code of a
 * run from reading to drafts, on the given client, so that it sees what an open transaction has
 * written. Nothing is stored.
 */
export async function freezeAsOf(
  client: QueryClientContract,
  company: BillingCompany,
  accountIds: readonly number[],
  dueOn: string
): Promise<FrozenAccount[]> {
  const regime = currentRegime()
  const batches = client.from('usage_batches').where('company_id', company.id)
  const last = await batches.max('seq as seq').first()
  const run: BillRun = {
    ...{ id: 0, companyId: company.id, kind: 'preview', state: 'freezing' },
    ...{ dueOn, issuedOn: dueOn, correction: null },
    manifest: {
      id: 0,
      batchSeq: Number(last?.seq ?? 0),
      measurementSeq: await lastMeasurementSeq(client, company.id),
      recordedAt: clock.now(),
      regimeCode: regime.code,
      regimeRevision: regime.revision,
    },
  }
  const data = await loadChunk(client, run, company, await withTheirGroups(client, accountIds))
  const facts = { id: 0, recordedAt: run.manifest.recordedAt }
  const span = {
    startsAt: startOfLocalDay('UTC', addMonths(dueOn, -MONTHS_LOOKED_BACK)),
    endsAt: startOfLocalDay('UTC', addDays(dueOn, 2)),
  }
  const raters = new RunRaters(client, company.id, facts, span)
  const host = pluginHost()
  return freezeGroups(client, data, raters, (account) => ({
    regime: host.taxRegime(regime.code, regime.revision),
    layoutRevision: host.latestLayoutRevision(account.layoutCode),
  }))
}

async function withTheirGroups(client: QueryClientContract, accountIds: readonly number[]) {
  const groups = client.from('rating_group_members').whereIn('account_id', [...accountIds])
  const members = await client
    .from('rating_group_members')
    .whereIn('group_id', groups.select('group_id'))
    .limit(MOST)
    .select('account_id')
  return [...new Set([...accountIds, ...members.map((row) => Number(row.account_id))])]
}
