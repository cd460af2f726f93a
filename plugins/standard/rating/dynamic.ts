import vine from '@vinejs/vine'
import type { JsonObject } from '#sdk/json'
import { decimalText } from '#sdk/schema'
import type { RatingRule } from '#sdk/rating'
import { assertUsage } from '#plugins/standard/rating/assert_usage'
import { dynamicRater } from '#plugins/standard/rating/dynamic_rater'
import { dynamicGolden } from '#plugins/standard/rating/golden/dynamic'
import { attributeName } from '#plugins/standard/rating/term_checks'
import { unitQuantityField } from '#plugins/standard/rating/unit_terms'

/** What the attribute is the price of. */
export const PRICED_THINGS = ['unit', 'event'] as const

export interface DynamicTerms {
  /** Attribute of the event with the price, an exact decimal in major units. */
  price_attribute: string
  price_is_for: (typeof PRICED_THINGS)[number]
  /** Base units in one priced unit; not used when the price is for the event. */
  unit_quantity: number
  /** What the price is multiplied by. */
  multiplier: string
  /** Decimals that each event's amount is rounded to, half away from zero; exact when null. */
  event_decimals: number | null
}

const MAXIMUM_DECIMALS = 12

/** The price that each event carries, times a multiplier. */
export const dynamicRule: RatingRule<DynamicTerms, undefined> = {
  code: 'standard.dynamic',
  revision: 1,
  stage: 'charge',
  metrics: 'any',
  splitInvariant: true,
  usageAlone: true,
  golden: dynamicGolden,
  terms: {
    validator: vine.create({
      price_attribute: attributeName(),
      price_is_for: vine.enum(PRICED_THINGS),
      unit_quantity: vine.number().withoutDecimals().min(1).max(Number.MAX_SAFE_INTEGER),
      multiplier: decimalText(),
      event_decimals: vine.number().withoutDecimals().min(0).max(MAXIMUM_DECIMALS).nullable(),
    }),
    fields: [
      {
        name: 'price_attribute',
        label: 'standard.fields.price_attribute',
        hint: 'standard.hints.price_attribute',
        input: 'text',
        required: true,
      },
      {
        name: 'price_is_for',
        label: 'standard.fields.price_is_for',
        input: 'select',
        required: true,
        options: PRICED_THINGS.map((value) => ({
          value,
          label: `standard.priced_things.${value}`,
        })),
      },
      unitQuantityField,
      {
        name: 'multiplier',
        label: 'standard.fields.multiplier',
        hint: 'standard.hints.multiplier',
        input: 'decimal',
        required: true,
      },
      {
        name: 'event_decimals',
        label: 'standard.fields.event_decimals',
        hint: 'standard.hints.event_decimals',
        input: 'integer',
      },
    ],
  },
  compile(terms, _facts, context) {
    assertUsage('standard.dynamic', context)
    return dynamicRater(terms)
  },
  describe: describeDynamic,
}

function describeDynamic(terms: DynamicTerms): { key: string; values?: JsonObject }[] {
  const { price_attribute: attribute, multiplier, event_decimals: decimals } = terms
  const words: { key: string; values?: JsonObject }[] = [
    { key: `standard.describe.dynamic_${terms.price_is_for}`, values: { attribute } },
  ]
  if (multiplier !== '1') {
    words.push({ key: 'standard.describe.multiplier', values: { multiplier } })
  }
  if (decimals !== null) {
    words.push({ key: 'standard.describe.event_decimals', values: { decimals } })
  }
  return words
}
