import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Exception } from '@adonisjs/core/exceptions'
import db from '@adonisjs/lucid/services/db'
import env from '#start/env'
import { clock } from '#app/database/clock'
import { isDuplicateKey } from '#app/database/errors'
import { sha256 } from '#app/database/hashed_key'
import { unitOfWork } from '#app/database/unit_of_work'

export interface DocumentKey {
  readonly companyId: number
  readonly documentId: number
  readonly kind: 'pdf'
}

/** The stored file of a document, its bytes checked against their hash; null when there is none. */
export async function readDocumentFile(key: DocumentKey): Promise<Buffer | null> {
  const row = await db.from('document_files').where(whereOf(key)).first()
  if (!row) {
    return null
  }
  const bytes = await readFile(join(env.get('STORAGE_PATH'), row.path))
  if (!sha256(bytes).equals(Buffer.from(row.sha256))) {
    throw new Exception(`The stored file of document ${key.documentId} was changed on disk`, {
      code: 'E_FILE_CHANGED',
      status: 500,
    })
  }
  return bytes
}

/**
 * Stores a document's file once. Of two that are made at the same moment the first is kept; the
 * bytes come before the row, so that a row never points at a file that is not there.
 */
export async function storeDocumentFile(key: DocumentKey, bytes: Buffer): Promise<Buffer> {
  const path = join('documents', String(key.companyId), fileName(key.documentId))
  const full = join(env.get('STORAGE_PATH'), path)
  await mkdir(dirname(full), { recursive: true })
  const part = `${full}.${randomUUID()}`
  await writeFile(part, bytes, { flush: true })
  try {
    await unitOfWork(async ({ trx }) => {
      await trx.table('document_files').insert({
        ...whereOf(key),
        sha256: sha256(bytes),
        size_bytes: bytes.length,
        path,
        stored_at: clock.now(),
      })
      await rename(part, full)
    })
    return bytes
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
    return (await readDocumentFile(key))!
  }
}

function whereOf({ companyId, documentId, kind }: DocumentKey) {
  return { company_id: companyId, document_id: documentId, kind }
}

/** A thousand files a folder. */
function fileName(documentId: number): string {
  return join(String(Math.floor(documentId / 1000)), `${documentId}.pdf`)
}
