import { inflateRawSync } from 'node:zlib'

const END = 0x06054b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
const MOST_ENTRIES = 200
/** Of all parts together, unpacked: far beyond any price list, and little enough for one request. */
const MOST_BYTES = 24 * 1024 * 1024

export type ArchiveProblem = 'no_workbook' | 'too_large' | 'macros'

/**
 * Looks into a workbook before it is parsed: what it unpacks to is measured by unpacking, not by what
 * it says of itself. Null when it may be parsed.
 */
export function archiveProblem(file: Buffer): ArchiveProblem | null {
  const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0 || end + 22 > file.length || file.readUInt32LE(end) !== END) return 'no_workbook'
  const count = file.readUInt16LE(end + 10)
  if (count > MOST_ENTRIES) return 'too_large'
  let at = file.readUInt32LE(end + 16)
  let left = MOST_BYTES
  for (let index = 0; index < count; index++) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== ENTRY) return 'no_workbook'
    const nameLength = file.readUInt16LE(at + 28)
    const name = file.toString('latin1', at + 46, at + 46 + nameLength)
    if (/vbaProject|macrosheets|activeX/i.test(name)) return 'macros'
    const size = unpackedSize(file, at, left)
    if (size === null) return 'too_large'
    left -= size
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
  }
  return null
}

/** Bytes of a part when it is unpacked; null for more than may be, or for what cannot be unpacked. */
function unpackedSize(file: Buffer, at: number, most: number): number | null {
  const method = file.readUInt16LE(at + 10)
  const packed = file.readUInt32LE(at + 20)
  const local = file.readUInt32LE(at + 42)
  if (local + 30 > file.length || file.readUInt32LE(local) !== LOCAL) return null
  const from = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28)
  const content = file.subarray(from, from + packed)
  if (method === 0) return packed <= most ? packed : null
  if (method !== 8) return null
  try {
    return inflateRawSync(content, { maxOutputLength: Math.max(1, most) }).length
  } catch {
    return null
  }
}
