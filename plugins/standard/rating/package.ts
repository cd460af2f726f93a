import vine from '@vinejs/vine'
import { formatRational, negateRational, parseRational, type Rational } from '#sdk/decimal'
import { packages, type PackageTerms as PackagePrice, type Priced } from '#sdk/pricing'
import { decimalText } from '#sdk/schema'
import type { RatingRule } from '#sdk/rating'
import { aggregationOwner } from '#plugins/standard/rating/aggregation_terms'
import { describeCounting } from '#plugins/standard/rating/describe_counting'
import { packageGolden } from '#plugins/standard/rating/golden/package'
import { addsUp } from '#plugins/standard/rating/in_turn'
import { packageRater } from '#plugins/standard/rating/package_rater'
import { describeFree, freeUnitsField } from '#plugins/standard/rating/per_unit'
import type { Sign, UnitPricing } from '#plugins/standard/rating/quantity_rater'
import {
  unitTermsFields,
  unitTermsSchema,
  type UnitTerms,
} from '#plugins/standard/rating/unit_terms'

export interface PackageTerms extends UnitTerms {
  /** Priced units in one package. */
  package_size: string
  /** Price of one package, in major units. */
  package_price: string
  /** Priced units that cost nothing before the first package; none when it is left out. */
  free_units?: string
}

/**
 * Every package begun is paid whole. Packages are counted over the whole period, also where a
 * change of the subscription parts it.
 */
export const packageRule: RatingRule<PackageTerms, undefined> = {
  code: 'standard.package',
  revision: 1,
  stage: 'charge',
  metrics: 'any',
  splitInvariant: false,
  usageAlone: true,
  golden: packageGolden,
  terms: {
    validator: vine.create({
      package_size: decimalText({ above: '0' }),
      package_price: decimalText(),
      free_units: decimalText({ minimum: '0' }).optional(),
      ...unitTermsSchema,
    }),
    fields: [
      {
        name: 'package_size',
        label: 'standard.fields.package_size',
        input: 'decimal',
        required: true,
      },
      {
        name: 'package_price',
        label: 'standard.fields.package_price',
        input: 'money',
        required: true,
      },
      freeUnitsField,
      ...unitTermsFields,
    ],
  },
  stateOwner: (terms) => (addsUp(terms) ? 'service' : aggregationOwner(terms)),
  compile: (terms, _facts, context) => packageRater(terms, pricingOf(terms), context),
  describe: (terms, currency) => [
    {
      key: 'standard.describe.package',
      values: { price: terms.package_price, size: terms.package_size, currency },
    },
    ...describeFree(terms),
    ...describeCounting(terms),
  ],
}

function pricingOf(terms: PackageTerms): UnitPricing {
  const price: PackagePrice = {
    size: parseRational(terms.package_size),
    price: parseRational(terms.package_price),
    free: parseRational(terms.free_units ?? '0'),
  }
  return {
    price: (units) => packages(units, price),
    upTo: (units: Rational) => packages(units, price).amount,
    steps: ({ parts: [part] }: Priced, { negative, currency }: Sign) => [
      {
        key: 'standard.explain.packages',
        values: {
          count: formatRational(part.quantity),
          size: terms.package_size,
          price: terms.package_price,
          free: terms.free_units ?? '0',
          currency,
        },
        amount: formatRational(negative ? negateRational(part.amount) : part.amount),
      },
    ],
  }
}
