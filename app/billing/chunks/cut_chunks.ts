/**
 * Cuts members into chunks of at most `size`, in their order. Members of one group stay together, at
 * the place of the first of them; a group that is larger than a chunk is a chunk of its own.
 */
export function cutChunks<T>(
  members: readonly T[],
  groupOf: (member: T) => number | null,
  size: number
): T[][] {
  const units = new Map<unknown, T[]>()
  for (const member of members) {
    const key = groupOf(member) ?? { member }
    const unit = units.get(key)
    if (unit === undefined) units.set(key, [member])
    else unit.push(member)
  }
  const chunks: T[][] = []
  let chunk: T[] = []
  for (const unit of units.values()) {
    if (chunk.length > 0 && chunk.length + unit.length > size) {
      chunks.push(chunk)
      chunk = []
    }
    chunk.push(...unit)
  }
  if (chunk.length > 0) chunks.push(chunk)
  return chunks
}
