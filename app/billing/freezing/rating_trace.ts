import type { Explanation } from '#sdk/explanation'
import type { Accumulators, RatedTarget, RatingGroup } from '#sdk/rating'
import type { RunRaters } from '#app/billing/run_raters'
import type { FactsManifest } from '#app/billing/freezing/chunk_data'
import type { RatingCall } from '#app/billing/freezing/rating_calls'

/** One call of a rule as it was made. */
export interface TracedCall {
  readonly call: RatingCall
  readonly input: RatingGroup
  readonly opening: Accumulators
  readonly facts: FactsManifest
  readonly targets: readonly RatedTarget[]
}

/** Which obligation is asked for: its subscription, the edition of its charge, its days. */
export interface TracedObligation {
  readonly sourceId: number
  readonly chargeId: number
  readonly startsOn: string
  readonly endsOn: string
}

/**
 * Keeps the calls of a preview, so that its amounts can be explained although nothing is stored.
 * Runs keep none: what they bill is replayed.
 */
export class RatingTrace {
  readonly #calls: TracedCall[] = []

  constructor(private readonly raters: RunRaters) {}

  keep(call: TracedCall) {
    this.#calls.push(call)
  }

  /** The steps behind an obligation's target; null when no rule was called for it. */
  explain(asked: TracedObligation): { rule: string; explanation: Explanation } | null {
    for (const { call, input, opening, facts, targets } of this.#calls) {
      // What was rated event by event when it was accepted has no call that could be repeated.
      if (call.charge.recording === 'on_accept') continue
      const index = call.members.findIndex(({ subscription, charge, startsOn, endsOn }) => {
        const isSource = subscription.id === asked.sourceId && charge.id === asked.chargeId
        return isSource && startsOn === asked.startsOn && endsOn === asked.endsOn
      })
      if (index === -1) continue
      const context = { currency: input.currency, timeZone: input.timeZone }
      const rater = this.raters.at(facts).rater(call.charge, context)
      const { ruleCode, ruleRevision } = call.charge
      const explanation = rater.explain(input, opening, index, targets[index])
      return { rule: `${ruleCode}@${ruleRevision}`, explanation }
    }
    return null
  }
}
