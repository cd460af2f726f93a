import { errors } from '@vinejs/vine'
import type { HttpContext } from '@adonisjs/core/http'
import { KernelError } from '#kernel/errors'
import { DiscountRefusedException } from '#app/discounts/exceptions/discount_refused_exception'

/** What is refused is told beside the field, in the reader's language. */
export async function withRefusals<T>({ i18n }: HttpContext, write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    if (error instanceof DiscountRefusedException) {
      const { field, refusal, values } = error
      const message = i18n.t(`discounts.refused.${refusal}`, { ...values })
      throw new errors.E_VALIDATION_ERROR([{ field, message, rule: refusal }])
    }
    if (error instanceof KernelError) {
      const message = i18n.t('discounts.refused.amount_text')
      throw new errors.E_VALIDATION_ERROR([{ field: 'amount', message, rule: 'amount_text' }])
    }
    throw error
  }
}
