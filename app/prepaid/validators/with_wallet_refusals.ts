import { errors } from '@vinejs/vine'
import type { HttpContext } from '@adonisjs/core/http'
import { KernelError } from '#kernel/errors'
import { PrepaidException } from '#app/prepaid/exceptions/prepaid_exception'

/** What is refused is told beside the amount, in the reader's language. */
export async function withWalletRefusals<T>(
  { i18n }: HttpContext,
  field: string,
  write: () => Promise<T>
): Promise<T> {
  try {
    return await write()
  } catch (error) {
    const word = error instanceof KernelError ? 'amount_text' : wordOf(error)
    if (word === null) throw error
    const message = i18n.t(`wallets.refused.${word}`)
    throw new errors.E_VALIDATION_ERROR([{ field, message, rule: word }])
  }
}

function wordOf(error: unknown): string | null {
  if (!(error instanceof PrepaidException)) return null
  return error.code === 'E_REFUND' ? 'refund' : error.code === 'E_GRANT' ? 'grant' : null
}
