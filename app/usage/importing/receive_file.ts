import type { HttpContext } from '@adonisjs/core/http'
import billingConfig from '#config/billing'

export interface ReceivedFile {
  readonly fileName: string
  readonly content: AsyncIterable<Uint8Array>
}

/**
 * Hands the file of a form to `take` while it comes in; nothing of it is kept in memory, and nothing is
 * read before the permission and the form's token were checked. Null when the form carries no file.
 * Errors: what `take` throws, after the rest of the form was read past.
 */
export async function receiveFile<Result>(
  request: HttpContext['request'],
  take: (file: ReceivedFile) => Promise<Result>
): Promise<Result | null> {
  const outcome: { result: Result | null; failure: unknown } = { result: null, failure: null }
  request.multipart.onFile('file', {}, async (part) => {
    /** Leaving the loop early must not destroy the part, or the form would never end. */
    const content = part.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>
    try {
      outcome.result = await take({ fileName: nameOf(part.filename), content })
    } catch (error) {
      outcome.failure = error
      part.resume()
    }
  })
  await request.multipart.process({ limit: billingConfig.usage.maximumFileBytes })
  if (outcome.failure !== null) throw outcome.failure
  return outcome.result
}

/** The last part of the name as text to be shown; the file itself is stored under its hash. */
function nameOf(clientName: string): string {
  const name = clientName.split(/[\\/]/).at(-1)!
  return name.replace(/\p{Cc}/gu, '').trim() || 'file'
}
