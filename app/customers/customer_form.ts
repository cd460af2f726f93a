import vine from '@vinejs/vine'
import type { FormField } from '#sdk/schema'

const LANGUAGES = ['en', 'de', 'ru'] as const

/** What a customer is entered with; the console draws its form from `fields`. */
export const customerForm = {
  validator: vine.create({
    number: vine
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[A-Z0-9][A-Z0-9./-]{0,31}$/),
    name: vine.string().trim().minLength(1).maxLength(190),
    kind: vine.enum(['company', 'person'] as const),
    country: vine
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[A-Z]{2}$/),
    taxId: vine
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[A-Z0-9 .-]{4,32}$/)
      .nullable()
      .optional(),
    exemption: vine.string().trim().maxLength(190).nullable().optional(),
    email: vine.string().trim().email().maxLength(190).nullable().optional(),
    locale: vine.enum(LANGUAGES).nullable().optional(),
    address: vine
      .string()
      .trim()
      .maxLength(600)
      .transform((text) =>
        text
          .split(/\r?\n/)
          .map((line) => line.trim())
          .filter(Boolean)
      ),
  }),
  fields: [
    { name: 'number', label: 'customers.fields.number', input: 'text', required: true },
    { name: 'name', label: 'customers.fields.name', input: 'text', required: true },
    {
      name: 'kind',
      label: 'customers.fields.kind',
      input: 'select',
      required: true,
      options: ['company', 'person'].map((value) => ({
        value,
        label: `customers.kinds.${value}`,
      })),
    },
    {
      name: 'address',
      label: 'customers.fields.address',
      hint: 'customers.hints.address',
      input: 'multiline',
      required: true,
    },
    { name: 'country', label: 'customers.fields.country', input: 'country', required: true },
    {
      name: 'taxId',
      label: 'customers.fields.tax_id',
      hint: 'customers.hints.tax_id',
      input: 'text',
    },
    {
      name: 'exemption',
      label: 'customers.fields.exemption',
      hint: 'customers.hints.exemption',
      input: 'text',
    },
    { name: 'email', label: 'customers.fields.email', input: 'text' },
    {
      name: 'locale',
      label: 'customers.fields.locale',
      hint: 'customers.hints.locale',
      input: 'select',
      options: LANGUAGES.map((value) => ({ value, label: `customers.languages.${value}` })),
    },
  ] as FormField[],
}
