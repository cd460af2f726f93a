import vine from '@vinejs/vine'
import {
  formatRational,
  multiplyRational,
  negateRational,
  rational,
  type Rational,
} from '#sdk/decimal'
import type { ExplanationStep } from '#sdk/explanation'
import type { JsonObject } from '#sdk/json'
import { graduated, type Priced, type Tier } from '#sdk/pricing'
import { decimalText, type FormField } from '#sdk/schema'
import type { RatingRule } from '#sdk/rating'
import { assertUsage } from '#plugins/standard/rating/assert_usage'
import { graduatedPercentageGolden } from '#plugins/standard/rating/golden/graduated_percentage'
import {
  eventAmountFields,
  eventAmountSchema,
  type EventAmountTerms,
} from '#plugins/standard/rating/percentage_terms'
import { quantityRater, type Sign } from '#plugins/standard/rating/quantity_rater'
import { compileTiers, MAXIMUM_TIERS, risingTiers } from '#plugins/standard/rating/tier_terms'
import { NEGATIVE_TOTALS, negativeTotalField } from '#plugins/standard/rating/unit_terms'

export interface PercentageTier {
  /** Last amount of the tier in major units, inclusive; null in the last tier. */
  up_to: string | null
  rate_percent: string
  /** Paid once when the tier is entered. */
  flat_fee: string
}

export interface GraduatedPercentageTerms extends EventAmountTerms {
  tiers: PercentageTier[]
  zero_usage_pays_flat: boolean
  negative_total: (typeof NEGATIVE_TOTALS)[number]
}

const PER_CENT = rational(1n, 100n)

const tiersField: FormField = {
  name: 'tiers',
  label: 'standard.fields.tiers',
  hint: 'standard.hints.percentage_tiers',
  input: 'list',
  required: true,
  fields: [
    { name: 'up_to', label: 'standard.fields.up_to', input: 'money' },
    {
      name: 'rate_percent',
      label: 'standard.fields.rate_percent',
      input: 'decimal',
      required: true,
    },
    { name: 'flat_fee', label: 'standard.fields.flat_fee', input: 'money', required: true },
  ],
}

/** Each tier takes its percentage of the part of the period's amount that lies in it. */
export const graduatedPercentageRule: RatingRule<GraduatedPercentageTerms, undefined> = {
  code: 'standard.graduated_percentage',
  revision: 1,
  stage: 'charge',
  metrics: 'any',
  splitInvariant: false,
  usageAlone: true,
  golden: graduatedPercentageGolden,
  terms: {
    validator: vine.create({
      ...eventAmountSchema,
      tiers: vine
        .array(
          vine.object({
            up_to: decimalText({ above: '0' }).nullable(),
            rate_percent: decimalText({ minimum: '0' }),
            flat_fee: decimalText(),
          })
        )
        .minLength(1)
        .maxLength(MAXIMUM_TIERS)
        .use(risingTiers()),
      zero_usage_pays_flat: vine.boolean(),
      negative_total: vine.enum(NEGATIVE_TOTALS),
    }),
    fields: [
      ...eventAmountFields,
      tiersField,
      {
        name: 'zero_usage_pays_flat',
        label: 'standard.fields.zero_usage_pays_flat',
        input: 'switch',
        required: true,
      },
      negativeTotalField,
    ],
  },
  compile(terms, _facts, context) {
    assertUsage('standard.graduated_percentage', context)
    const tiers = tiersOf(terms)
    const zeroUsagePaysFlat = terms.zero_usage_pays_flat
    const price = (amount: Rational) => graduated(amount, { tiers, zeroUsagePaysFlat })
    const units = { ...terms, unit_rounding: 'none', unit_step: '1' } as const
    return quantityRater(units, { price, steps: tierSteps }, context)
  },
  describe: describePercentageTiers,
}

/** A percentage is the price of one unit of money. */
function tiersOf({ tiers }: GraduatedPercentageTerms): Tier[] {
  const rows = tiers.map((tier) => ({ ...tier, unit_price: tier.rate_percent }))
  return compileTiers(rows).map((tier) => ({
    ...tier,
    unit: multiplyRational(tier.unit, PER_CENT),
  }))
}

function tierSteps({ parts }: Priced, { negative, currency }: Sign): ExplanationStep[] {
  const signed = (value: Rational) => formatRational(negative ? negateRational(value) : value)
  return parts.flatMap(({ tier, quantity, unit, flat }): ExplanationStep[] => [
    {
      key: 'standard.explain.percentage_tier',
      values: {
        tier: tier + 1,
        percent: formatRational(multiplyRational(unit, rational(100n))),
        amount: formatRational(quantity),
        currency,
      },
      amount: signed(multiplyRational(quantity, unit)),
    },
    {
      key: 'standard.explain.flat_fee',
      values: { tier: tier + 1, price: formatRational(flat), currency },
      amount: signed(flat),
    },
  ])
}

function describePercentageTiers({ tiers }: GraduatedPercentageTerms, currency: string) {
  const words: { key: string; values?: JsonObject }[] = [
    { key: 'standard.describe.graduated_percentage' },
  ]
  for (const [index, { up_to: upTo, rate_percent: percent, flat_fee: fee }] of tiers.entries()) {
    const from = index === 0 ? '0' : tiers[index - 1].up_to
    const key = `percentage_tier${upTo === null ? '_open' : ''}${fee === '0' ? '' : '_with_fee'}`
    const values = { from, up_to: upTo, percent, fee, currency }
    words.push({ key: `standard.describe.${key}`, values })
  }
  return words
}
