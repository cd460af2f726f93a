import {
  addRational,
  divideRational,
  formatRational,
  multiplyRational,
  parseRational,
  rational,
  roundRational,
  ZERO,
  type Rational,
} from '#sdk/decimal'
import type { Explanation, ItemisedEvent } from '#sdk/explanation'
import type { Accumulators, Rater, RatingGroup, RatingSink, UsageEvent } from '#sdk/rating'
import { zoneOffsetSeconds } from '#sdk/time'
import { AllowanceBuckets } from './allowance.js'
import type { UnitsTerms } from './units_terms.js'
import { typeOfMetric } from './usage_types.js'

interface UnitsTotal {
  quantity: number
  free: number
  billed: number
  events: number
  /** Sum of the events, each rounded; only kept when the terms round events. */
  rounded: Rational
}

const CARRIED = 'charged:'

/**
 * One price for all units. With steps of the period, an event costs what it adds to the charge of
 * the period: the sum does not depend on how the usage is cut into records.
 */
export class UnitsRater implements Rater {
  readonly #unitPrice: Rational

  constructor(private readonly terms: UnitsTerms) {
    this.#unitPrice = divideRational(parseRational(terms.price), rational(BigInt(terms.per)))
  }

  rate(group: RatingGroup, state: Accumulators, out: RatingSink): Accumulators {
    const totals = group.obligations.map(newTotal)
    const next = this.#run(group, state, (event, free, billed) => {
      this.#add(totals[event.obligation], event, free, billed)
    })
    totals.forEach((total, index) => {
      out.target(index, {
        amount: this.#totalAmount(total),
        quantity: total.quantity,
        billedQuantity: total.billed,
        events: total.events,
        display: { free: total.free },
      })
    })
    return next
  }

  explain(group: RatingGroup, state: Accumulators, obligation: number): Explanation {
    const total = newTotal()
    const items: ItemisedEvent[] = []
    this.#run(group, state, (event, free, billed) => {
      if (event.obligation !== obligation) return
      this.#add(total, event, free, billed)
      items.push(this.#item(group, event, free, billed))
    })
    const { quantity, events, free } = total
    const steps = [{ key: 'telecom.explain.measured', values: { quantity, events } }]
    if (free > 0) {
      steps.push({ key: 'telecom.explain.allowance', values: { quantity: free, events } })
    }
    const sum = this.#unitsStep(total.billed, this.#totalAmount(total))
    return { obligation, steps: [...steps, sum], items }
  }

  #run(
    group: RatingGroup,
    state: Accumulators,
    visit: (event: UsageEvent, free: number, billed: number) => void
  ): Accumulators {
    const { allowance, increment, step_level: level } = this.terms
    const buckets =
      allowance === null ? null : new AllowanceBuckets(allowance, group.obligations, state)
    const charged = group.obligations.map((obligation) =>
      carriedOf(state, `${obligation.serviceId ?? ''}@${obligation.startsOn}`)
    )
    for (const event of group.events) {
      const free = buckets?.take(event.obligation, event.quantity) ?? 0
      const before = level === 'period' ? charged[event.obligation] : 0
      const after = before + event.quantity - free
      const billed = wholeSteps(after, increment) - wholeSteps(before, increment)
      if (level === 'period') charged[event.obligation] = after
      visit(event, free, billed)
    }
    if (buckets === null && level === 'event') return state
    const values: Record<string, number> = { ...(buckets?.state().values as object) }
    if (level === 'period') {
      group.obligations.forEach(({ serviceId, startsOn }, index) => {
        values[`${CARRIED}${serviceId ?? ''}@${startsOn}`] = charged[index]
      })
    }
    return { schema: 1, values }
  }

  #add(total: UnitsTotal, event: UsageEvent, free: number, billed: number): void {
    total.quantity += event.quantity
    total.free += free
    total.billed += billed
    total.events++
    if (this.terms.rounding !== null) {
      total.rounded = addRational(total.rounded, this.#amountOf(billed))
    }
  }

  /** Without a rounding of events the sum needs one multiplication, whatever their number. */
  #totalAmount(total: UnitsTotal): Rational {
    return this.terms.rounding === null ? this.#amountOf(total.billed) : total.rounded
  }

  #amountOf(billed: number): Rational {
    const exact = multiplyRational(this.#unitPrice, rational(BigInt(billed)))
    const { rounding } = this.terms
    return rounding === null ? exact : roundRational(exact, rounding.decimals, rounding.mode)
  }

  #unitsStep(billed: number, amount: Rational) {
    const { price, per } = this.terms
    return {
      key: 'telecom.explain.units',
      values: { billed, rate: price, per },
      amount: formatRational(amount),
    }
  }

  #item(group: RatingGroup, event: UsageEvent, free: number, billed: number): ItemisedEvent {
    const amount = this.#amountOf(billed)
    const covered =
      free > 0 ? [{ key: 'telecom.explain.allowance', values: { quantity: free } }] : []
    return {
      eventId: event.id,
      occurredAt: event.occurredAt,
      utcOffsetSeconds: zoneOffsetSeconds(group.timeZone, event.occurredAt),
      metric: event.metric,
      dimension: event.dimension,
      quantity: event.quantity,
      billedQuantity: billed,
      label: '',
      group: [typeOfMetric(event.metric), ''],
      amount: formatRational(amount),
      steps: [...covered, this.#unitsStep(billed, amount)],
    }
  }
}

function newTotal(): UnitsTotal {
  return { quantity: 0, free: 0, billed: 0, events: 0, rounded: ZERO }
}

/** Charged units of the period so far, from the part of it that was rated before. */
function carriedOf(state: Accumulators, key: string): number {
  const value = state.schema === 1 ? state.values[CARRIED + key] : undefined
  return typeof value === 'number' ? value : 0
}

function wholeSteps(quantity: number, increment: number): number {
  return Math.ceil(quantity / increment) * increment
}
