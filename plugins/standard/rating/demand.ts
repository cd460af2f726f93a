import vine from '@vinejs/vine'
import {
  compareRational,
  formatRational,
  multiplyRational,
  parseRational,
  ZERO,
  type Rational,
} from '#sdk/decimal'
import type { ExplanationStep } from '#sdk/explanation'
import type { JsonObject } from '#sdk/json'
import {
  NO_ACCUMULATORS,
  type Accumulators,
  type ObligationInput,
  type Rater,
  type RatingGroup,
  type RatingRule,
} from '#sdk/rating'
import {
  billedDemand,
  peaksOf,
  withPeak,
  type BilledDemand,
} from '#plugins/standard/rating/billed_demand'
import {
  demandTermsFields,
  demandTermsSchema,
  type DemandTerms,
} from '#plugins/standard/rating/demand_terms'
import { quantityReads } from '#plugins/standard/rating/quantity_terms'
import { explainTimeDue, timeDue } from '#plugins/standard/rating/time_due'
import { demandGolden } from '#plugins/standard/rating/golden/demand'

/**
 * Demand: the highest peak of the period, or what a ratchet of past peaks or a minimum makes of it.
 * The peak is that of the whole period, also where an obligation is a part of it; its price is paid
 * for the time due. Past peaks are the state of the service, so a peak that is mended later moves
 * every period that it binds.
 */
export const demandRule: RatingRule<DemandTerms, undefined> = {
  code: 'standard.demand',
  revision: 1,
  stage: 'charge',
  metrics: [],
  splitInvariant: false,
  golden: demandGolden,
  terms: { validator: vine.create(demandTermsSchema), fields: demandTermsFields },
  reads: quantityReads,
  stateOwner: ({ ratchet }) => (ratchet === null ? null : 'service'),
  compile: (terms) => compileDemand(terms),
  describe: describeDemand,
}

/** The terms in words; a minimum and a ratchet only where there is one. */
function describeDemand({ unit_price: price, minimum, ratchet }: DemandTerms, currency: string) {
  const words: { key: string; values: JsonObject }[] = [
    { key: 'standard.describe.demand', values: { price, currency } },
  ]
  if (minimum !== '0') words.push({ key: 'standard.describe.demand_minimum', values: { minimum } })
  if (ratchet !== null) {
    words.push({ key: 'standard.describe.ratchet', values: { periods: ratchet.periods } })
  }
  return words
}

function compileDemand(terms: DemandTerms): Rater {
  const price = parseRational(terms.unit_price)
  const per = terms.per ?? 'period'
  const demandOf = (obligation: ObligationInput, state: Accumulators): BilledDemand => {
    const { startsOn } = obligation
    return billedDemand(terms, peaksOf(state), { startsOn, peak: highest(obligation) })
  }
  return {
    rate(group, state, out) {
      for (const [index, obligation] of group.obligations.entries()) {
        const { billed, setBy } = demandOf(obligation, state)
        const amount = multiplyRational(multiplyRational(billed, price), timeDue(obligation, per))
        const display = { measured: formatRational(billed), set_by: setBy }
        out.target(index, { amount, quantity: 0, billedQuantity: 0, events: 0, display })
      }
      return closingOf(terms, group, state)
    },
    explain(group, state, obligation) {
      const input = group.obligations[obligation]
      const demand = demandOf(input, state)
      const whole = multiplyRational(demand.billed, price)
      const step = {
        key: 'standard.explain.demand',
        values: {
          demand: formatRational(demand.billed),
          price: terms.unit_price,
          currency: group.currency,
        },
        amount: formatRational(whole),
      }
      return {
        obligation,
        steps: [...demandSteps(input, demand), step, ...explainTimeDue(whole, input, per)],
        items: [],
      }
    },
  }
}

/** The highest of the peaks that were measured in the days of the obligation. */
function highest({ reads = [] }: ObligationInput): Rational {
  return reads.reduce((most, { value }) => {
    return compareRational(value, most) > 0 ? value : most
  }, ZERO)
}

function closingOf(
  { ratchet }: DemandTerms,
  { obligations }: RatingGroup,
  state: Accumulators
): Accumulators {
  if (ratchet === null || obligations.length === 0) return NO_ACCUMULATORS
  const startsOn = obligations.map((one) => one.startsOn).sort()[0]
  const peak = obligations.map(highest).reduce((most, one) => {
    return compareRational(one, most) > 0 ? one : most
  })
  return withPeak(peaksOf(state), { startsOn, peak }, ratchet.periods)
}

function demandSteps(input: ObligationInput, { setBy, past }: BilledDemand): ExplanationStep[] {
  const measured = {
    key: 'standard.explain.peak',
    values: { peak: formatRational(highest(input)) },
  }
  if (setBy === 'own') return [measured]
  if (past === null) return [measured, { key: 'standard.explain.demand_minimum' }]
  const { startsOn, peak, percent } = past
  const values = { percent, peak: formatRational(peak), starts_on: startsOn }
  return [measured, { key: 'standard.explain.ratchet', values }]
}
