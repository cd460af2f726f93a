import {
  NO_ACCUMULATORS,
  type Accumulators,
  type CompileContext,
  type RatingGroup,
  type RatingRule,
} from '#sdk/rating'
import { formatRational, parseRational, sumRational } from '#sdk/decimal'
import { sumOfSteps } from '#sdk/explanation'
import { collectTargets } from '#sdk/testing'
import { usageContext } from '#plugins/standard/tests/rating_samples'

/** The exact amount of each obligation as text, with its explanation proved on the way. */
export function amountsOf(
  rule: RatingRule<any, any>,
  terms: object,
  group: RatingGroup,
  context: CompileContext = usageContext,
  state: Accumulators = NO_ACCUMULATORS
): string[] {
  const rater = rule.compile(terms, undefined, context)
  const { targets } = collectTargets(rater, group, state)
  return group.obligations.map((_one, index) => {
    const { amount } = targets[index]
    const explained = formatRational(sumOfSteps(rater.explain(group, state, index).steps))
    if (explained !== amount) throw new Error(`explains ${explained}, gives ${amount}`)
    return amount as string
  })
}

/** What the items of an obligation add up to. */
export function itemisedOf(
  rule: RatingRule<any, any>,
  terms: object,
  group: RatingGroup,
  context: CompileContext = usageContext,
  state: Accumulators = NO_ACCUMULATORS
): string {
  const rater = rule.compile(terms, undefined, context)
  const { items } = rater.explain(group, state, 0)
  return formatRational(sumRational(items.map((item) => parseRational(item.amount))))
}
