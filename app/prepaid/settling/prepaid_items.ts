import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { PrepaidItem } from '#app/prepaid/settling/share_out'
import { PROMOTION_REASON } from '#app/prepaid/settling/used_and_billed'

type Row = Record<string, any>

/** Open items of accounts whose documents bill usage that was rated on acceptance, oldest first. */
export async function loadPrepaidItems(
  client: QueryClientContract,
  accountIds: readonly number[]
): Promise<Map<number, PrepaidItem[]>> {
  const rows = await client
    .from('open_items as item')
    .join('document_lines as line', 'line.document_id', 'item.document_id')
    .join('charges', 'charges.id', 'line.charge_id')
    .whereIn('item.account_id', [...accountIds])
    .whereNot('item.open_minor', 0)
    .where('item.movement_id', 0)
    .where('charges.recording', 'on_accept')
    .where((query) => {
      query.where('item.origin_line', 0).orWhereColumn('item.origin_line', 'line.position')
    })
    .groupBy('item.id', 'item.account_id', 'item.open_minor')
    .orderBy('item.id')
    .select('item.id', 'item.account_id', 'item.open_minor')
    .sum('line.net_minor as net_minor')
  const settled = await loadSettledOf(
    client,
    rows.map((row) => Number(row.id))
  )
  const items = rows.map((row) => ({
    accountId: Number(row.account_id),
    id: Number(row.id),
    roomMinor: roomOf(row, settled.get(Number(row.id)) ?? 0n),
  }))
  return Map.groupBy(items, ({ accountId }) => accountId)
}

/** What was settled of items from wallets, and by gifts. */
async function loadSettledOf(client: QueryClientContract, itemIds: readonly number[]) {
  const rows = await client
    .from('allocations')
    .leftJoin('adjustments', (join) => {
      join
        .on('adjustments.id', 'allocations.source_id')
        .andOnVal('allocations.source_kind', 'adjustment')
    })
    .whereIn('allocations.open_item_id', [...itemIds])
    .where((query) => {
      query
        .where('allocations.source_kind', 'wallet')
        .orWhere('adjustments.reason_code', PROMOTION_REASON)
    })
    .groupBy('allocations.open_item_id')
    .select('allocations.open_item_id')
    .sum('allocations.amount_minor as minor')
  return new Map(rows.map((row) => [Number(row.open_item_id), BigInt(row.minor)]))
}

/** The net of the prepaid lines that is neither settled nor more than what is open. */
function roomOf(row: Row, settled: bigint): bigint {
  const open = BigInt(row.open_minor)
  const left = BigInt(row.net_minor) - settled
  if (open > 0n) return left < 0n ? 0n : left < open ? left : open
  return left > 0n ? 0n : left > open ? left : open
}
