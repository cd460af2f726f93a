import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { NotFoundException } from '#app/database/exceptions/not_found_exception'
import ListTransformer from '#app/database/transformers/list_transformer'
import ListCorrectionDifferences from '#app/billing/queries/list_correction_differences'
import ShowCorrection from '#app/billing/queries/show_correction'
import CorrectionDifferenceTransformer from '#app/billing/transformers/correction_difference_transformer'
import CorrectionTransformer from '#app/billing/transformers/correction_transformer'

/** What the dry run of a correction found, by account and charge. */
@inject()
export default class CorrectionDifferencesController {
  constructor(
    private readonly showCorrection: ShowCorrection,
    private readonly listDifferences: ListCorrectionDifferences
  ) {}

  async index({ inertia, params, request, company }: HttpContext) {
    const correction = await this.showCorrection.execute(company.id, Number(params.id))
    if (correction.previewRunId === null) throw new NotFoundException('dry run', correction.id)
    const asked = [company, correction.previewRunId, request.qs()] as const
    const { rows, ...list } = await this.listDifferences.execute(...asked)
    return inertia.render('billing/correction_differences/index', {
      correction: CorrectionTransformer.transform(correction),
      rows: CorrectionDifferenceTransformer.transform([...rows]),
      list: ListTransformer.transform(list),
    })
  }
}
