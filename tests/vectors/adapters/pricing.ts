import { percentOf } from '#kernel/discount'
import {
  flat,
  graduated,
  packageCount,
  packages,
  perUnit,
  pricedDifference,
  volume,
  type Priced,
} from '#kernel/pricing'
import {
  addRational,
  isZeroRational,
  subtractRational,
  sumRational,
  ZERO,
  type Rational,
} from '#kernel/rational'
import { billedAtEnd, billedStep, maximumOfStep, minimumOfStep } from '#kernel/split_billing'
import type { AdapterSet, Example, Fields } from '#tests/vectors/example'
import { tiersOf, zeroUsagePaysFlat } from '#tests/vectors/tiers'
import { currencyOf, exact, toMoneyText } from '#tests/vectors/values'

const NOTHING: Priced = { amount: ZERO, parts: [] }

/**
 * Pricing models. A bill of a period that is billed in several steps prices cumulatively and pays
 * the difference.
 */
export const pricing: AdapterSet = {
  kinds: {
    price_flat(input: Fields) {
      const isDue =
        input.line_position === 'single' ||
        input.line_position === (input.payment_term === 'advance' ? 'first' : 'last')
      return amounts(isDue ? flat(exact(input.amount)) : NOTHING)
    },
    price_per_unit: (input: Fields) => amounts(stepOf(input, unitPrice(input))),
    price_graduated: (input: Fields, example: Example) =>
      amounts(stepOf(input, graduatedPrice(input, example))),
    price_graduated_split: (input: Fields, example: Example) =>
      amounts(stepOf(input, graduatedPrice(input, example))),
    price_volume: (input: Fields, example: Example) => amounts(volumeStep(input, example)),
    price_package: (input: Fields) => amounts(stepOf(input, packagePrice(input))),
    price_graduated_percentage: (input: Fields, example: Example) =>
      amounts(stepOf(input, graduatedPrice(input, example))),
    package_count: ({ quantity, package_size: size }: Fields) => ({
      packages: packageCount(exact(quantity), exact(size)),
    }),

    price_graduated_percentage_incremental(input: Fields, example: Example) {
      const price = graduatedPrice(input, example)
      let total = ZERO
      let before = NOTHING
      const steps = input.transactions.map((value: unknown) => {
        total = addRational(total, exact(value))
        const after = price(total)
        const step = pricedDifference(before, after)
        before = after
        return step.amount
      })
      return { incremental_amounts: steps }
    },

    price_dynamic: (input: Fields) => {
      const line = dynamicLine(input)
      return input.max === undefined ? { amount: line, total: line } : withMaximum(input, [line])
    },
    price_dynamic_max: (input: Fields) => withMaximum(input, [dynamicLine(input)]),

    price_slabs(input: Fields) {
      const isPerUnit = /per_unit$/.test(input.mode)
      const tiers = tiersOf(
        input.bounds.map((bound: unknown, index: number) => ({
          up_to: bound,
          [isPerUnit ? 'unit' : 'flat']: input.prices[index],
        }))
      )
      const model = input.mode.startsWith('volume') ? volume : graduated
      return amounts(model(exact(input.count), { tiers }))
    },

    price_graduated_min: (input: Fields, example: Example) =>
      withMinimum(input, stepOf(input, graduatedPrice(input, example))),
    price_volume_min: (input: Fields, example: Example) =>
      withMinimum(input, volumeStep(input, example)),
    price_package_min: (input: Fields) => withMinimum(input, stepOf(input, packagePrice(input))),
    price_per_unit_min: (input: Fields) => withMinimum(input, stepOf(input, unitPrice(input))),

    price_graduated_max: (input: Fields, example: Example) =>
      withMaximum(input, linesOf(stepOf(input, graduatedPrice(input, example)))),
    price_volume_max: (input: Fields, example: Example) =>
      withMaximum(input, linesOf(volumeStep(input, example))),
    price_package_max: (input: Fields) =>
      withMaximum(input, linesOf(stepOf(input, packagePrice(input)))),
    price_per_unit_max: (input: Fields) =>
      withMaximum(input, linesOf(stepOf(input, unitPrice(input)))),

    price_per_unit_discount_then_max(input: Fields) {
      const { amount } = stepOf(input, unitPrice(input))
      const discount = percentOf(amount, exact(input.percent_discount))
      const bounded = withMaximum(input, [subtractRational(amount, discount)])
      return { ...bounded, amount, percent_discount_amount: discount }
    },
  },
}

type Price = (quantity: Rational) => Priced

function unitPrice(input: Fields): Price {
  return (quantity) => perUnit(quantity, exact(input.unit_price ?? input.unit_cents))
}

function graduatedPrice(input: Fields, example: Example): Price {
  const terms = { tiers: tiersOf(input.tiers), zeroUsagePaysFlat: zeroUsagePaysFlat(example) }
  return (quantity) => graduated(quantity, terms)
}

function packagePrice(input: Fields): Price {
  const terms = {
    size: exact(input.package_size),
    price: exact(input.package_price ?? input.package_cents),
    free: exact(input.free_units ?? 0),
  }
  return (quantity) => packages(quantity, terms)
}

/** The whole quantity, or what this bill of the period adds. */
function stepOf(input: Fields, price: Price): Priced {
  return input.qty === undefined ? price(exact(input.quantity)) : billedStep(billOf(input, price))
}

/** A volume price is known when the period is over. */
function volumeStep(input: Fields, example: Example): Priced {
  const tiers = tiersOf(input.tiers, 'volume')
  const terms = { tiers, zeroUsagePaysFlat: zeroUsagePaysFlat(example) }
  const price: Price = (quantity) => volume(quantity, terms)
  return input.qty === undefined ? price(exact(input.quantity)) : billedAtEnd(billOf(input, price))
}

function billOf(input: Fields, price: Price) {
  const earlier = exact(input.pre_period_qty ?? 0)
  return { price, earlier, added: exact(input.qty), position: input.line_position }
}

/** What was used and what was entered are lines of their own. */
function linesOf(priced: Priced): Rational[] {
  return priced.parts
    .flatMap((part) => [subtractRational(part.amount, part.flat), part.flat])
    .filter((amount) => !isZeroRational(amount))
}

/** The source rounds a dynamic price to the currency at once. */
function dynamicLine(input: Fields): Rational {
  const step = stepOf(input, (quantity) => perUnit(quantity, exact(input.multiplier)))
  return exact(toMoneyText(step.amount, currencyOf(input)))
}

function amounts(priced: Priced) {
  const { amount } = priced
  return { amount, total: amount, amount_cents: amount, lines: linesOf(priced) }
}

function withMinimum(input: Fields, priced: Priced) {
  const shortfall = minimumOfStep({
    minimum: exact(input.min),
    billed: exact(input.previously_billed ?? 0),
    amount: priced.amount,
    position: input.line_position,
  })
  const lines = [...linesOf(priced), shortfall].filter((line) => !isZeroRational(line))
  return { lines, min_spend_line: shortfall, total: sumRational(lines) }
}

function withMaximum(input: Fields, lines: readonly Rational[]) {
  const { discounts, totals } = maximumOfStep({
    maximum: exact(input.max),
    billed: exact(input.previously_billed ?? 0),
    lines,
  })
  return {
    line_amounts: lines,
    max_spend_discounts: discounts,
    totals,
    amount: sumRational(lines),
    max_spend_discount: sumRational(discounts),
    total: sumRational(totals),
  }
}
