import { definePlugin } from '#sdk/plugin'
import { flatRule } from '#plugins/standard/rating/flat'
import { graduatedRule } from '#plugins/standard/rating/graduated'
import { perUnitRule } from '#plugins/standard/rating/per_unit'
import { invoiceLayout } from '#plugins/standard/layouts/invoice'
import { volumeRule } from '#plugins/standard/rating/volume'

/** Rating rules and a document layout that belong to no industry. */
export default definePlugin({
  register(billing) {
    billing.registerRatingRule(flatRule)
    billing.registerRatingRule(perUnitRule)
    billing.registerRatingRule(graduatedRule)
    billing.registerRatingRule(volumeRule)
    billing.registerInvoiceLayout(invoiceLayout)
  },
})
