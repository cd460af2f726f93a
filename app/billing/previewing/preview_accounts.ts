import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { BillingCompany } from '#app/companies/company'
import type { BillRun, Manifest } from '#app/billing/bill_run'
import { freezeGroups, type FrozenAccount } from '#app/billing/freezing/freeze_groups'
import { loadChunk } from '#app/billing/freezing/load_chunk'
import { RatingTrace } from '#app/billing/freezing/rating_trace'
import type { SupposedChanges } from '#app/billing/previewing/supposed_changes'
import { readManifest } from '#app/billing/queries/read_manifest'
import { withUnitMembers } from '#app/billing/units'
import { factSpan, RunRaters } from '#app/billing/run_raters'
import { pluginHost } from '#app/plugin_host/plugin_host'

export interface PreviewAsked {
  readonly accountIds: readonly number[]
  /** What is due up to this day, which may lie ahead. */
  readonly dueOn: string
  readonly issuedOn: string
  /** Changes of subscriptions to try. */
  readonly supposing?: SupposedChanges
  /** What is to be seen, so that two previews see the same; else what there is now. */
  readonly manifest?: Omit<Manifest, 'id'>
}

export interface AccountsPreview {
  /** Those asked for and those they share state with; accounts without anything due are not in it. */
  readonly frozen: readonly FrozenAccount[]
  /** What was rated, for explanations; it knows nothing of accounts that were parked. */
  readonly trace: RatingTrace
}

/** Accounts previewed at once, members of their groups included. */
export const MAX_PREVIEWED = 250

/**
 * What a run on a day would bill accounts: the code of a run from reading to drafts, and nothing is
 * written. Accounts that share state are computed with all members of their group, because a run
 * would.
 */
export async function previewAccounts(
  client: QueryClientContract,
  company: BillingCompany,
  asked: PreviewAsked
): Promise<AccountsPreview> {
  const read = asked.manifest === undefined ? await readManifest(client, company.id) : null
  const manifest = asked.manifest ?? read!.manifest
  const run: BillRun = {
    id: 0,
    companyId: company.id,
    kind: 'preview',
    dueOn: asked.dueOn,
    issuedOn: asked.issuedOn,
    state: 'freezing',
    manifest: { ...manifest, id: 0 },
    correction: null,
  }
  const { accountIds, issuedOn } = asked
  const wanted = { companyId: company.id, issuedOn, accountIds }
  const together = await withUnitMembers(client, wanted, MAX_PREVIEWED)
  const data = await loadChunk(client, run, company, together, asked.supposing)
  const facts = { id: 0, recordedAt: manifest.recordedAt }
  const raters = new RunRaters(client, company.id, facts, factSpan(run))
  const host = pluginHost()
  const regime = host.taxRegime(manifest.regimeCode, manifest.regimeRevision)
  const trace = new RatingTrace(raters)
  const frozen = await freezeGroups(
    client,
    data,
    raters,
    (account) => ({ regime, layoutRevision: host.latestLayoutRevision(account.layoutCode) }),
    { trace }
  )
  return { frozen, trace }
}
