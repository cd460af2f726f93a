import db from '@adonisjs/lucid/services/db'
import { addMonths } from '#kernel/calendar_date'
import { startOfLocalDay } from '#kernel/time_zone'
import type { RatingGroup } from '#sdk/rating'
import { ACCOUNTS_PER_CHUNK, type BillRun } from '#app/billing/bill_run'
import { loadChunk } from '#app/billing/freezing/load_chunk'
import { loadEvents } from '#app/billing/freezing/load_events'
import { planObligations } from '#app/billing/freezing/plan_obligations'
import { ratingGroup } from '#app/billing/freezing/rating_group'
import { loadCompany } from '#app/companies/queries/load_company'
import type { HostedRater } from '#app/plugin_host/hosted_rater'
import { CompiledCharges } from '#app/rating/compiled_charges'
import { currentRegime } from '#app/taxation/current_regime'
import type { StageRequest } from '#benchmarks/stage_request'

export interface GroupToRate {
  readonly group: RatingGroup
  readonly rater: HostedRater
}

export interface GroupsOfChunk {
  readonly groups: readonly GroupToRate[]
  /** The first tenth of the accounts: until then the machine code is still being made. */
  readonly isWarmUp: boolean
}

/** The rating groups with usage of a run that is due, a chunk of accounts at a time. */
export async function* usageGroups(request: StageRequest): AsyncGenerator<GroupsOfChunk> {
  const client = db.connection()
  const run = await dueRun(request)
  const company = await loadCompany(client, request.companyId)
  const compiled = new CompiledCharges(
    client,
    { companyId: company.id, recordedAt: run.manifest.recordedAt },
    {
      startsAt: startOfLocalDay('UTC', addMonths(run.dueOn, -2)),
      endsAt: startOfLocalDay('UTC', addMonths(run.dueOn, 1)),
    }
  )
  const accounts = await client.from('accounts').where('company_id', company.id).orderBy('id')
  const ids = accounts.map((row) => Number(row.id))
  for (let from = 0; from < ids.length; from += ACCOUNTS_PER_CHUNK) {
    const data = await loadChunk(client, run, company, ids.slice(from, from + ACCOUNTS_PER_CHUNK))
    const planned = data.groups.map((group) => planObligations(data, group))
    const events = await loadEvents(client, planned.flat(), data)
    const groups: GroupToRate[] = []
    for (const obligations of planned) {
      const metered = obligations.filter(({ charge }) => charge.metrics.length > 0)
      for (const group of Map.groupBy(metered, ({ charge }) => charge.id).values()) {
        const input = ratingGroup(group, events, [])
        const context = { currency: input.currency, timeZone: input.timeZone }
        await compiled.prepare([group[0].charge], [context])
        groups.push({ group: input, rater: compiled.rater(group[0].charge, context) })
      }
    }
    yield { groups, isWarmUp: from < ids.length / 10 }
  }
}

/** A run as it would be planned now; nothing of it is written. */
async function dueRun({ companyId, dueOn }: StageRequest): Promise<BillRun> {
  const last = await db.from('usage_batches').where('company_id', companyId).max('seq as seq')
  const regime = currentRegime()
  return {
    id: 0,
    companyId,
    kind: 'preview',
    dueOn,
    issuedOn: dueOn,
    state: 'freezing',
    manifest: {
      id: 0,
      batchSeq: Number(last[0].seq ?? 0),
      measurementSeq: 0,
      recordedAt: Date.now(),
      regimeCode: regime.code,
      regimeRevision: regime.revision,
    },
    correction: null,
  }
}
