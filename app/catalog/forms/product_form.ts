import vine from '@vinejs/vine'
import type { FormField } from '#sdk/schema'
import { code } from '#app/catalog/validators/plan_validator'

export const productValidator = vine.create({
  code: code(),
  name: vine.string().trim().minLength(1).maxLength(190),
  taxCategory: code(),
  ledgerCode: vine.string().trim().minLength(1).maxLength(20),
})

/** What a product is entered with; ledger accounts are those of the company. */
export function productFields(
  accounts: readonly { readonly code: string; readonly name: string }[]
): FormField[] {
  return [
    { name: 'code', label: 'plans.code', hint: 'plans.hints.code', input: 'text', required: true },
    { name: 'name', label: 'plans.name', input: 'text', required: true },
    {
      name: 'taxCategory',
      label: 'plans.tax_category',
      hint: 'plans.hints.tax_category',
      input: 'text',
      required: true,
    },
    {
      name: 'ledgerCode',
      label: 'plans.ledger_code',
      input: 'select',
      required: true,
      options: accounts.map((account) => ({
        value: account.code,
        label: `${account.code} ${account.name}`,
      })),
    },
  ]
}
