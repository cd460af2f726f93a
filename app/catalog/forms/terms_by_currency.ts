import type { FormField } from '#sdk/schema'

type Plain = Record<string, unknown>

/**
 * The terms of one currency out of terms that were entered for several at once: wherever the form
 * asks for money, a price for each currency may stand, `{ "EUR": "30.00", "CHF": "29.00" }`. A price
 * without a currency is that of the only one.
 */
export function termsIn(
  currency: string,
  fields: readonly FormField[],
  terms: unknown,
  currencies: readonly string[]
): unknown {
  if (!isPlain(terms)) return terms
  const own: Plain = { ...terms }
  for (const field of fields) {
    if (field.name in own) own[field.name] = valueIn(currency, field, own[field.name], currencies)
  }
  return own
}

function valueIn(
  currency: string,
  field: FormField,
  value: unknown,
  currencies: readonly string[]
): unknown {
  const inner = field.fields ?? []
  switch (field.input) {
    case 'money':
      if (isPlain(value)) return value[currency]
      return currencies.length === 1 ? value : undefined
    case 'group':
      return termsIn(currency, inner, value, currencies)
    case 'list':
      return Array.isArray(value)
        ? value.map((row) => termsIn(currency, inner, row, currencies))
        : value
    case 'values':
      return Array.isArray(value) && inner[0] !== undefined
        ? value.map((one) => valueIn(currency, inner[0], one, currencies))
        : value
    default:
      return value
  }
}

/** The other way round: stored terms of several currencies as one, for the form. */
export function termsTogether(
  fields: readonly FormField[],
  byCurrency: ReadonlyMap<string, unknown>
): unknown {
  const [first] = byCurrency.values()
  if (!isPlain(first)) return first
  const together: Plain = { ...first }
  for (const field of fields) {
    if (!(field.name in together)) continue
    const values = new Map(
      [...byCurrency].map(([currency, terms]) => [
        currency,
        isPlain(terms) ? terms[field.name] : undefined,
      ])
    )
    together[field.name] = valuesTogether(field, values)
  }
  return together
}

function valuesTogether(field: FormField, values: ReadonlyMap<string, unknown>): unknown {
  const inner = field.fields ?? []
  const [first] = values.values()
  switch (field.input) {
    case 'money':
      return values.size === 1 ? first : Object.fromEntries(values)
    case 'group':
      return termsTogether(inner, values)
    case 'list':
      return rowsTogether(values, first, (row) => termsTogether(inner, row))
    case 'values':
      return inner[0] === undefined
        ? first
        : rowsTogether(values, first, (one) => valuesTogether(inner[0], one))
    default:
      return first
  }
}

function rowsTogether(
  values: ReadonlyMap<string, unknown>,
  first: unknown,
  join: (row: ReadonlyMap<string, unknown>) => unknown
): unknown {
  if (!Array.isArray(first)) return first
  return first.map((_, index) =>
    join(new Map([...values].map(([currency, rows]) => [currency, (rows as unknown[])[index]])))
  )
}

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
