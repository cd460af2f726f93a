import type { ExplanationStep } from '#sdk/explanation'
import { NO_ACCUMULATORS, type RatingGroup } from '#sdk/rating'
import { compileTariff } from '#plugins/telecom/rating/compile_tariff'
import type { TariffFacts } from '#plugins/telecom/rating/tariff_facts'
import { VoiceRater } from '#plugins/telecom/rating/voice_rater'
import { VOICE_DEFAULTS } from '#plugins/telecom/rating/voice_terms'
import { VOICE_SECONDS } from '#plugins/telecom/services/metrics'

export interface CallQuestion {
  readonly rateTable: string
  readonly currency: string
  readonly timeZone: string
  /** As it is stored with an event: digits with the country code, or a short number. */
  readonly number: string
  /** Epoch seconds. */
  readonly at: number
  readonly seconds: number
}

/** What a call would cost and why, or why it has no price. Amounts are exact decimal text. */
export type CallQuote =
  | {
      readonly type: 'priced'
      readonly amount: string
      readonly billedSeconds: number
      readonly destination: string
      readonly steps: readonly ExplanationStep[]
    }
  | { readonly type: 'unpriced'; readonly reason: string }

/**
 * The price of one call by the computation that bills it, with the plain terms of a charge: no
 * allowance, no minimum charge. Errors: E_TARIFF when the rate table cannot be used.
 */
export function quoteCall(facts: TariffFacts, question: CallQuestion): CallQuote {
  const { rateTable, currency, number, at, seconds } = question
  const terms = { ...VOICE_DEFAULTS, rate_table: rateTable }
  const rater = new VoiceRater(terms, compileTariff(facts, rateTable, currency))
  const group: RatingGroup = {
    currency,
    timeZone: question.timeZone,
    obligations: [],
    events: [
      {
        id: '1',
        occurredAt: at,
        metric: VOICE_SECONDS,
        quantity: seconds,
        dimension: number,
        obligation: 0,
        attributes: null,
      },
    ],
  }
  const [item] = rater.explain(group, NO_ACCUMULATORS, 0).items
  if (item === undefined) return { type: 'unpriced', reason: rater.problemOf(number, at, seconds) }
  return {
    type: 'priced',
    amount: item.amount,
    billedSeconds: item.billedQuantity,
    destination: item.label,
    steps: item.steps,
  }
}
