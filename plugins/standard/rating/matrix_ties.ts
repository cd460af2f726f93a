/** What a row asks for, by field; as far as it can be told before the terms are known to be good. */
type Conditions = ReadonlyMap<string, ReadonlySet<string>>

interface RowLike {
  readonly name?: unknown
  readonly filters?: unknown
}

/**
 * Two rows of equally many filters that one event can match, unless a row of more filters takes
 * every such event. Which of them prices it would be chance. Null when there is no such pair.
 */
export function findTie(rows: readonly RowLike[]): string | null {
  const conditions = rows.map(conditionsOf)
  for (let left = 0; left < rows.length; left++) {
    for (let right = left + 1; right < rows.length; right++) {
      if (conditions[left].size !== conditions[right].size) continue
      const both = merged(conditions[left], conditions[right])
      if (both === null || conditions.some((one) => takesAll(one, both, conditions[left].size))) {
        continue
      }
      const names = [left, right].map((index) => `"${String(rows[index].name)}"`).join(' and ')
      return `The {{ field }} field has two rows of ${conditions[left].size} filters that one event can match: ${names}. Add a row for both, or narrow one of them`
    }
  }
  return null
}

function conditionsOf({ filters }: RowLike): Conditions {
  const conditions = new Map<string, ReadonlySet<string>>()
  for (const filter of Array.isArray(filters) ? filters : []) {
    const values: unknown[] = Array.isArray(filter?.values) ? filter.values : []
    conditions.set(String(filter?.field), new Set(values.map((value) => String(value).trim())))
  }
  return conditions
}

/** What an event of both rows carries; null when there is none. */
function merged(one: Conditions, other: Conditions): Conditions | null {
  const both = new Map(one)
  for (const [field, values] of other) {
    const known = both.get(field)
    const common = known === undefined ? values : shared(known, values)
    if (common.size === 0) return null
    both.set(field, common)
  }
  return both
}

function takesAll(row: Conditions, events: Conditions, moreThan: number): boolean {
  if (row.size <= moreThan) return false
  return [...row].every(([field, values]) => {
    const carried = events.get(field)
    return carried !== undefined && [...carried].every((value) => values.has(value))
  })
}

function shared(one: ReadonlySet<string>, other: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...one].filter((value) => other.has(value)))
}
