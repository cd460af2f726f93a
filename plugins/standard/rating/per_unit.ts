import vine from '@vinejs/vine'
import { parseRational, ZERO, type Rational } from '#sdk/decimal'
import { graduated, perUnit } from '#sdk/pricing'
import { decimalText, type FormField } from '#sdk/schema'
import type { RatingRule } from '#sdk/rating'
import { aggregationOwner } from '#plugins/standard/rating/aggregation_terms'
import { describeCounting } from '#plugins/standard/rating/describe_counting'
import { quantityRater } from '#plugins/standard/rating/quantity_rater'
import {
  unitTermsFields,
  unitTermsSchema,
  type UnitTerms,
} from '#plugins/standard/rating/unit_terms'
import { perUnitGolden } from '#plugins/standard/rating/golden/per_unit'

export interface PerUnitTerms extends UnitTerms {
  /** Price of one priced unit (`unit_quantity` base units), in major units. */
  unit_price: string
  /** Priced units that cost nothing; none when it is left out. */
  free_units?: string
}

export const freeUnitsField: FormField = {
  name: 'free_units',
  label: 'standard.fields.free_units',
  hint: 'standard.hints.free_units',
  input: 'decimal',
}

/** Quantity x price, exact; the first units may be free. */
export const perUnitRule: RatingRule<PerUnitTerms, undefined> = {
  code: 'standard.per_unit',
  revision: 1,
  stage: 'charge',
  metrics: 'any',
  splitInvariant: false,
  usageAlone: true,
  golden: perUnitGolden,
  terms: {
    validator: vine.create({
      unit_price: decimalText(),
      free_units: decimalText({ minimum: '0' }).optional(),
      ...unitTermsSchema,
    }),
    fields: [
      { name: 'unit_price', label: 'standard.fields.unit_price', input: 'money', required: true },
      freeUnitsField,
      ...unitTermsFields,
    ],
  },
  stateOwner: aggregationOwner,
  compile(terms, _facts, context) {
    return quantityRater(terms, { price: pricerOf(terms) }, context)
  },
  describe: (terms, currency) => [
    {
      key: 'standard.describe.per_unit',
      values: { price: terms.unit_price, currency, unit_quantity: terms.unit_quantity },
    },
    ...describeFree(terms),
    ...describeCounting(terms),
  ],
}

/** Free units are a first tier without a price. */
function pricerOf({ unit_price: unitPrice, free_units: free = '0' }: PerUnitTerms) {
  const unit = parseRational(unitPrice)
  if (free === '0') return (units: Rational) => perUnit(units, unit)
  const tiers = [
    { upTo: parseRational(free), unit: ZERO, flat: ZERO },
    { upTo: null, unit, flat: ZERO },
  ]
  return (units: Rational) => graduated(units, { tiers })
}

export function describeFree({ free_units: free = '0' }: { free_units?: string }) {
  return free === '0' ? [] : [{ key: 'standard.describe.free_units', values: { free } }]
}
