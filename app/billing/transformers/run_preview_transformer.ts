import { BaseTransformer } from '@adonisjs/core/transformers'
import { moneyView } from '#app/database/transformers/money_view'
import type { RunPreviewRow } from '#app/billing/queries/list_run_previews'

export default class RunPreviewTransformer extends BaseTransformer<RunPreviewRow> {
  toObject() {
    const { netMinor, taxMinor, grossMinor, currency, account } = this.resource
    return {
      ...this.pick(this.resource, ['id', 'runId', 'lineCount']),
      net: moneyView(netMinor, currency),
      tax: moneyView(taxMinor, currency),
      gross: moneyView(grossMinor, currency),
      account: this.pick(account, ['id', 'number', 'name']),
    }
  }
}
