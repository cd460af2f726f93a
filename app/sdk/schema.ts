import type { VineValidator } from '@vinejs/vine'

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
    | 'secret'
    | 'time_zone'
    | 'country'
  readonly required?: boolean
  readonly options?: readonly { readonly value: string; readonly label: string }[]
  /** For `list`: the fields of one row. */
  readonly fields?: readonly FormField[]
}

/** A VineJS validator for stored data plus the form that is drawn for it. */
export interface FormSchema<Output> {
  readonly validator: VineValidator<any, any> & { readonly __output?: Output }
  readonly fields: readonly FormField[]
}
