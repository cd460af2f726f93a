import { BaseTransformer } from '@adonisjs/core/transformers'
import { moneyView } from '#app/database/transformers/money_view'
import type { CorrectionDifferenceRow } from '#app/billing/queries/list_correction_differences'

export default class CorrectionDifferenceTransformer extends BaseTransformer<CorrectionDifferenceRow> {
  toObject() {
    const { id, account, charge, netMinor, currency } = this.resource
    return {
      id,
      account: { ...account },
      charge: { ...charge },
      net: moneyView(netMinor, currency),
    }
  }
}
