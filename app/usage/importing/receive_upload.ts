import type { HttpContext } from '@adonisjs/core/http'
import billingConfig from '#config/billing'
import { storeFile, type StoredFile } from '#app/usage/importing/stored_file'

export interface Upload {
  readonly file: StoredFile
  /** As the sender calls it: shown to people, never used as a path. */
  readonly fileName: string
}

/**
 * Streams the field `file` of a multipart body into the storage, under its hash. The other fields
 * are there when it returns. Null without a file; of several the first counts.
 * Errors: E_USAGE_FILE when it is too large.
 */
export async function receiveUpload({
  request,
}: Pick<HttpContext, 'request'>): Promise<Upload | null> {
  const received: { upload: Upload | null; failure: unknown } = { upload: null, failure: null }
  request.multipart.onFile('file', {}, async (part) => {
    if (received.upload !== null || received.failure !== null) {
      part.resume()
      return
    }
    try {
      const file = await storeFile(part)
      received.upload = { file, fileName: part.filename ?? '' }
    } catch (error) {
      received.failure = error
      part.resume()
    }
  })
  await request.multipart.process({ limit: billingConfig.usage.maximumFileBytes })
  if (received.failure !== null) throw received.failure
  return received.upload
}
