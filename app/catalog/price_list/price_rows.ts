import type { FormField } from '#sdk/schema'
import { nestedFields } from '#app/catalog/forms/nested_fields'
import type { VersionForm } from '#app/catalog/queries/find_version_form'
import { pluginHost } from '#app/plugin_host/plugin_host'

/** One number of a price list: where it stands in the terms of its charge, and what it is. */
export interface PriceCell {
  /** Heading of its column: 'unit_price EUR' for a price, 'up_to' for a bound. */
  readonly column: string
  /** Within the terms, with the currency of a price that is one of several: 'tiers.1.unit_price.CHF'. */
  readonly path: string
  /** Null for a price in another currency, where there are several. */
  readonly currency: string | null
  readonly value: string | null
}

/** A charge, or one row of a list of it such as a tier. */
export interface PriceRow {
  readonly charge: number
  readonly key: string
  readonly name: string
  /** 'tiers.1' for the second tier; '' for the charge itself. */
  readonly part: string
  readonly cells: readonly PriceCell[]
}

/** The prices and bounds of a version, a row for each charge and each tier; other terms stay as they are. */
export function priceRows(form: VersionForm): PriceRow[] {
  const latest = new Map(
    pluginHost()
      .latestRatingRules()
      .map(({ rule }) => [rule.code, rule])
  )
  return form.charges.flatMap(({ key, name, rule, terms }, charge) => {
    const fields = latest.get(rule)?.terms.fields
    if (fields === undefined) return []
    const rows = new Map<string, PriceCell[]>([['', []]])
    collect(nestedFields(fields), terms, { part: '', prefix: '' }, form.currencies, rows)
    return [...rows]
      .filter(([, cells]) => cells.length > 0)
      .map(([part, cells]) => ({ charge, key, name, part, cells }))
  })
}

interface Place {
  readonly part: string
  /** Of groups within the part. */
  readonly prefix: string
}

function collect(
  fields: readonly FormField[],
  terms: unknown,
  place: Place,
  currencies: readonly string[],
  rows: Map<string, PriceCell[]>
) {
  if (typeof terms !== 'object' || terms === null) return
  const add = (cell: PriceCell) => rows.set(place.part, [...(rows.get(place.part) ?? []), cell])
  for (const field of fields) {
    const value = (terms as Record<string, unknown>)[field.name]
    const name = `${place.prefix}${field.name}`
    const path = place.part === '' ? name : `${place.part}.${name}`
    if (field.input === 'group') {
      const inner = { ...place, prefix: `${name}.` }
      collect(field.fields ?? [], value, inner, currencies, rows)
    } else if (field.input === 'list' && Array.isArray(value)) {
      for (const [index, row] of value.entries()) {
        const inner = { part: `${path}.${index}`, prefix: '' }
        collect(field.fields ?? [], row, inner, currencies, rows)
      }
    } else if (field.input === 'money') {
      const several = currencies.length > 1
      for (const currency of currencies) {
        const own = several ? (value as Record<string, unknown> | undefined)?.[currency] : value
        add({
          column: `${name} ${currency}`,
          path: several ? `${path}.${currency}` : path,
          currency,
          value: textOf(own),
        })
      }
    } else if (field.input === 'decimal') {
      add({ column: name, path, currency: null, value: textOf(value) })
    }
  }
}

function textOf(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value)
}
