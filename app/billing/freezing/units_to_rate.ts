import type { AccountGroup, BillingUnit } from '#app/billing/freezing/chunk_data'
import type { RatedAccount } from '#app/billing/freezing/document_groups'

/** How far the units of a chunk are rated. */
export interface UnitsToRate {
  /** Groups that are still to be rated. */
  readonly left: Map<BillingUnit, number>
  /** What is rated of units whose groups are not all rated yet. */
  readonly rated: Map<BillingUnit, readonly RatedAccount[]>
  /** Units of which one group could not be rated. */
  readonly parked: Set<BillingUnit>
}

export function unitsToRate(plans: ReadonlyMap<AccountGroup, unknown>): UnitsToRate {
  const left = new Map<BillingUnit, number>()
  for (const { unit } of plans.keys()) left.set(unit, (left.get(unit) ?? 0) + 1)
  return { left, rated: new Map(), parked: new Set() }
}

export function copyOf({ left, rated, parked }: UnitsToRate): UnitsToRate {
  return { left: new Map(left), rated: new Map(rated), parked: new Set(parked) }
}
