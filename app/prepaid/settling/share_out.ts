/** An open item with what of it is prepaid usage that nothing has paid yet; a credit is negative. */
export interface PrepaidItem {
  readonly id: number
  readonly roomMinor: bigint
}

export interface Share {
  readonly itemId: number
  readonly paidMinor: bigint
  readonly promotionalMinor: bigint
}

interface Unsettled {
  readonly paidMinor: bigint
  readonly promotionalMinor: bigint
}

/**
 * Shares used money out to the items that bill it, oldest first, never more than there is room for:
 * debts take what was used, credits give back what was reversed. Where money has taken the place of
 * a gift, or a gift that of money, both are settled with the item that their sum fits.
 */
export function shareOut(items: readonly PrepaidItem[], unsettled: Unsettled): Share[] {
  let { paidMinor, promotionalMinor } = unsettled
  const shares: Share[] = []
  for (const { id, roomMinor } of items) {
    const share = shareOf(roomMinor, { paidMinor, promotionalMinor })
    if (share.paidMinor === 0n && share.promotionalMinor === 0n) continue
    shares.push({ itemId: id, ...share })
    paidMinor -= share.paidMinor
    promotionalMinor -= share.promotionalMinor
  }
  return shares
}

function shareOf(room: bigint, { paidMinor, promotionalMinor }: Unsettled): Unsettled {
  const sum = paidMinor + promotionalMinor
  if (room !== 0n && sum === within(sum, room)) return { paidMinor, promotionalMinor }
  const paid = within(paidMinor, room)
  return { paidMinor: paid, promotionalMinor: within(promotionalMinor, room - paid) }
}

/** As much of an amount as there is room for on its side of zero. */
function within(minor: bigint, room: bigint): bigint {
  if (minor > 0n && room > 0n) return minor < room ? minor : room
  if (minor < 0n && room < 0n) return minor > room ? minor : room
  return 0n
}
