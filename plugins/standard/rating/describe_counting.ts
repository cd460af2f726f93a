import type { JsonObject } from '#sdk/json'
import type { UnitTerms } from '#plugins/standard/rating/unit_terms'

/** How usage is counted, where it is not the plain sum of its quantities. */
export function describeCounting(
  terms: Pick<
    UnitTerms,
    'aggregation' | 'value_attribute' | 'unique_attribute' | 'carries_level' | 'factor'
  >
): { key: string; values?: JsonObject }[] {
  const { aggregation = 'sum', value_attribute: value, unique_attribute: unique, factor } = terms
  const words: { key: string; values?: JsonObject }[] = []
  if (aggregation === 'unique' && unique !== undefined) {
    words.push({ key: 'standard.describe.counts_unique_attribute', values: { attribute: unique } })
  } else if (aggregation !== 'sum') {
    words.push({ key: `standard.describe.counts_${aggregation}` })
  }
  if (value !== undefined) {
    words.push({ key: 'standard.describe.value_attribute', values: { attribute: value } })
  }
  if (terms.carries_level === true) words.push({ key: 'standard.describe.carries_level' })
  if (factor !== undefined) words.push({ key: 'standard.describe.factor', values: { factor } })
  return words
}
