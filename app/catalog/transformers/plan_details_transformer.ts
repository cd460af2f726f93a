import { BaseTransformer } from '@adonisjs/core/transformers'
import type { DescribedCharge, PlanDetails } from '#app/catalog/queries/find_plan'
import PlanTransformer from '#app/catalog/transformers/plan_transformer'

/** A plan with one of its versions and each charge in words, as language keys with their values. */
export default class PlanDetailsTransformer extends BaseTransformer<PlanDetails> {
  toObject() {
    const { versions, shown } = this.resource
    return {
      ...new PlanTransformer(this.resource).toObject(),
      versions: versions.map((version) => ({ ...version })),
      shown: shown && {
        ...this.pick(shown, ['version', 'validFrom', 'currency', 'periodUnit', 'periodCount']),
        proration: shown.proration,
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
    metrics: [...charge.metrics],
    words:
      charge.words?.map(({ key: textKey, values }) => ({
        key: textKey,
        values: plain(values ?? {}),
      })) ?? null,
  }
}

/** Language texts take plain values only. */
function plain(values: NonNullable<NonNullable<DescribedCharge['words']>[number]['values']>) {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'number' ? value : value === null ? '' : String(value),
    ])
  )
}
