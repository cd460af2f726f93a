import vine, { type VineValidator } from '@vinejs/vine'
import { compareDecimal, formatDecimal, parseDecimal } from '../kernel/decimal.js'

/**
 * One input of a form, beside the VineJS schema that validates it: the console draws the form
 * from this list, and the schema stays the judge of what is stored.
 *
 * `label` and `hint` are language keys of the plugin (`<plugin>.fields.<name>`).
 */
export interface FormField {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly input:
    | 'text'
    | 'multiline'
    | 'integer'
    | 'decimal'
    | 'money'
    | 'date'
    | 'select'
    | 'switch'
    | 'list'
    | 'values'
    | 'group'
    | 'secret'
    | 'time_zone'
    | 'country'
  readonly required?: boolean
  readonly options?: readonly { readonly value: string; readonly label: string }[]
  /**
   * For `list` the fields of one row, for `group` the fields under its name, for `values` the one
   * field that describes a value of a list of plain values (its name is not used).
   */
  readonly fields?: readonly FormField[]
  /** Shown and sent only while a field of the same level has one of these values. */
  readonly when?: { readonly field: string; readonly values: readonly (string | boolean)[] }
}

/** A VineJS validator for stored data plus the form that is drawn for it. */
export interface FormSchema<Output> {
  readonly validator: VineValidator<any, any> & { readonly __output?: Output }
  readonly fields: readonly FormField[]
}

/** Bounds of a decimal field, as decimal text; both are inclusive unless `above` is used. */
export interface DecimalBounds {
  readonly minimum?: string
  readonly maximum?: string
  /** Exclusive lower bound. */
  readonly above?: string
}

const decimalRule = vine.createRule((value: unknown, bounds: DecimalBounds, field) => {
  const parsed = typeof value === 'string' ? readDecimal(value.trim()) : null
  if (parsed === null) {
    field.report('The {{ field }} field must be a decimal such as 12.5', 'decimal_text', field)
    return
  }
  if (!isWithin(parsed, bounds)) {
    field.report('The {{ field }} field is out of range', 'decimal_range', field, { ...bounds })
    return
  }
  field.mutate(formatDecimal(parsed), field)
})

/**
 * A VineJS type for an exact decimal: text in, canonical text out ('007.10' becomes '7.1'). A
 * number is refused, since it may have lost digits before it came here.
 */
export function decimalText(bounds: DecimalBounds = {}) {
  return vine.string().use(decimalRule(bounds))
}

function isWithin(
  value: ReturnType<typeof parseDecimal>,
  { minimum, maximum, above }: DecimalBounds
): boolean {
  if (minimum !== undefined && compareDecimal(value, parseDecimal(minimum)) < 0) return false
  if (maximum !== undefined && compareDecimal(value, parseDecimal(maximum)) > 0) return false
  return above === undefined || compareDecimal(value, parseDecimal(above)) > 0
}

function readDecimal(text: string): ReturnType<typeof parseDecimal> | null {
  try {
    return parseDecimal(text)
  } catch {
    return null
  }
}
