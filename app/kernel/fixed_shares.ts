import { allocate } from './allocation.js'

/**
 * The shares of a fixed amount, in minor units: as much of `available` as there is room for. Shares
 * that were issued stay as far as there is still room for them; only the rest moves, to where there
 * is room, by largest remainder. Where less is available than was issued, it is taken back in
 * proportion to what was issued. `rooms` and `issued` are zero or more, place by place.
 */
export function fixedShares(input: {
  readonly available: bigint
  readonly rooms: readonly bigint[]
  readonly issued: readonly bigint[]
}): bigint[] {
  const { available, rooms, issued } = input
  const wanted = smaller(available, sumOf(rooms))
  if (wanted <= 0n) return rooms.map(() => 0n)
  const kept = rooms.map((room, index) => smaller(room, issued[index] ?? 0n))
  const rest = wanted - sumOf(kept)
  if (rest < 0n) return allocate(wanted, kept)
  if (rest === 0n) return kept
  const moved = allocate(
    rest,
    rooms.map((room, index) => room - kept[index])
  )
  return kept.map((share, index) => share + moved[index])
}

function smaller(one: bigint, other: bigint): bigint {
  return one < other ? one : other
}

function sumOf(values: readonly bigint[]): bigint {
  return values.reduce((sum, value) => sum + value, 0n)
}
