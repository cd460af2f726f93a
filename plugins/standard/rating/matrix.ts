import vine from '@vinejs/vine'
import type { JsonObject } from '#sdk/json'
import type { RatingRule } from '#sdk/rating'
import { assertUsage } from '#plugins/standard/rating/assert_usage'
import { describeCounting } from '#plugins/standard/rating/describe_counting'
import { matrixGolden } from '#plugins/standard/rating/golden/matrix'
import { matrixRater } from '#plugins/standard/rating/matrix_rater'
import {
  matrixTermsFields,
  matrixTermsSchema,
  type MatrixTerms,
} from '#plugins/standard/rating/matrix_terms'

/**
 * A price by what an event carries: the row with the most filters that it matches. What a row
 * matched is counted and rounded by itself. No row and no default price: the event is in suspense.
 */
export const matrixRule: RatingRule<MatrixTerms, undefined> = {
  code: 'standard.matrix',
  revision: 1,
  stage: 'charge',
  metrics: 'any',
  splitInvariant: false,
  usageAlone: true,
  golden: matrixGolden,
  terms: { validator: vine.create(matrixTermsSchema), fields: matrixTermsFields },
  compile(terms, _facts, context) {
    assertUsage('standard.matrix', context)
    return matrixRater(terms, context)
  },
  describe: describeMatrix,
}

function describeMatrix(terms: MatrixTerms, currency: string) {
  const { rows, default_price: otherwise, unit_quantity: unitQuantity } = terms
  const words: { key: string; values?: JsonObject }[] = rows.map((row) => ({
    key: 'standard.describe.matrix_row',
    values: { name: row.name, price: row.unit_price, currency, unit_quantity: unitQuantity },
  }))
  const values = { price: otherwise, currency, unit_quantity: unitQuantity }
  words.push(
    otherwise === null
      ? { key: 'standard.describe.matrix_suspends' }
      : { key: 'standard.describe.matrix_default', values }
  )
  return [...words, ...describeCounting(terms)]
}
