import { graduatedEvents } from '#kernel/graduated_events'
import { percentage } from '#kernel/percentage'
import { multiplyRational, rational, subtractRational, ZERO, type Rational } from '#kernel/rational'
import type { AdapterSet, Example, Fields } from '#tests/vectors/example'
import { tiersOf, zeroUsagePaysFlat } from '#tests/vectors/tiers'
import { exact, exactOrNull, toMoneyText } from '#tests/vectors/values'

/** Prices that look at each event of the period. */
export const percentages: AdapterSet = {
  kinds: {
    price_percentage: (input: Fields) => ({ amount: percentageOf(input, eventsOf(input)) }),

    price_percentage_min_max: (input: Fields) => ({
      amount: percentageOf(input, input.event_values.map(exact)),
    }),

    /** The source gives its amounts in currency digits. */
    price_graduated_prorated_events(input: Fields, example: Example) {
      const events = input.event_units.map((units: unknown, index: number) => ({
        units: exact(units),
        prorated: exact(input.event_prorated_units[index]),
      }))
      const { amount } = graduatedEvents(events, {
        tiers: tiersOf(input.tiers),
        zeroUsagePaysFlat: zeroUsagePaysFlat(example),
      })
      return { amount: toMoneyText(amount, 'EUR') }
    },
  },
}

function percentageOf(input: Fields, values: readonly Rational[]): Rational {
  const freeUnits = exactOrNull(input.free_units)
  return percentage(values, {
    rate: multiplyRational(exact(input.rate_percent), rational(1n, 100n)),
    fixedPerEvent: exactOrNull(input.fixed_per_event) ?? ZERO,
    freeEvents: input.free_events ?? null,
    freeUnits: freeUnits !== null && freeUnits.numerator === 0n ? null : freeUnits,
    minimumPerEvent: exactOrNull(input.per_transaction_min),
    maximumPerEvent: exactOrNull(input.per_transaction_max),
  }).amount
}

/**
 * The source gives the running total after each of the first events, the number of all and the
 * value of all; how the rest is spread over the later ones makes no difference.
 */
function eventsOf(input: Fields): Rational[] {
  const units = exact(input.units)
  if (units.numerator === 0n) return []
  const totals: Rational[] = (input.running_total ?? [])
    .map(exact)
    .slice(0, input.free_events ?? undefined)
    .slice(0, input.events_count)
  const values = totals.map((total, index) => subtractRational(total, totals[index - 1] ?? ZERO))
  const rest = subtractRational(units, totals[totals.length - 1] ?? ZERO)
  for (let index = values.length; index < input.events_count; index++) {
    values.push(index === input.events_count - 1 ? rest : ZERO)
  }
  return values
}
