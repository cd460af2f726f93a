import { definePlugin } from '#sdk/plugin'
import { allowanceRule } from '#plugins/standard/rating/allowance'
import { apportionRule } from '#plugins/standard/rating/apportion'
import { basisPointsRule } from '#plugins/standard/rating/basis_points'
import { benefitRule } from '#plugins/standard/rating/benefit'
import { blocksRule } from '#plugins/standard/rating/blocks'
import { calendarRule } from '#plugins/standard/rating/calendar'
import { capacityRule } from '#plugins/standard/rating/capacity'
import { commitmentRule } from '#plugins/standard/rating/commitment'
import { creditBankRule } from '#plugins/standard/rating/credit_bank'
import { demandRule } from '#plugins/standard/rating/demand'
import { discountRule } from '#plugins/standard/rating/discount'
import { dynamicRule } from '#plugins/standard/rating/dynamic'
import { estimateChainRule } from '#plugins/standard/rating/estimate_chain'
import { flatRule } from '#plugins/standard/rating/flat'
import { formulaRule } from '#plugins/standard/rating/formula'
import { graduatedRule } from '#plugins/standard/rating/graduated'
import { graduatedPercentageRule } from '#plugins/standard/rating/graduated_percentage'
import { levelPlanRule } from '#plugins/standard/rating/level_plan'
import { matrixRule } from '#plugins/standard/rating/matrix'
import { maximumRule } from '#plugins/standard/rating/maximum'
import { minimumRule, minimumRuleOfParts } from '#plugins/standard/rating/minimum'
import { packageRule } from '#plugins/standard/rating/package'
import { penaltyRule } from '#plugins/standard/rating/penalty'
import { perUnitRule } from '#plugins/standard/rating/per_unit'
import { percentOffRule } from '#plugins/standard/rating/percent_off'
import { percentageRule } from '#plugins/standard/rating/percentage'
import { runningAllowanceRule } from '#plugins/standard/rating/running_allowance'
import { timeSplitRule } from '#plugins/standard/rating/time_split'
import { trueUpRule } from '#plugins/standard/rating/true_up'
import { unitChainRule } from '#plugins/standard/rating/unit_chain'
import { volumeRule } from '#plugins/standard/rating/volume'
import { declaredSource } from '#plugins/standard/periods/declared'
import { eventSource } from '#plugins/standard/periods/event'
import { measuredSource } from '#plugins/standard/periods/measured'
import { readingsSource } from '#plugins/standard/periods/readings'
import { scheduleSource } from '#plugins/standard/periods/schedule'
import { invoiceLayout } from '#plugins/standard/layouts/invoice'

/** Rating rules, sources of periods and a document layout that belong to no industry. */
export default definePlugin({
  register(billing) {
    billing.registerRatingRule(flatRule)
    billing.registerRatingRule(perUnitRule)
    billing.registerRatingRule(graduatedRule)
    billing.registerRatingRule(volumeRule)
    billing.registerRatingRule(packageRule)
    billing.registerRatingRule(percentageRule)
    billing.registerRatingRule(graduatedPercentageRule)
    billing.registerRatingRule(basisPointsRule)
    billing.registerRatingRule(capacityRule)
    billing.registerRatingRule(dynamicRule)
    billing.registerRatingRule(matrixRule)
    billing.registerRatingRule(blocksRule)
    billing.registerRatingRule(calendarRule)
    billing.registerRatingRule(demandRule)
    billing.registerRatingRule(allowanceRule)
    billing.registerRatingRule(runningAllowanceRule)
    billing.registerRatingRule(formulaRule)
    billing.registerRatingRule(penaltyRule)
    billing.registerRatingRule(benefitRule)
    billing.registerRatingRule(creditBankRule)
    billing.registerRatingRule(trueUpRule)
    billing.registerRatingRule(levelPlanRule)
    billing.registerRatingRule(unitChainRule)
    billing.registerRatingRule(timeSplitRule)
    billing.registerRatingRule(apportionRule)
    billing.registerRatingRule(estimateChainRule)
    billing.registerRatingRule(minimumRuleOfParts)
    billing.registerRatingRule(minimumRule)
    billing.registerRatingRule(commitmentRule)
    billing.registerRatingRule(discountRule)
    billing.registerRatingRule(percentOffRule)
    billing.registerRatingRule(maximumRule)
    billing.registerPeriodSource(scheduleSource)
    billing.registerPeriodSource(measuredSource)
    billing.registerPeriodSource(readingsSource)
    billing.registerPeriodSource(eventSource)
    billing.registerPeriodSource(declaredSource)
    billing.registerInvoiceLayout(invoiceLayout)
  },
})
