import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { readInteger } from '#app/database/paging/list_values'
import ExplainLine from '#app/billing/queries/explain_line'
import LineExplanationTransformer from '#app/billing/transformers/line_explanation_transformer'

/** "Why this amount?" for one line of an invoice. */
export default class LineExplanationsController {
  @inject()
  async show({ inertia, request, params, company }: HttpContext, explainLine: ExplainLine) {
    const from = readInteger(String(request.qs().from), 0) ?? 0
    const { id, position } = params
    const line = await explainLine.execute(company.id, Number(id), Number(position), from)
    return inertia.render('billing/line_explanations/show', {
      line: LineExplanationTransformer.transform(line),
    })
  }
}
