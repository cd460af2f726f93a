import type { TaxParty } from '#sdk/taxation'
import type { LocalDate } from '#sdk/time'
import { checkTaxId } from '#plugins/vat/taxes/tax_ids/check_tax_id'
import { VAT_PREFIXES } from '#plugins/vat/taxes/tax_ids/union_prefixes'
import { isInUnion } from '#plugins/vat/taxes/union'

export interface Identification {
  readonly buyer: TaxParty
  readonly seller: string
  readonly category: string
  readonly on: LocalDate
}

/**
 * The other member of the Union that the buyer's valid VAT number is from, or null. A number of
 * the seller's own country does not move the supply abroad; Northern Ireland counts for goods only.
 */
export function identifiedIn({ buyer, seller, category, on }: Identification): string | null {
  if (buyer.kind !== 'company' || buyer.taxId === null) return null
  const prefix = buyer.taxId.slice(0, 2)
  const rule = VAT_PREFIXES[prefix]
  if (rule === undefined || !checkTaxId(rule.country, buyer.taxId).ok) return null
  const counts =
    prefix === 'XI' ? category === 'goods' : rule.country !== seller && isInUnion(rule.country, on)
  return counts ? rule.country : null
}
