import { definePlugin } from '#sdk/plugin'
import { allowanceRule } from '#plugins/standard/rating/allowance'
import { blocksRule } from '#plugins/standard/rating/blocks'
import { commitmentRule } from '#plugins/standard/rating/commitment'
import { demandRule } from '#plugins/standard/rating/demand'
import { discountRule } from '#plugins/standard/rating/discount'
import { flatRule } from '#plugins/standard/rating/flat'
import { graduatedRule } from '#plugins/standard/rating/graduated'
import { minimumRule } from '#plugins/standard/rating/minimum'
import { percentOffRule } from '#plugins/standard/rating/percent_off'
import { perUnitRule } from '#plugins/standard/rating/per_unit'
import { runningAllowanceRule } from '#plugins/standard/rating/running_allowance'
import { declaredSource } from '#plugins/standard/periods/declared'
import { eventSource } from '#plugins/standard/periods/event'
import { measuredSource } from '#plugins/standard/periods/measured'
import { readingsSource } from '#plugins/standard/periods/readings'
import { scheduleSource } from '#plugins/standard/periods/schedule'
import { invoiceLayout } from '#plugins/standard/layouts/invoice'
import { volumeRule } from '#plugins/standard/rating/volume'

/** Rating rules, sources of periods and a document layout that belong to no industry. */
export default definePlugin({
  register(billing) {
    billing.registerRatingRule(flatRule)
    billing.registerRatingRule(perUnitRule)
    billing.registerRatingRule(graduatedRule)
    billing.registerRatingRule(volumeRule)
    billing.registerRatingRule(blocksRule)
    billing.registerRatingRule(demandRule)
    billing.registerRatingRule(allowanceRule)
    billing.registerRatingRule(runningAllowanceRule)
    billing.registerRatingRule(minimumRule)
    billing.registerRatingRule(commitmentRule)
    billing.registerRatingRule(discountRule)
    billing.registerRatingRule(percentOffRule)
    billing.registerPeriodSource(scheduleSource)
    billing.registerPeriodSource(measuredSource)
    billing.registerPeriodSource(readingsSource)
    billing.registerPeriodSource(eventSource)
    billing.registerPeriodSource(declaredSource)
    billing.registerInvoiceLayout(invoiceLayout)
  },
})
