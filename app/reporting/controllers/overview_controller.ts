import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import DrawOverview from '#app/reporting/charts/draw_overview'
import ReadOverview from '#app/reporting/queries/read_overview'
import OverviewTransformer from '#app/reporting/transformers/overview_transformer'

export default class OverviewController {
  @inject()
  async show(ctx: HttpContext, readOverview: ReadOverview, drawOverview: DrawOverview) {
    const { inertia, company, i18n } = ctx
    const overview = await readOverview.execute(company)
    return inertia.render('overview/show', {
      overview: OverviewTransformer.transform(overview),
      charts: await drawOverview.execute(overview, i18n.locale),
    })
  }
}
