import { BaseTransformer } from '@adonisjs/core/transformers'
import { parseMoney } from '#kernel/money'
import { moneyView } from '#app/database/transformers/money_view'
import { wordViews } from '#app/catalog/transformers/plan_details_transformer'
import { confirmationOf } from '#app/billing/correcting/confirmation'
import type { CorrectionRow } from '#app/billing/queries/list_corrections'
import type { CorrectionDetails } from '#app/billing/queries/show_correction'

export default class CorrectionTransformer extends BaseTransformer<CorrectionRow> {
  toObject() {
    const { scope, plan } = this.resource
    return {
      ...this.pick(this.resource, ['id', 'code', 'state', 'reason', 'orderedBy', 'orderedAt']),
      ...this.pick(this.resource, ['approvedBy', 'approvedAt', 'previewRunId', 'liveRunId']),
      plan: { ...plan },
      chargeKeys: [...scope.chargeKeys],
      startsOn: scope.startsOn,
      endsOn: scope.endsOn,
    }
  }

  /** With prices and what the dry run found; for a resource that was read as details. */
  forPage() {
    const { mended } = this.resource as CorrectionDetails
    return {
      ...this.toObject(),
      ...this.forApi(),
      mended: mended.map((charge) => ({
        ...charge,
        before: wordViews(charge.before),
        after: wordViews(charge.after),
      })),
    }
  }

  forApi() {
    const { byCharge, dryRun, ...details } = this.resource as CorrectionDetails
    return {
      ...this.toObject(),
      confirmation: confirmationOf({ ...details, dryRun }),
      totals: (dryRun?.totals ?? []).map(({ gross, currency }) => {
        return moneyView(parseMoney(gross, currency).minor, currency)
      }),
      byCharge: byCharge.map(({ netMinor, currency, key, name, accounts }) => {
        return { key, name, accounts, net: moneyView(netMinor, currency) }
      }),
    }
  }
}
