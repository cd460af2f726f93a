import { BaseTransformer } from '@adonisjs/core/transformers'
import type { DescribedCharge, PlanDetails } from '#app/catalog/queries/find_plan'
import PlanTransformer from '#app/catalog/transformers/plan_transformer'

/** A plan with one of its versions and each charge in words, as language keys with their values. */
export default class PlanDetailsTransformer extends BaseTransformer<PlanDetails> {
  toObject() {
    const { versions, shown, bases } = this.resource
    return {
      ...new PlanTransformer(this.resource).toObject(),
      bases: bases.map((base) => ({ ...base })),
      versions: versions.map((version) => ({ ...version, currencies: [...version.currencies] })),
      shown: shown && {
        ...this.pick(shown, ['version', 'validFrom', 'validTo', 'isWithdrawn', 'isUsed']),
        ...this.pick(shown, ['periodUnit', 'periodCount', 'proration']),
        periodSource: shown.periodSource.code,
        phases: shown.phases.map(({ then, ...phase }) => ({ ...phase, then: then ?? null })),
        phaseAnchor: shown.phaseAnchor,
        currencies: [...shown.currencies],
        charges: shown.charges.map(chargeOf),
      },
    }
  }
}

function chargeOf(charge: DescribedCharge) {
  const { id, key, name, ruleCode, ruleRevision, timing, taxCategory, ledgerCode } = charge
  return {
    id,
    key,
    name,
    rule: `${ruleCode}@${ruleRevision}`,
    timing,
    taxCategory,
    ledgerCode,
    phase: charge.phase,
    metrics: [...charge.metrics],
    tags: [...charge.tags],
    prices: charge.prices.map(({ currency, words }) => ({ currency, words: wordViews(words) })),
  }
}

/** Language texts take plain values only. */
export function wordViews(words: DescribedCharge['prices'][number]['words']) {
  return (
    words?.map(({ key, values }) => ({
      key,
      values: Object.fromEntries(
        Object.entries(values ?? {}).map(([name, value]) => [
          name,
          typeof value === 'number' ? value : value === null ? '' : String(value),
        ])
      ),
    })) ?? null
  )
}
