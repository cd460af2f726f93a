/**
 * The order in which a batch writes its keys, and which of its rows repeat one. Writing in key
 * order touches each page of the index once, and two writers of overlapping files wait for each
 * other instead of deadlocking.
 */
export interface KeyOrder {
  /** Positions of rows with distinct keys, in the order of the keys. */
  readonly leaders: readonly number[]
  /** Positions of later rows with the key of a leader, with that leader's position. */
  readonly followers: ReadonlyMap<number, number>
}

/** Bytes of a key that are compared as one number; two keys rarely have the same. */
const PREFIX_BYTES = 6

export function orderByKey(keys: readonly Buffer[]): KeyOrder {
  const prefixes = Float64Array.from(keys, (key) => key.readUIntBE(0, PREFIX_BYTES))
  const positions = keys.map((_, index) => index)
  positions.sort(
    (left, right) =>
      prefixes[left] - prefixes[right] || keys[left].compare(keys[right]) || left - right
  )
  const leaders: number[] = []
  const followers = new Map<number, number>()
  let leader = -1
  for (const position of positions) {
    const isRepeated =
      prefixes[leader] === prefixes[position] && keys[leader].equals(keys[position])
    if (isRepeated) {
      followers.set(position, leader)
      continue
    }
    leader = position
    leaders.push(position)
  }
  return { leaders, followers }
}

const MAXIMUM_POSITIONS = 2 ** 20

/**
 * Positions in the order of their numbers (whole, below 2^32), those of one number in their own
 * order. Number and position are sorted as one: a comparison by call costs ten times as much.
 */
export function orderByNumber(positions: readonly number[], numberOf: readonly number[]): number[] {
  if (numberOf.length > MAXIMUM_POSITIONS) {
    return positions.toSorted((left, right) => numberOf[left] - numberOf[right] || left - right)
  }
  const packed = Float64Array.from(positions, (at) => numberOf[at] * MAXIMUM_POSITIONS + at).sort()
  return Array.from(packed, (value) => value % MAXIMUM_POSITIONS)
}
