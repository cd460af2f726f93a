import { sha256 } from '#app/database/hashed_key'
import { compareDecimal, parseDecimal } from '#kernel/decimal'
import { divideRounded } from '#kernel/rounding'
import { priceRows } from '#app/catalog/price_list/price_rows'
import type { ListProblem, ReadRow } from '#app/catalog/price_list/read_price_list'
import { PRICE_SHEET, type ListedVersion } from '#app/catalog/price_list/write_price_list'
import type { VersionForm } from '#app/catalog/queries/find_version_form'

/** A price that the list says otherwise than the plan. */
export interface PriceChange {
  readonly plan: string
  readonly charge: string
  readonly part: string
  readonly column: string
  readonly old: string
  readonly new: string
  /** Of the old one, to a tenth; null where there is none. */
  readonly percent: string | null
}

export interface ChangedVersion extends ListedVersion {
  /** The version with the prices of the list. */
  readonly changed: VersionForm
  /** Where the cell of a field stands, by the field: 'charges.0.terms.amount' is at 'Prices!F2'. */
  readonly cells: ReadonlyMap<string, string>
}

export interface Comparison {
  readonly versions: readonly ChangedVersion[]
  readonly changes: readonly PriceChange[]
  readonly problems: readonly ListProblem[]
  /** Of the changes; who confirms says which ones were seen. */
  readonly hash: string
}

/** What a list changes. Rows that are left out, and cells that are left empty, leave prices as they are. */
export function comparePriceList(
  rows: readonly ReadRow[],
  versions: readonly ListedVersion[]
): Comparison {
  const problems: ListProblem[] = []
  const changes: PriceChange[] = []
  const byPlace = new Map(versions.map((one) => [`${one.planCode} ${one.form.version}`, one]))
  const changed = new Map<ListedVersion, { form: VersionForm; cells: Map<string, string> }>()
  const seen = new Set<string>()
  for (const row of rows) {
    const at = `${PRICE_SHEET}!${row.number}`
    const listed = byPlace.get(`${row.plan} ${row.version}`)
    if (listed === undefined) {
      const values = { plan: row.plan, version: row.version }
      problems.push({ at, problem: 'no_version', values })
      continue
    }
    const known = priceRows(listed.form).find(
      ({ key, part }) => key === row.charge && part === row.part
    )
    if (known === undefined) {
      problems.push({ at, problem: 'no_price', values: { charge: row.charge, part: row.part } })
      continue
    }
    const place = [row.plan, row.version, row.charge, row.part].join(' ')
    if (seen.has(place)) problems.push({ at, problem: 'row_twice' })
    seen.add(place)
    for (const { column, address, text } of row.cells) {
      if (text === '') continue
      const cell = known.cells.find((each) => each.column === column)
      const cellAt = `${PRICE_SHEET}!${address}`
      if (cell === undefined) {
        problems.push({ at: cellAt, problem: 'no_such_price', values: { column } })
        continue
      }
      if (isSame(cell.value, text)) continue
      const own = changed.get(listed) ?? { form: structuredClone(listed.form), cells: new Map() }
      changed.set(listed, own)
      set(own.form.charges[known.charge].terms, cell.path, text)
      own.cells.set(`charges.${known.charge}.terms.${cell.path}`, cellAt)
      const old = cell.value ?? ''
      const { plan, charge, part } = row
      changes.push({ plan, charge, part, column, old, new: text, percent: percentOf(old, text) })
    }
  }
  return {
    versions: [...changed].map(([one, { form, cells }]) => ({ ...one, changed: form, cells })),
    changes,
    problems,
    hash: sha256(JSON.stringify(changes)).toString('hex'),
  }
}

function isSame(value: string | null, text: string): boolean {
  if (value === null) return false
  try {
    return compareDecimal(parseDecimal(value), parseDecimal(text)) === 0
  } catch {
    return value === text
  }
}

function set(terms: unknown, path: string, value: string) {
  const names = path.split('.')
  let target = terms as Record<string, any>
  for (const name of names.slice(0, -1)) target = target[name]
  target[names.at(-1)!] = value
}

/** The change in percent of the old price, rounded to a tenth, with its sign. */
function percentOf(old: string, next: string): string | null {
  try {
    const [left, right] = [parseDecimal(old), parseDecimal(next)]
    if (left.units === 0n) return null
    const scale = Math.max(left.scale, right.scale)
    const before = left.units * 10n ** BigInt(scale - left.scale)
    const after = right.units * 10n ** BigInt(scale - right.scale)
    const sign = before < 0n ? -1n : 1n
    const tenths = divideRounded((after - before) * 1000n * sign, before * sign, 'half_up')
    const text = `${tenths < 0n ? -tenths : tenths}`.padStart(2, '0')
    return `${tenths < 0n ? '-' : '+'}${text.slice(0, -1)}.${text.slice(-1)}`
  } catch {
    return null
  }
}
