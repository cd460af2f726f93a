import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { LocalPeriod } from '#kernel/period'
import type { FrozenAccount } from '#app/billing/freezing/freeze_groups'

/** Net of one charge of a source for some days. */
export interface RevenuePart extends LocalPeriod {
  readonly accountId: number
  readonly sourceKind: string
  readonly sourceId: number
  readonly chargeKey: string
  readonly name: string
  readonly minor: bigint
}

/** What documents have billed accounts for periods that ended within days (the last one counts). */
export async function loadBilledParts(
  client: QueryClientContract,
  accountIds: readonly number[],
  { startsOn, endsOn }: LocalPeriod
): Promise<RevenuePart[]> {
  const rows = await client
    .from('obligations as owed')
    .join('document_lines as line', 'line.obligation_id', 'owed.id')
    .whereIn('owed.account_id', [...accountIds])
    .where('owed.source_kind', 'subscription')
    .where('owed.ends_on', '>', startsOn)
    .where('owed.ends_on', '<=', endsOn)
    .groupBy('owed.account_id', 'owed.source_id', 'owed.charge_key')
    .groupBy('owed.starts_on', 'owed.ends_on', 'line.description')
    .select('owed.account_id', 'owed.source_id', 'owed.charge_key')
    .select('owed.starts_on', 'owed.ends_on', 'line.description')
    .sum('line.net_minor as minor')
  return rows.map((row) => ({
    accountId: Number(row.account_id),
    sourceKind: 'subscription',
    sourceId: Number(row.source_id),
    chargeKey: row.charge_key,
    name: row.description,
    startsOn: String(row.starts_on),
    endsOn: String(row.ends_on),
    minor: BigInt(row.minor),
  }))
}

/** What a preview would bill, part by part. Throws when a line belongs to nothing that is owed. */
export function previewedParts(frozen: readonly FrozenAccount[]): RevenuePart[] {
  return frozen.flatMap((one) => {
    if (!('draft' in one)) return []
    const { body, obligations } = one.draft
    const lines = new Map(body.lines.map((line) => [line.position, line]))
    const parts = obligations.flatMap((owed) =>
      owed.lines.map((position): RevenuePart => {
        const { description, netMinor } = lines.get(position)!
        const { sourceKind, sourceId, chargeKey, startsOn, endsOn } = owed
        const place = { sourceKind, sourceId, chargeKey, startsOn, endsOn }
        const minor = BigInt(netMinor)
        return { ...place, accountId: one.account.id, name: description, minor }
      })
    )
    const sum = parts.reduce((total, { minor }) => total + minor, 0n)
    if (sum !== BigInt(body.netMinor)) {
      throw new Error(`The lines of account ${one.account.number} do not add up to its net amount`)
    }
    return parts
  })
}
