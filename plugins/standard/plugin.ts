import { definePlugin } from '#sdk/plugin'
import { allowanceRule } from '#plugins/standard/rating/allowance'
import { flatRule } from '#plugins/standard/rating/flat'
import { graduatedRule } from '#plugins/standard/rating/graduated'
import { minimumRule } from '#plugins/standard/rating/minimum'
import { percentOffRule } from '#plugins/standard/rating/percent_off'
import { perUnitRule } from '#plugins/standard/rating/per_unit'
import { runningAllowanceRule } from '#plugins/standard/rating/running_allowance'
import { invoiceLayout } from '#plugins/standard/layouts/invoice'
import { volumeRule } from '#plugins/standard/rating/volume'

/** Rating rules and a document layout that belong to no industry. */
export default definePlugin({
  register(billing) {
    billing.registerRatingRule(flatRule)
    billing.registerRatingRule(perUnitRule)
    billing.registerRatingRule(graduatedRule)
    billing.registerRatingRule(volumeRule)
    billing.registerRatingRule(allowanceRule)
    billing.registerRatingRule(runningAllowanceRule)
    billing.registerRatingRule(minimumRule)
    billing.registerRatingRule(percentOffRule)
    billing.registerInvoiceLayout(invoiceLayout)
  },
})
