import { crc32 } from 'node:zlib'

/** One file of an archive. */
export interface ZipEntry {
  /** ASCII, with slashes between folders. */
  readonly name: string
  readonly bytes: Buffer
}

const LOCAL_HEADER = 0x04034b50
const CENTRAL_HEADER = 0x02014b50
const END_RECORD = 0x06054b50
/** 1980-01-01, the first day the format knows: archives of the same files are the same bytes. */
const FIRST_DAY = 0x0021
const MOST_ENTRIES = 10_000

/**
 * A zip archive (APPNOTE 6.3, method "stored") in pieces as its files come. PDFs are packed already, so that
 * packing them again would cost time and save nothing.
 */
export async function* zipStream(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Buffer> {
  const directory: Buffer[] = []
  let offset = 0
  for await (const { name, bytes } of entries) {
    if (directory.length === MOST_ENTRIES) throw new RangeError('Too many files for one archive')
    const head = fieldsOf(name, bytes)
    const local = Buffer.concat([uint32(LOCAL_HEADER), head, Buffer.from(name)])
    directory.push(
      Buffer.concat([
        uint32(CENTRAL_HEADER),
        uint16(20),
        head,
        uint16(0),
        uint16(0),
        uint16(0),
        uint32(0),
        uint32(offset),
        Buffer.from(name),
      ])
    )
    offset += local.length + bytes.length
    yield local
    yield bytes
  }
  const central = Buffer.concat(directory)
  yield central
  yield Buffer.concat([
    uint32(END_RECORD),
    uint16(0),
    uint16(0),
    uint16(directory.length),
    uint16(directory.length),
    uint32(central.length),
    uint32(offset),
    uint16(0),
  ])
}

/** What the local header and the directory say alike: version, method, time, checksum, sizes, name. */
function fieldsOf(name: string, bytes: Buffer) {
  return Buffer.concat([
    uint16(20),
    uint16(0),
    uint16(0),
    uint16(0),
    uint16(FIRST_DAY),
    uint32(crc32(bytes)),
    uint32(bytes.length),
    uint32(bytes.length),
    uint16(name.length),
    uint16(0),
  ])
}

function uint16(value: number) {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}

function uint32(value: number) {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
