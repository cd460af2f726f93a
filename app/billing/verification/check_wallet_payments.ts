import type { Check } from '#app/billing/verification/finding'

/**
 * What wallets paid of documents: never more than the item is, and as much as the item was settled by
 * with money and gifts of a wallet.
 */
export const checkWalletPayments: Check = {
  name: 'documents paid by wallets',
  async run(client, companyId) {
    const rows = await client
      .from('wallet_entries as entry')
      .join('open_items as item', 'item.id', 'entry.open_item_id')
      .where('entry.company_id', companyId)
      .where('entry.kind', 'payment')
      .groupBy('item.id', 'item.amount_minor')
      .havingRaw(
        `-sum(entry.amount_minor) > item.amount_minor or -sum(entry.amount_minor) > (
          select coalesce(sum(settled.amount_minor), 0) from allocations as settled
           left join adjustments as gift
             on gift.id = settled.source_id and settled.source_kind = 'adjustment'
           where settled.open_item_id = item.id
             and (settled.source_kind = 'wallet' or gift.reason_code = 'core.promotional_credit'))`
      )
      .select('item.id')
      .limit(1)
    const stray = await client
      .from('wallet_entries')
      .where({ company_id: companyId, kind: 'payment' })
      .whereNull('open_item_id')
      .select('id')
      .first()
    if (stray) return { checked: 0, finding: `Wallet entry ${stray.id} pays no document` }
    const [broken] = rows
    const finding = broken ? `Open item ${broken.id} is not settled by what a wallet paid` : null
    return { checked: 0, finding }
  },
}
