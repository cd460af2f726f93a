import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { createGunzip } from 'node:zlib'
import { pipeline } from 'node:stream'
import billingConfig from '#config/billing'
import { UsageFileException } from '#app/usage/exceptions/usage_file_exception'

/** A stored file, opened for reading; a compressed one is unfolded on the way. */
export interface OpenInput {
  /** Its first bytes, unfolded, for recognising the format. */
  readonly head: Uint8Array
  readonly isCompressed: boolean
  /** Bytes of the stored file that were taken in so far. */
  bytesRead(): number
  /** May be called once. */
  read(): AsyncIterable<Uint8Array>
}

const HEAD_BYTES = 4_096
const CHUNK_BYTES = 256 * 1024

/** Errors: E_USAGE_FILE when the file is empty, cut short or unfolds to more than the limit. */
export async function openInput(path: string, sizeBytes: number): Promise<OpenInput> {
  if (sizeBytes === 0) {
    throw new UsageFileException('The file is empty.')
  }
  const isCompressed = await isGzip(path)
  const counter = { bytes: 0 }
  return {
    head: await readHead(path, sizeBytes, isCompressed),
    isCompressed,
    bytesRead: () => counter.bytes,
    read: () => bytesOf(path, sizeBytes, isCompressed, counter),
  }
}

async function isGzip(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0)
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b
  } finally {
    await file.close()
  }
}

async function readHead(path: string, sizeBytes: number, isCompressed: boolean) {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const chunk of bytesOf(path, sizeBytes, isCompressed, { bytes: 0 })) {
    parts.push(chunk)
    length += chunk.length
    if (length >= HEAD_BYTES) break
  }
  if (length === 0) {
    throw new UsageFileException('The file is empty.')
  }
  return Buffer.concat(parts).subarray(0, HEAD_BYTES)
}

async function* bytesOf(
  path: string,
  sizeBytes: number,
  isCompressed: boolean,
  counter: { bytes: number }
): AsyncGenerator<Uint8Array> {
  const file = createReadStream(path, { highWaterMark: CHUNK_BYTES })
  file.on('data', (chunk) => (counter.bytes += chunk.length))
  if (!isCompressed) {
    yield* file
    return
  }
  const unfolded = createGunzip({ chunkSize: CHUNK_BYTES })
  // A broken archive is told by the reader below; without a listener the error would end the process.
  pipeline(file, unfolded, () => {})
  try {
    yield* limited(unfolded, sizeBytes)
  } catch (error) {
    throw isZlib(error) ? brokenArchive(error) : error
  } finally {
    file.destroy()
    unfolded.destroy()
  }
}

/** Stops an archive that was made to fill the memory or the disk of whoever unfolds it. */
async function* limited(source: AsyncIterable<Uint8Array>, sizeBytes: number) {
  const { maximumInflatedBytes, maximumInflationRatio } = billingConfig.usage
  // Small archives of very regular rows fold well; the ratio counts above the first 10 MB.
  const limit = Math.min(maximumInflatedBytes, 10_000_000 + sizeBytes * maximumInflationRatio)
  let length = 0
  for await (const chunk of source) {
    length += chunk.length
    if (length > limit) {
      throw new UsageFileException(
        `The compressed file unfolds to more than ${limit} bytes. Send it uncompressed or in parts.`
      )
    }
    yield chunk
  }
}

function isZlib(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')
}

function brokenArchive(error: NodeJS.ErrnoException) {
  const cutShort = error.code === 'Z_BUF_ERROR'
  return new UsageFileException(
    cutShort
      ? 'The compressed file is cut short. Fetch it again and import it; rows already taken are not taken twice.'
      : `The compressed file is damaged (${error.message}). Fetch it again and import it.`,
    { cause: error }
  )
}
