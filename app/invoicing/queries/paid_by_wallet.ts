import type { QueryClientContract } from '@adonisjs/lucid/types/database'

/** What the wallet of its account paid of a document when it was issued; it never changes. */
export async function paidByWallet(
  client: QueryClientContract,
  documentId: number
): Promise<bigint> {
  const row = await client
    .from('open_items as item')
    .join('wallet_entries as entry', 'entry.open_item_id', 'item.id')
    .where('item.document_id', documentId)
    .where('entry.kind', 'payment')
    .sum('entry.amount_minor as minor')
    .firstOrFail()
  return -BigInt(row.minor ?? 0)
}
