import { createHash } from 'node:crypto'

/** A seal covers the seal before it and the hashes of its rows, in their order. */
export function sealHash(previous: Buffer, rowHashes: readonly Buffer[]): Buffer {
  const hash = createHash('sha256').update(previous)
  for (const row of rowHashes) hash.update(row)
  return hash.digest()
}
