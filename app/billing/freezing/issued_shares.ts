import { rationalFromMinor } from '#kernel/rational'
import type { IssuedShare } from '#sdk/rating'
import { categoryOfPart, daysOfPart } from '#app/billing/freezing/minor_parts'
import type { PlannedObligation } from '#app/billing/freezing/planned_obligation'

/** What of an obligation stands on documents, by days and tax category, in their order. */
export function issuedShares(planned: PlannedObligation): IssuedShare[] | undefined {
  const { settled, account, charge } = planned
  if (settled === null) return undefined
  return [...settled.billed]
    .filter(([, minor]) => minor !== 0n)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([part, minor]) => ({
      ...daysOfPart(part, planned),
      taxCategory: categoryOfPart(part) ?? charge.taxCategory,
      amount: rationalFromMinor(minor, account.currency),
    }))
}
