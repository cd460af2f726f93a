import { addRational, formatRational, ZERO, type Rational } from '#sdk/decimal'
import type { ExplanationStep, ItemisedEvent } from '#sdk/explanation'
import { graduated, volume } from '#sdk/pricing'
import type {
  CompileContext,
  ObligationInput,
  Rater,
  RatingGroup,
  RatingSink,
  UsageEvent,
} from '#sdk/rating'
import { zoneOffsetSeconds } from '#sdk/time'
import type { Running } from '#plugins/standard/rating/aggregate_events'
import { compileCalendar } from '#plugins/standard/rating/calendar_grid'
import type { CalendarTerms } from '#plugins/standard/rating/calendar_terms'
import { compileCounter, type Counter } from '#plugins/standard/rating/counters'
import { measuredSteps, pricedSteps } from '#plugins/standard/rating/explain_quantity'
import { itemise } from '#plugins/standard/rating/itemise'
import {
  displayOf,
  quantityPricer,
  type PricedQuantity,
  type UnitPricing,
} from '#plugins/standard/rating/quantity_rater'
import { scaledTiers, scaleOf } from '#plugins/standard/rating/tier_scale'
import { compileTiers } from '#plugins/standard/rating/tier_terms'
import { wholeOf } from '#plugins/standard/rating/unit_terms'

const DAY_SECONDS = 86_400

/** What one band of an obligation counts. */
interface Counted {
  readonly counter: Counter
  events: number
}

interface Band extends PricedQuantity {
  readonly band: number
}

/** Counts each band of each obligation by itself, converts, rounds and prices it once. */
export function calendarRater(terms: CalendarTerms, context: CompileContext): Rater {
  const bandAt = compileCalendar(terms)
  const newCounter = compileCounter(terms, context.timeZone)
  const tiers = terms.bands.map((band) => compileTiers(band.tiers))

  function bandOf(event: UsageEvent, timeZone: string): number {
    const local = event.occurredAt + zoneOffsetSeconds(timeZone, event.occurredAt)
    const day = Math.floor(local / DAY_SECONDS)
    return bandAt(day, local - day * DAY_SECONDS)
  }

  function countAll(group: RatingGroup, out?: RatingSink): (Counted | undefined)[][] {
    const all = group.obligations.map((): (Counted | undefined)[] => [])
    for (const event of group.events) {
      const bands = all[event.obligation]
      const band = bandOf(event, group.timeZone)
      let counted = bands[band]
      if (counted === undefined) {
        counted = { counter: newCounter(group.obligations[event.obligation], 0), events: 0 }
        bands[band] = counted
      }
      if (counted.counter.add(event)) counted.events++
      else out?.suspend(event, 'standard.NO_VALUE', {})
    }
    return all
  }

  function pricingOf(obligation: ObligationInput, band: number): UnitPricing {
    const scaled = scaledTiers(tiers[band], scaleOf(obligation, terms.scale))
    const price = terms.mode === 'volume' ? volume : graduated
    return { price: (units) => price(units, { tiers: scaled, zeroUsagePaysFlat: false }) }
  }

  function bandsOf(obligation: ObligationInput, all: readonly (Counted | undefined)[]): Band[] {
    return terms.bands.flatMap((_row, band) => {
      const counted = all[band]
      if (counted === undefined || counted.events === 0) return []
      const priceOf = quantityPricer(terms, pricingOf(obligation, band))
      const priced = priceOf({ quantity: counted.counter.value(), events: counted.events })
      return [{ ...priced, band }]
    })
  }

  function runningOf(group: RatingGroup, obligation: number): Map<number, Running[]> {
    const counters = new Map<number, Counter>()
    const running = new Map<number, Running[]>()
    for (const event of group.events) {
      if (event.obligation !== obligation) continue
      const band = bandOf(event, group.timeZone)
      const counter = counters.get(band) ?? newCounter(group.obligations[obligation], 0)
      counters.set(band, counter)
      if (!counter.add(event)) continue
      const events = running.get(band) ?? []
      events.push({ event, quantity: counter.value() })
      running.set(band, events)
    }
    return running
  }

  function itemsOf(group: RatingGroup, obligation: number, bands: readonly Band[]) {
    const running = runningOf(group, obligation)
    const items = new Map<string, ItemisedEvent>()
    for (const result of bands) {
      const events = running.get(result.band) ?? []
      const pricing = pricingOf(group.obligations[obligation], result.band)
      const opened = { opening: ZERO, events }
      for (const item of itemise({ group, obligation, terms, result, pricing, running: opened })) {
        items.set(item.eventId, { ...item, label: terms.bands[result.band].name })
      }
    }
    return group.events.flatMap(({ id, obligation: own }) => {
      const item = own === obligation ? items.get(id) : undefined
      return item === undefined ? [] : [item]
    })
  }

  return {
    rate(group, state, out) {
      for (const [index, all] of countAll(group, out).entries()) {
        const bands = bandsOf(group.obligations[index], all)
        out.target(index, {
          amount: sumOf(bands, ({ whole }) => whole),
          quantity: wholeOf(sumOf(bands, ({ measured }) => measured)),
          billedQuantity: bands.reduce((sum, band) => sum + band.billedQuantity, 0),
          events: bands.reduce((sum, { events }) => sum + events, 0),
          display: {
            bands: bands.map((band) => ({ name: terms.bands[band.band].name, ...displayOf(band) })),
          },
        })
      }
      return state
    },
    explain(group, _state, obligation) {
      const input = group.obligations[obligation]
      const bands = bandsOf(input, countAll(group)[obligation])
      const steps = bands.map((band) => bandStep(terms, band, group.currency))
      return { obligation, steps, items: itemsOf(group, obligation, bands) }
    },
  }
}

function bandStep(terms: CalendarTerms, result: Band, currency: string): ExplanationStep {
  const sign = { negative: result.negative, currency }
  return {
    key: 'standard.explain.band',
    values: { name: terms.bands[result.band].name, units: formatRational(result.units) },
    amount: formatRational(result.whole),
    children: [
      ...measuredSteps({ result, terms, running: true }),
      ...result.priced.parts.flatMap((part) => pricedSteps(part, sign)),
    ],
  }
}

function sumOf(bands: readonly Band[], of: (band: Band) => Rational): Rational {
  return bands.reduce((sum, band) => addRational(sum, of(band)), ZERO)
}
