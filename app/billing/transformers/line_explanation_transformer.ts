import { BaseTransformer } from '@adonisjs/core/transformers'
import { moneyView } from '#app/database/transformers/money_view'
import { ITEMS_PER_PAGE, type LineExplanation } from '#app/billing/queries/explain_line'
import { itemView, stepViews } from '#app/billing/transformers/step_views'

export default class LineExplanationTransformer extends BaseTransformer<LineExplanation> {
  toObject() {
    const { currency, netMinor, targetMinor, steps, items, itemCount, from } = this.resource
    const next = from + ITEMS_PER_PAGE
    return {
      ...this.pick(this.resource, [
        'documentId',
        'number',
        'position',
        'description',
        'serviceLabel',
        'startsOn',
        'endsOn',
        'timeZone',
        'rule',
        'targetExact',
        'itemCount',
        'from',
      ]),
      currency,
      net: moneyView(netMinor, currency),
      target: moneyView(targetMinor, currency),
      steps: steps.flatMap((step) => stepViews(step, 0)),
      items: items.map(itemView),
      previousFrom: from > 0 ? Math.max(0, from - ITEMS_PER_PAGE) : null,
      nextFrom: next < itemCount ? next : null,
    }
  }
}
