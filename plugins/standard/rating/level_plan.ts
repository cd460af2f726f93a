import vine from '@vinejs/vine'
import {
  addRational,
  compareRational,
  divideRational,
  formatRational,
  multiplyRational,
  negateRational,
  ONE,
  parseRational,
  rational,
  roundRational,
  subtractRational,
  sumRational,
  ZERO,
  type Rational,
} from '#sdk/decimal'
import type { ExplanationStep } from '#sdk/explanation'
import type { Accumulators, ObligationInput, Rater, RatingGroup, RatingRule } from '#sdk/rating'
import {
  describeLevelPlan,
  levelPlanFields,
  levelPlanSchema,
  type LevelPlanTerms,
} from '#plugins/standard/rating/level_plan_terms'
import { amountRead, byDay, readsOf } from '#plugins/standard/rating/reading_terms'
import { levelPlanGolden } from '#plugins/standard/rating/golden/level_plan'

/** Revision of the state's shape: the last amounts, the instalment, and what is not paid yet. */
const STATE_SCHEMA = 1
const YEAR = 12

/**
 * Equal instalments instead of what the charges with a tag come to: the line is the instalment less
 * those charges, so that charges and line together are the instalment. What is owed beyond it is
 * settled by a true-up that reads this line, or, when rolling, spread over the next twelve periods.
 */
export const levelPlanRule: RatingRule<LevelPlanTerms, undefined> = {
  code: 'standard.level_plan',
  revision: 1,
  stage: 'limits',
  metrics: [],
  splitInvariant: false,
  golden: levelPlanGolden,
  terms: { validator: vine.create(levelPlanSchema), fields: levelPlanFields },
  reads: readsOf,
  stateOwner: () => 'subscription',
  compile: (terms) => compileLevelPlan(terms),
  describe: describeLevelPlan,
}

interface Plan {
  /** Amounts of the last whole periods, the latest last. */
  readonly amounts: readonly Rational[]
  readonly instalment: Rational
  /** What was owed beyond what was paid. */
  readonly balance: Rational
}

function compileLevelPlan(terms: LevelPlanTerms): Rater {
  return {
    rate(group, state, out) {
      const plan = planOf(terms, state)
      const instalment = instalmentOf(terms, group, plan)
      for (const [index, obligation] of group.obligations.entries()) {
        const due = multiplyRational(instalment, obligation.fraction)
        const amount = subtractRational(due, amountRead(obligation))
        const display = { instalment: formatRational(due), balance: formatRational(plan.balance) }
        out.target(index, { amount, quantity: 0, billedQuantity: 0, events: 0, display })
      }
      return closingOf(group, plan, instalment)
    },
    explain(group, state, obligation) {
      const plan = planOf(terms, state)
      const instalment = instalmentOf(terms, group, plan)
      const input = group.obligations[obligation]
      const due = multiplyRational(instalment, input.fraction)
      const actual = amountRead(input)
      const { currency } = group
      const steps: ExplanationStep[] = [
        {
          key: 'standard.explain.instalment',
          values: {
            instalment: formatRational(instalment),
            fraction: formatRational(input.fraction),
            balance: formatRational(plan.balance),
            currency,
          },
          amount: formatRational(due),
        },
        {
          key: 'standard.explain.instead_of',
          values: { amount: formatRational(actual), currency },
          amount: formatRational(negateRational(actual)),
        },
      ]
      return { obligation, steps, items: [] }
    },
  }
}

/** All parts of a period have one instalment. */
function instalmentOf(terms: LevelPlanTerms, group: RatingGroup, plan: Plan): Rational {
  if (terms.levelled === 'rolling') {
    const current = sumRational(group.obligations.map(amountRead))
    const average = averageOf([...plan.amounts, current].slice(-YEAR))
    const spread = divideRational(plan.balance, rational(BigInt(YEAR)))
    return stepped(addRational(average, spread), terms.step)
  }
  const first = group.obligations.toSorted(byDay).at(0)
  if (first === undefined || plan.amounts.length === 0 || !isReviewed(terms, first)) {
    return plan.instalment
  }
  const average = stepped(averageOf(plan.amounts), terms.step)
  const change = absolute(subtractRational(average, plan.instalment))
  const threshold = multiplyRational(
    plan.instalment,
    divideRational(parseRational(terms.threshold_percent), rational(100n))
  )
  return compareRational(change, threshold) > 0 ? average : plan.instalment
}

function isReviewed({ review_months: months }: LevelPlanTerms, { startsOn }: ObligationInput) {
  return months.includes(Number(startsOn.slice(5, 7)))
}

function closingOf({ obligations }: RatingGroup, plan: Plan, instalment: Rational): Accumulators {
  const fraction = sumRational(obligations.map((one) => one.fraction))
  const actual = sumRational(obligations.map(amountRead))
  const isWhole = compareRational(fraction, ONE) === 0
  const amounts = isWhole ? [...plan.amounts, actual].slice(-YEAR) : plan.amounts
  const paid = multiplyRational(instalment, fraction)
  const balance = addRational(plan.balance, subtractRational(actual, paid))
  return {
    schema: STATE_SCHEMA,
    values: {
      amounts: amounts.map(formatRational),
      instalment: formatRational(instalment),
      balance: formatRational(balance),
    },
  }
}

function planOf(terms: LevelPlanTerms, { schema, values }: Accumulators): Plan {
  if (schema !== STATE_SCHEMA) {
    return { amounts: [], instalment: parseRational(terms.instalment), balance: ZERO }
  }
  const stored = values as { amounts: string[]; instalment: string; balance: string }
  return {
    amounts: stored.amounts.map(parseRational),
    instalment: parseRational(stored.instalment),
    balance: parseRational(stored.balance),
  }
}

function averageOf(amounts: readonly Rational[]): Rational {
  return divideRational(sumRational(amounts), rational(BigInt(amounts.length)))
}

function stepped(amount: Rational, step: string): Rational {
  const size = parseRational(step)
  return multiplyRational(roundRational(divideRational(amount, size), 0, 'half_up'), size)
}

function absolute(value: Rational): Rational {
  return value.numerator < 0n ? negateRational(value) : value
}
