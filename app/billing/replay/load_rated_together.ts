import { Exception } from '@adonisjs/core/exceptions'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { LocalPeriod } from '#kernel/period'
import { parseInputs } from '#app/billing/freezing/call_inputs'
import { chargeIdOf, wholeOf } from '#app/billing/freezing/latest_versions'

/** A stored version of an obligation with what its replay needs. */
export interface StoredVersion {
  readonly obligationId: number
  readonly accountId: number
  readonly subscriptionId: number
  readonly chargeId: number
  /** Null in versions written before quantities could change. */
  readonly quantity: number | null
  readonly startsOn: string
  readonly endsOn: string
  readonly whole: LocalPeriod | null
  readonly seq: number
  readonly reason: string
  readonly targetExact: string
  readonly targetMinor: string
  readonly batchSeq: number
  readonly inputs: string | null
  readonly opening: string
  /** Epoch milliseconds of the manifest: facts recorded later are not seen. */
  readonly recordedAt: number
}

/**
 * The versions that one rule call may have produced: the same manifest, facts and charge, of the
 * accounts that were rated together, in the order the call was built in (by account, by subscription,
 * settled ones before new ones, then by date).
 */
export async function loadRatedTogether(
  client: QueryClientContract,
  companyId: number,
  obligationId: number,
  seq: number
): Promise<StoredVersion[]> {
  const asked = await versionsQuery(client, companyId)
    .where('obligations.id', obligationId)
    .where('version.seq', seq)
    .first()
  if (!asked) {
    throw new Exception('There is no such amount to explain', {
      code: 'E_ROW_NOT_FOUND',
      status: 404,
    })
  }
  const { accounts } = parseInputs(asked.inputs)
  const rows = await versionsQuery(client, companyId)
    .whereIn('obligations.account_id', accounts.length > 0 ? [...accounts] : [asked.account_id])
    .where('version.manifest_id', asked.manifest_id)
    .where('version.facts_manifest_id', asked.facts_manifest_id)
    .orderBy('obligations.account_id')
    .orderBy('obligations.source_id')
    .orderByRaw('case when version.seq > 1 then 0 else 1 end')
    .orderBy('obligations.starts_on')
  const chargeId = chargeIdOf(asked)
  return rows.filter((row) => chargeIdOf(row) === chargeId).map(storedOf)
}

function storedOf(row: Record<string, any>): StoredVersion {
  return {
    obligationId: Number(row.id),
    accountId: Number(row.account_id),
    subscriptionId: Number(row.source_id),
    chargeId: chargeIdOf(row),
    quantity: row.quantity === null ? null : Number(row.quantity),
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    whole: wholeOf(row),
    seq: Number(row.seq),
    reason: row.reason,
    targetExact: row.target_exact,
    targetMinor: String(row.target_minor),
    batchSeq: Number(row.batch_seq),
    inputs: row.inputs,
    opening: row.accumulators_before,
    recordedAt: Number(row.manifest_recorded_at),
  }
}

function versionsQuery(client: QueryClientContract, companyId: number) {
  return client
    .from('obligations')
    .join('obligation_versions as version', 'version.obligation_id', 'obligations.id')
    .join('manifests', 'manifests.id', 'version.facts_manifest_id')
    .where('obligations.company_id', companyId)
    .select(
      'obligations.id',
      'obligations.account_id',
      'obligations.source_id',
      'obligations.charge_id as first_charge_id',
      'obligations.starts_on',
      'obligations.ends_on',
      'obligations.whole_starts_on',
      'obligations.whole_ends_on',
      'version.seq',
      'version.charge_id',
      'version.quantity',
      'version.reason',
      'version.target_exact',
      'version.target_minor',
      'version.batch_seq',
      'version.inputs',
      'version.accumulators_before',
      'version.manifest_id',
      'version.facts_manifest_id',
      'manifests.recorded_at as manifest_recorded_at'
    )
}
