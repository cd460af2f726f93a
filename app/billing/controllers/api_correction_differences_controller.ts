import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { NotFoundException } from '#app/database/exceptions/not_found_exception'
import ListCorrectionDifferences from '#app/billing/queries/list_correction_differences'
import ShowCorrection from '#app/billing/queries/show_correction'
import CorrectionDifferenceTransformer from '#app/billing/transformers/correction_difference_transformer'

@inject()
export default class ApiCorrectionDifferencesController {
  constructor(
    private readonly showCorrection: ShowCorrection,
    private readonly listDifferences: ListCorrectionDifferences
  ) {}

  async index({ params, request, company, response }: HttpContext) {
    const correction = await this.showCorrection.execute(company.id, Number(params.id))
    const { previewRunId } = correction
    if (previewRunId === null) throw new NotFoundException('dry run', correction.id)
    const asked = [company, previewRunId, request.qs(), { strict: true }] as const
    const { rows, page } = await this.listDifferences.execute(...asked)
    const differences = rows.map((row) => new CorrectionDifferenceTransformer(row).toObject())
    return response.ok({ differences, after: page.after })
  }
}
