import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { readInteger } from '#app/database/paging/list_values'
import ListLateChanges from '#app/billing/queries/list_late_changes'
import LateChangeTransformer from '#app/billing/transformers/late_change_transformer'

/** What the next run bills as differences, before it does. */
export default class LateChangesController {
  @inject()
  async index({ inertia, request, company }: HttpContext, listLateChanges: ListLateChanges) {
    const from = readInteger(String(request.qs().after), 1) ?? 0
    const { rows, after, heldCount } = await listLateChanges.execute(company.id, from)
    return inertia.render('billing/late_changes/index', {
      rows: LateChangeTransformer.transform([...rows]),
      ...{ from, after, heldCount },
    })
  }
}
