import { inject } from '@adonisjs/core'
import db from '@adonisjs/lucid/services/db'
import type { HttpContext } from '@adonisjs/core/http'
import { OrderCorrection } from '#app/billing/actions/order_correction'
import { readCorrection } from '#app/billing/correcting/read_correction'
import ListCorrections from '#app/billing/queries/list_corrections'
import ShowCorrection from '#app/billing/queries/show_correction'
import CorrectionTransformer from '#app/billing/transformers/correction_transformer'
import { correctionValidator } from '#app/billing/validators/correction_validator'

/** Corrections for programs. */
@inject()
export default class ApiCorrectionsController {
  constructor(private readonly showCorrection: ShowCorrection) {}

  @inject()
  async index({ request, company, response }: HttpContext, listCorrections: ListCorrections) {
    const { rows, page } = await listCorrections.execute(company, request.qs(), { strict: true })
    const corrections = rows.map((row) => new CorrectionTransformer(row).toObject())
    return response.ok({ corrections, after: page.after })
  }

  async show({ params, company, response }: HttpContext) {
    const correction = await this.showCorrection.execute(company.id, Number(params.id))
    return response.ok({ correction: new CorrectionTransformer(correction).forApi() })
  }

  async store({ request, response, company, token, i18n }: HttpContext) {
    const body = await request.validateUsing(correctionValidator)
    const [mended, ...alsoIn] = await readCorrection(db.connection(), company.id, body, i18n)
    const { name, userId } = token!
    const own = { companyId: company.id, actor: `token ${name}`, userId, alsoIn }
    const id = await new OrderCorrection().execute({ ...body, ...mended, ...own })
    const correction = await this.showCorrection.execute(company.id, id)
    return response.ok({ correction: new CorrectionTransformer(correction).forApi() })
  }
}
