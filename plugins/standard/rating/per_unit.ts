import vine from '@vinejs/vine'
import { parseRational } from '#sdk/decimal'
import { perUnit } from '#sdk/pricing'
import { decimalText } from '#sdk/schema'
import type { RatingRule } from '#sdk/rating'
import { quantityRater } from '#plugins/standard/rating/quantity_rater'
import {
  unitTermsFields,
  unitTermsSchema,
  type UnitTerms,
} from '#plugins/standard/rating/unit_terms'

export interface PerUnitTerms extends UnitTerms {
  /** Price of one priced unit (`unit_quantity` base units), in major units. */
  unit_price: string
}

/** Quantity x price, exact. */
export const perUnitRule: RatingRule<PerUnitTerms, undefined> = {
  code: 'standard.per_unit',
  revision: 1,
  stage: 'charge',
  metrics: 'any',
  splitInvariant: false,
  terms: {
    validator: vine.create({ unit_price: decimalText(), ...unitTermsSchema }),
    fields: [
      { name: 'unit_price', label: 'standard.fields.unit_price', input: 'money', required: true },
      ...unitTermsFields,
    ],
  },
  compile(terms, _facts, context) {
    const price = parseRational(terms.unit_price)
    return quantityRater(terms, (units) => perUnit(units, price), context)
  },
  describe: (terms, currency) => [
    {
      key: 'standard.describe.per_unit',
      values: { price: terms.unit_price, currency, unit_quantity: terms.unit_quantity },
    },
  ],
}
