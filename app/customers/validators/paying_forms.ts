import vine, { errors } from '@vinejs/vine'
import type { HttpContext } from '@adonisjs/core/http'
import type { FormField } from '#sdk/schema'
import { PayingRefusedException } from '#app/customers/exceptions/paying_refused_exception'
import { GROUPINGS, PAYER_FORMS } from '#app/customers/paying/document_rules'
import { localDate } from '#app/database/validation/local_date'

const reason = () => vine.string().trim().minLength(3).maxLength(190)

export const payerValidator = vine.create({
  /** The number of an account; empty: it pays for itself. */
  payer: vine.string().trim().toUpperCase().maxLength(32).nullable().optional(),
  startsOn: localDate(),
  reason: reason(),
})

export const documentRuleValidator = vine.create({
  grouping: vine.enum(GROUPINGS),
  payerForm: vine.enum(PAYER_FORMS),
  startsOn: localDate(),
  reason: reason(),
})

export const purchaseOrderValidator = vine.create({
  number: vine.string().trim().maxLength(60).nullable().optional(),
  startsOn: localDate(),
  reason: reason(),
})

const field = (
  name: string,
  input: FormField['input'],
  more: Partial<FormField> = {}
): FormField => ({ name, label: `accounts.paying.fields.${name}`, input, ...more })

const hinted = (name: string) => ({ hint: `accounts.paying.hints.${name}` })

const select = (name: string, values: readonly string[]): FormField => {
  const options = values.map((value) => ({ value, label: `accounts.paying.${name}.${value}` }))
  return field(name, 'select', { required: true, options, ...hinted(name) })
}

const dated: FormField[] = [
  field('startsOn', 'date', { required: true }),
  field('reason', 'text', { required: true }),
]

export const payerFields: FormField[] = [field('payer', 'text', hinted('payer')), ...dated]

export const documentRuleFields: FormField[] = [
  select('grouping', GROUPINGS),
  select('payerForm', PAYER_FORMS),
  ...dated,
]

export const purchaseOrderFields: FormField[] = [
  field('number', 'text', hinted('number')),
  ...dated,
]

/** What is refused is told beside the field, in the reader's language. */
export async function withPayingRefusals({ i18n }: HttpContext, write: () => Promise<void>) {
  try {
    await write()
  } catch (error) {
    if (!(error instanceof PayingRefusedException)) throw error
    const { field: name, refusal, values } = error
    const message = i18n.t(`accounts.paying.refused.${refusal}`, { ...values })
    throw new errors.E_VALIDATION_ERROR([{ field: name, message, rule: refusal }])
  }
}
