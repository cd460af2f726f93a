import type { GrantLeft } from '#app/prepaid/wallets/wallet_money'

/** A part of an amount and the grant that pays it; null for what no grant is left for. */
export interface Draw {
  readonly grantId: number | null
  readonly minor: bigint
}

/** Pays an amount from grants in their order; the parts add up to it. */
export function drawGrants(grants: readonly GrantLeft[], minor: bigint): Draw[] {
  const draws: Draw[] = []
  let open = minor
  for (const { id, leftMinor } of grants) {
    if (open === 0n) break
    const part = leftMinor < open ? leftMinor : open
    if (part === 0n) continue
    draws.push({ grantId: id, minor: part })
    open -= part
  }
  if (open > 0n) draws.push({ grantId: null, minor: open })
  return draws
}
