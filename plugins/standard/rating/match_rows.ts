import type { UsageEvent } from '#sdk/rating'
import type { MatrixRow } from '#plugins/standard/rating/matrix_terms'

/** Different events remembered at once; beyond it they are looked up again. */
const MAXIMUM_REMEMBERED = 10_000

/**
 * Finds the row with the most filters that an event matches; -1 for none. What was found is
 * remembered by what the filters look at, which are few different things in many events.
 */
export function compileRows(rows: readonly MatrixRow[]): (event: UsageEvent) => number {
  const fields = [...new Set(rows.flatMap(({ filters }) => filters.map(({ field }) => field)))]
  const tests = rows
    .map(({ filters }, row) => ({
      row,
      filters: filters.map(({ field, values }) => ({
        index: fields.indexOf(field),
        values: new Set(values),
      })),
    }))
    .toSorted((left, right) => right.filters.length - left.filters.length)
  const remembered = new Map<string, number>()

  function search(carried: readonly (string | null)[]): number {
    const found = tests.find(({ filters }) =>
      filters.every(({ index, values }) => carried[index] !== null && values.has(carried[index]))
    )
    return found?.row ?? -1
  }

  return (event) => {
    let key = ''
    for (const field of fields) key += `${carriedText(event, field) ?? '\u0001'}\u0000`
    const known = remembered.get(key)
    if (known !== undefined) return known
    const row = search(fields.map((field) => carriedText(event, field)))
    if (remembered.size < MAXIMUM_REMEMBERED) remembered.set(key, row)
    return row
  }
}

function carriedText({ dimension, attributes }: UsageEvent, field: string): string | null {
  if (field === 'dimension') return dimension
  const value = attributes?.[field]
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null
}
