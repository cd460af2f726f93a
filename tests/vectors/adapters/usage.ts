import { aggregate, weightedSum } from '#kernel/aggregation'
import { pricedBlocks } from '#kernel/block_pricing'
import { creditable } from '#kernel/commitment'
import { graduated, perUnit, pricedDifference, volume } from '#kernel/pricing'
import {
  addRational,
  maximumRational,
  multiplyRational,
  roundRational,
  subtractRational,
  sumRational,
  ZERO,
  type Rational,
} from '#kernel/rational'
import type { AdapterSet, Example, Fields } from '#tests/vectors/example'
import { tiersOf, zeroUsagePaysFlat } from '#tests/vectors/tiers'
import { instantOf } from '#tests/vectors/periods'
import { exact } from '#tests/vectors/values'

/** Usage that is aggregated, sold in blocks, reduced or billed late, and then priced. */
export const usage: AdapterSet = {
  kinds: {
    usage_graduated: (input: Fields) => ({
      total: tieredAmount(input.tiers, input.quantity).total,
    }),

    usage_block_tiers: (input: Fields) =>
      blockAmounts(input.blocks, exact(input.quantity), input.policy),

    usage_block_tiers_multi_unit(input: Fields) {
      const totals = input.units.map(
        (unit: Fields) => blockAmounts([unit], exact(unit.quantity), input.policy).total
      )
      return { total: sumRational(totals) }
    },

    usage_two_units_all_tiers(input: Fields) {
      const units = Object.entries(input.tiers as Record<string, Fields[]>).map(([unit, tiers]) => {
        const bounded = boundsOfSizes(tiers)
        return [unit, tieredAmount(bounded, input[unit])] as const
      })
      return {
        ...Object.fromEntries(units.map(([unit, { amounts }]) => [unit, amounts])),
        total: sumRational(units.map(([, { total }]) => total)),
      }
    },

    aggregate_then_graduated(input: Fields, example: Example) {
      const { amount } = graduated(aggregate(input.aggregation, valuesOf(input)), {
        tiers: tiersOf(input.tiers),
        zeroUsagePaysFlat: zeroUsagePaysFlat(example),
      })
      return { amount_cents: amount, amount }
    },

    /** The source prints the last millisecond of a period. */
    aggregation_weighted_sum({ period: [from, to], initial, deltas }: Fields) {
      const changes = deltas.map((change: Fields) => ({
        at: instantOf(change.at),
        delta: exact(change.delta),
      }))
      const value = weightedSum({
        from: instantOf(from),
        to: instantOf(to) + (/59\.9+Z$/.test(to) ? 1 : 0),
        initial: exact(initial ?? 0),
        changes,
      })
      return { value_rounded_5: roundRational(value, 5, 'half_up'), count: deltas.length }
    },

    /** Free units are used up by the earlier quantity of the period first. */
    usage_discount(input: Fields) {
      const free = exact(input.usage_discount_qty)
      const earlier = exact(input.pre_qty ?? 0)
      const used = creditable({ wanted: exact(input.qty), billed: free, credited: earlier })
      return {
        qty_after: subtractRational(exact(input.qty), used),
        pre_qty_after: maximumRational(subtractRational(earlier, free), ZERO),
        discount_used: used,
      }
    },

    /** What came late is billed for its own period; the rest belongs to the next. */
    late_usage_period_preserving(input: Fields) {
      const price = (quantity: unknown) => perUnit(exact(quantity), exact(input.unit_price))
      const late = pricedDifference(price(input.billed_period1_qty), price(input.period1_now))
      const rest = pricedDifference(price(input.period1_now), price(input.cumulative_period2))
      return {
        period1: { qty: late.parts[0]?.quantity ?? ZERO, amount: late.amount, corrects: 'period1' },
        period2: { qty: rest.parts[0]?.quantity ?? ZERO, amount: rest.amount },
      }
    },

    late_usage_volume_reprice(input: Fields) {
      const terms = { tiers: tiersOf(input.volume_tiers, 'volume') }
      const before = volume(exact(input.billed_period1_qty), terms)
      const after = volume(exact(input.cumulative_now), terms)
      const { parts } = pricedDifference(before, after)
      const amounts = parts.map((part) => part.amount)
      return {
        period1_correction: sumRational(amounts.filter((amount) => amount.numerator < 0n)),
        period2_line: sumRational(amounts.filter((amount) => amount.numerator > 0n)),
      }
    },
  },
}

function tieredAmount(tiers: Fields[], quantity: unknown) {
  const { amount, parts } = graduated(exact(quantity), { tiers: tiersOf(tiers) })
  return { total: amount, amounts: parts.map((part) => part.amount) }
}

/** Tiers given by how much each one holds, as cumulative bounds. */
function boundsOfSizes(tiers: Fields[]): Fields[] {
  let top = ZERO
  return tiers.map(({ size = 1, max, price }) => {
    if (max === undefined || max === -1) return { up_to: null, unit: price }
    top = addRational(top, multiplyRational(exact(size), exact(max)))
    return { up_to: top, unit: price }
  })
}

function blockAmounts(blocks: Fields[], quantity: Rational, policy: string) {
  const tiers = blocks.map((block) => ({
    size: exact(block.size),
    price: exact(block.price_per_block),
    blocks: [undefined, null, -1].includes(block.max_blocks) ? null : exact(block.max_blocks),
  }))
  const priced = pricedBlocks(quantity, tiers, policy === 'TOP_TIER' ? 'top_tier' : 'all_tiers')
  return { total: priced.total, tier_amounts: priced.tiers }
}

function valuesOf(input: Fields): Rational[] {
  const values: unknown[] =
    input.property_values ??
    input.event_values ??
    Array.from({ length: input.events }, () => input.event_value ?? 1)
  return values.map(exact)
}
