import { inject } from '@adonisjs/core'
import { errors } from '@vinejs/vine'
import type { HttpContext } from '@adonisjs/core/http'
import { PeriodClosedException } from '#app/ledger/exceptions/period_closed_exception'
import { SeriesOrderException } from '#app/invoicing/exceptions/series_order_exception'
import BillCorrection from '#app/billing/actions/bill_correction'
import { CorrectionException } from '#app/billing/exceptions/correction_exception'
import { correctionRunValidator } from '#app/billing/validators/correction_validator'

/** Billing what an approved correction comes to. */
export default class CorrectionRunsController {
  @inject()
  async store(ctx: HttpContext, billCorrection: BillCorrection) {
    const { request, params, response, company, staff } = ctx
    const input = await request.validateUsing(correctionRunValidator)
    const correctionId = Number(params.id)
    const actor = staff!.user.email
    await billCorrection
      .execute({ ...input, companyId: company.id, correctionId, actor })
      .catch(atField)
    return response.redirect().toRoute('billing.corrections.show', { id: correctionId })
  }
}

function atField(error: unknown): never {
  const isDay = error instanceof SeriesOrderException || error instanceof PeriodClosedException
  if (!isDay && !(error instanceof CorrectionException)) throw error
  const field = isDay ? 'issuedOn' : 'confirmation'
  throw new errors.E_VALIDATION_ERROR([{ field, rule: 'correction', message: error.message }])
}
