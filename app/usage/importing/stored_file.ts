import { randomUUID } from 'node:crypto'
import { createHash } from 'node:crypto'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import env from '#start/env'
import billingConfig from '#config/billing'
import { UsageFileException } from '#app/usage/exceptions/usage_file_exception'

/** A file as it was sent, kept under its hash: the proof behind every event that came from it. */
export interface StoredFile {
  readonly hash: Buffer
  readonly sizeBytes: number
  readonly path: string
}

export function pathOfStored(hash: Buffer): string {
  return join(env.get('STORAGE_PATH'), 'imports', hash.toString('hex'))
}

/**
 * Copies a file into the storage while it is hashed. The name appears only when all of it is on
 * disk, so a crash leaves no half file under a hash; the same file again takes no second place.
 */
export async function storeFile(source: AsyncIterable<Uint8Array>): Promise<StoredFile> {
  const folder = join(env.get('STORAGE_PATH'), 'imports')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const temporary = join(folder, `incoming-${randomUUID()}`)
  try {
    const { hash, sizeBytes } = await copy(source, temporary)
    const path = pathOfStored(hash)
    await rename(temporary, path)
    return { hash, sizeBytes, path }
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}

async function copy(source: AsyncIterable<Uint8Array>, target: string) {
  const digest = createHash('sha256')
  const file = await open(target, 'wx', 0o600)
  let sizeBytes = 0
  try {
    for await (const chunk of source) {
      sizeBytes += chunk.length
      assertSize(sizeBytes)
      digest.update(chunk)
      await file.write(chunk)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return { hash: digest.digest(), sizeBytes }
}

function assertSize(sizeBytes: number) {
  const limit = billingConfig.usage.maximumFileBytes
  if (sizeBytes > limit) {
    throw new UsageFileException(
      `The file is larger than ${limit} bytes. Cut it into several files and import each.`
    )
  }
}
