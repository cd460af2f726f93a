import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { LocalPeriod } from '#kernel/period'
import { loadSealedLines, type SealedLine } from '#app/billing/freezing/sealed_lines'

/** The obligations of accounts as their last versions have them. */
export function latestVersions(client: QueryClientContract, accountIds: readonly number[]) {
  const latest = client
    .from('obligation_versions as newer')
    .whereColumn('newer.obligation_id', 'obligations.id')
    .max('newer.seq')
  return client
    .from('obligations')
    .join('obligation_versions as version', 'version.obligation_id', 'obligations.id')
    .join('manifests', 'manifests.id', 'version.facts_manifest_id')
    .join('manifests as seen', 'seen.id', 'version.manifest_id')
    .whereIn('obligations.account_id', [...accountIds])
    .where('version.seq', latest)
    .select(
      'obligations.id',
      'obligations.account_id',
      'obligations.payer_id',
      'obligations.source_id',
      'obligations.charge_key',
      'obligations.service_id',
      'obligations.starts_on',
      'obligations.ends_on',
      'obligations.whole_starts_on',
      'obligations.whole_ends_on',
      'obligations.charge_id as first_charge_id',
      'version.charge_id',
      'version.quantity',
      'version.seq',
      'version.batch_seq',
      'version.target_minor',
      'version.target_exact',
      'version.input_hash',
      'version.inputs',
      'version.accumulators_before',
      'version.manifest_id',
      'version.facts_manifest_id',
      'manifests.recorded_at as facts_recorded_at',
      'seen.measurement_seq'
    )
}

/** The edition of the charge that a version was priced by; old versions name none, it was the first. */
export function chargeIdOf(row: Record<string, any>): number {
  return Number(row.charge_id) || Number(row.first_charge_id)
}

/** The whole period of an obligation whose plan has a source of periods. */
export function wholeOf(row: Record<string, any>): LocalPeriod | null {
  if (row.whole_starts_on === null) return null
  return { startsOn: row.whole_starts_on, endsOn: row.whole_ends_on }
}

export interface Billed {
  /** Minor units by part of the obligation; '' is all of it. */
  readonly parts: ReadonlyMap<string, bigint>
  /** The lines that billed it, oldest first. */
  readonly lines: readonly SealedLine[]
  /** The document that billed it first; null when nothing of it was billed. */
  readonly documentId: number | null
}

export const NOTHING_BILLED: Billed = { parts: new Map(), lines: [], documentId: null }

/** What was billed of obligations; those that never were are not in it. */
export async function loadBilled(
  client: QueryClientContract,
  ids: readonly number[]
): Promise<Map<number, Billed>> {
  const all = await loadSealedLines(client, ids)
  const byObligation = Map.groupBy(all, ({ obligationId }) => obligationId)
  return new Map([...byObligation].map(([id, lines]) => [id, billedOf(lines)]))
}

function billedOf(lines: readonly SealedLine[]): Billed {
  const parts = new Map<string, bigint>()
  for (const { part, netMinor } of lines) parts.set(part, (parts.get(part) ?? 0n) + netMinor)
  return { parts, lines, documentId: Math.min(...lines.map(({ documentId }) => documentId)) }
}
