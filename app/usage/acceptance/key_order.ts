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

export function orderByKey(keys: readonly Buffer[]): KeyOrder {
  const positions = keys.map((_, index) => index)
  positions.sort((left, right) => keys[left].compare(keys[right]) || left - right)
  const leaders: number[] = []
  const followers = new Map<number, number>()
  let leader = -1
  for (const position of positions) {
    if (leader !== -1 && keys[leader].equals(keys[position])) {
      followers.set(position, leader)
      continue
    }
    leader = position
    leaders.push(position)
  }
  return { leaders, followers }
}
