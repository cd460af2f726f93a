import { BaseTransformer } from '@adonisjs/core/transformers'
import { moneyView } from '#app/database/transformers/money_view'
import { ITEMS_PER_PAGE } from '#app/billing/queries/explain_line'
import type { PreviewedLine } from '#app/billing/queries/preview_account'
import { itemView, stepViews } from '#app/billing/transformers/step_views'

export default class PreviewedLineTransformer extends BaseTransformer<PreviewedLine> {
  toObject() {
    const { preview, line, rule, targetExact, targetMinor, explanation } = this.resource
    const { account, dueOn, issuedOn } = preview
    const { currency } = account
    return {
      ...this.pick(line, ['position', 'description', 'serviceLabel', 'startsOn', 'endsOn']),
      account: this.pick(account, ['id', 'name']),
      dueOn,
      issuedOn,
      currency,
      rule,
      targetExact,
      net: moneyView(BigInt(line.netMinor), currency),
      target: moneyView(BigInt(targetMinor), currency),
      steps: explanation.steps.flatMap((step) => stepViews(step, 0)),
      itemCount: explanation.items.length,
      items: explanation.items.slice(0, ITEMS_PER_PAGE).map(itemView),
    }
  }
}
