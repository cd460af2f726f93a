import { parseDecimal } from '#sdk/decimal'
import type { Explanation, ItemisedEvent } from '#sdk/explanation'
import type { Accumulators, Rater, RatingGroup, RatingSink, UsageEvent } from '#sdk/rating'
import { zoneOffsetSeconds } from '#sdk/time'
import { reasonCode } from '#plugins/telecom/services/reasons'
import { AllowanceBuckets, type AllowanceTerms } from './allowance.js'
import { callSteps, subtotalSteps } from './call_explanation.js'
import type { CallPolicy, CallProblem } from './call_policy.js'
import { CallPricer } from './call_pricer.js'
import { POLICY_DECIMALS, type CompiledTariff, type PrefixEntry } from './compile_tariff.js'
import { exactText } from './exact_text.js'
import { ObligationTotals } from './group_totals.js'
import { typeOfMetric } from './usage_types.js'
import type { VoiceTerms } from './voice_terms.js'

/** What happens to each event of a group, in time order. */
interface Visitor {
  priced(event: UsageEvent, free: number): void
  problem(event: UsageEvent, reason: Exclude<CallProblem, null>): void
}

/** Rates calls by a rate table; `explain` runs the same pass and keeps what it sees. */
export class VoiceRater implements Rater {
  readonly #pricer: CallPricer
  readonly #allowance: AllowanceTerms | null

  constructor(
    terms: VoiceTerms,
    private readonly tariff: CompiledTariff
  ) {
    this.#pricer = new CallPricer(tariff, policyOf(terms, tariff))
    this.#allowance = terms.allowance
  }

  rate(group: RatingGroup, state: Accumulators, out: RatingSink): Accumulators {
    const pricer = this.#pricer
    pricer.segments = null
    const totals = group.obligations.map(() => new ObligationTotals())
    const next = this.#run(group, state, {
      priced(event) {
        const { destination } = pricer.entry as PrefixEntry
        const total = totals[event.obligation]
        total.add(destination.group, event.quantity, pricer.billed, pricer.amount)
      },
      problem(event, reason) {
        const version = pricer.version?.key ?? null
        out.suspend(event, reasonCode(reason), { number: event.dimension, version })
      },
    })
    totals.forEach((total, index) => {
      out.target(index, total.target(this.tariff.denominator, this.tariff.groups))
    })
    return next
  }

  explain(group: RatingGroup, state: Accumulators, obligation: number): Explanation {
    const pricer = this.#pricer
    const { denominator, groups } = this.tariff
    const total = new ObligationTotals()
    const items: ItemisedEvent[] = []
    pricer.segments = []
    this.#run(group, state, {
      priced(event, free) {
        const segments = pricer.segments?.splice(0) ?? []
        if (event.obligation !== obligation) return
        const { destination } = pricer.entry as PrefixEntry
        total.add(destination.group, event.quantity, pricer.billed, pricer.amount)
        items.push({
          eventId: event.id,
          occurredAt: event.occurredAt,
          utcOffsetSeconds: zoneOffsetSeconds(group.timeZone, event.occurredAt),
          metric: event.metric,
          dimension: event.dimension,
          quantity: event.quantity,
          billedQuantity: pricer.billed,
          label: destination.name,
          group: [typeOfMetric(event.metric), destination.country],
          amount: exactText(pricer.amount, denominator),
          steps: callSteps(pricer, segments, event, free),
        })
      },
      problem() {
        pricer.segments?.splice(0)
      },
    })
    pricer.segments = null
    return { obligation, steps: subtotalSteps(total.subtotals(groups), denominator), items }
  }

  /** Why a call has no price, as its language key; for one that has one, an empty text. */
  problemOf(number: string, start: number, usage: number): string {
    const pricer = this.#pricer
    const problem = pricer.locate(number, start, usage) ?? pricer.price(usage, 0)
    return problem === null ? '' : reasonCode(problem)
  }

  #run(group: RatingGroup, state: Accumulators, visitor: Visitor): Accumulators {
    const pricer = this.#pricer
    const buckets =
      this.#allowance === null
        ? null
        : new AllowanceBuckets(this.#allowance, group.obligations, state)
    for (const event of group.events) {
      const { quantity, obligation } = event
      let problem: CallProblem = pricer.locate(event.dimension, event.occurredAt, quantity)
      let free = 0
      if (problem === null) {
        if (buckets !== null && this.#covers(pricer.entry as PrefixEntry)) {
          free = buckets.take(obligation, quantity)
        }
        problem = pricer.price(quantity, free)
        if (problem !== null) buckets?.giveBack(obligation)
      }
      if (problem === null) visitor.priced(event, free)
      else visitor.problem(event, problem)
    }
    return buckets === null ? state : buckets.state()
  }

  #covers({ destination }: PrefixEntry): boolean {
    const { countries, kinds } = this.#allowance as AllowanceTerms
    return (
      (countries.length === 0 || countries.includes(destination.country)) &&
      (kinds.length === 0 || kinds.includes(destination.kind))
    )
  }
}

function policyOf(terms: VoiceTerms, tariff: CompiledTariff): CallPolicy {
  const minimum = parseDecimal(terms.minimum_charge ?? '0')
  const parts = tariff.denominator / 10n ** BigInt(POLICY_DECIMALS)
  return {
    boundary: terms.boundary_policy,
    chargeUnanswered: terms.charge_unanswered,
    maximumUsage: terms.maximum_seconds,
    shortNumbers: terms.short_numbers,
    minimumCharge: minimum.units * 10n ** BigInt(POLICY_DECIMALS - minimum.scale) * parts,
    rounding: terms.rounding,
  }
}
