import type { ChargeDifference } from '#app/billing/what_if/what_if'
import type { RevenuePart } from '#app/billing/what_if/sum_revenue'

/** Before and after of each charge of an account; charges of one key and name are one. */
export type Amounts = Map<number, Map<string, Sum>>

interface Sum {
  readonly chargeKey: string
  readonly name: string
  before: bigint
  after: bigint
}

export function addAmount(
  amounts: Amounts,
  { accountId, chargeKey, name }: RevenuePart,
  [before, after]: readonly [bigint, bigint]
) {
  const own = amounts.get(accountId) ?? new Map<string, Sum>()
  const key = JSON.stringify([chargeKey, name])
  const sum = own.get(key) ?? { chargeKey, name, before: 0n, after: 0n }
  sum.before += before
  sum.after += after
  amounts.set(accountId, own.set(key, sum))
}

/** In the order of their keys; what is nothing on both sides is left out. */
export function chargesOf(amounts: Amounts, accountId: number): ChargeDifference[] {
  return [...(amounts.get(accountId) ?? [])]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([, sum]) => sum)
    .filter(({ before, after }) => before !== 0n || after !== 0n)
}
