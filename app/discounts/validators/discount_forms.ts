import vine from '@vinejs/vine'
import { DISCOUNT_ORDERS } from '#kernel/discount'
import type { FormField } from '#sdk/schema'
import { decimalText } from '#sdk/schema'
import { localDate } from '#app/database/validation/local_date'
import {
  COUPON_APPLIES_TO,
  COUPON_DURATIONS,
  COUPON_KINDS,
  COUPON_PRORATIONS,
  COUPON_RESTS,
} from '#app/discounts/coupon'

const amount = () => decimalText({ above: '0', maximum: '999999999999' })
const count = (maximum: number) => vine.number().withoutDecimals().min(1).max(maximum)

/** Codes as people type them: 'basic, gold'. */
const codes = () =>
  vine
    .string()
    .trim()
    .maxLength(600)
    .regex(/^[A-Za-z0-9_.\s,-]*$/)
    .transform((text) => [...new Set(text.split(/[\s,]+/).filter(Boolean))])
    .nullable()
    .optional()

const key = () => vine.string().maxLength(120).optional()

export const couponValidator = vine.create({
  request: key(),
  code: vine
    .string()
    .trim()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$/),
  name: vine.string().trim().minLength(1).maxLength(190),
  kind: vine.enum(COUPON_KINDS),
  amount: amount().nullable().optional(),
  currency: vine
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{3}$/)
    .nullable()
    .optional(),
  percent: decimalText({ above: '0', maximum: '100' }).nullable().optional(),
  appliesTo: vine.enum(COUPON_APPLIES_TO),
  codes: codes(),
  duration: vine.enum(COUPON_DURATIONS),
  periods: count(600).nullable().optional(),
  proration: vine.enum(COUPON_PRORATIONS),
  rest: vine.enum(COUPON_RESTS),
  validFrom: localDate(),
  validTo: localDate().nullable().optional(),
  effectEndsOn: localDate().nullable().optional(),
  maxRedemptions: count(1_000_000_000).nullable().optional(),
  maxPerCustomer: count(1_000_000).nullable().optional(),
  stackable: vine.boolean(),
})

export const redemptionValidator = vine.create({
  request: key(),
  code: vine.string().trim().minLength(1).maxLength(32),
  subscriptionId: vine.number().withoutDecimals().positive().nullable().optional(),
  startsOn: localDate().nullable().optional(),
})

/** The same by programs, which name the account too. */
export const apiRedemptionValidator = vine.create({
  code: vine.string().trim().minLength(1).maxLength(32),
  accountId: vine.number().withoutDecimals().positive(),
  subscriptionId: vine.number().withoutDecimals().positive().nullable().optional(),
  startsOn: localDate().nullable().optional(),
})

export const redemptionEndValidator = vine.create({
  request: key(),
  how: vine.enum(['ended', 'withdrawn'] as const),
  endsOn: localDate().nullable().optional().requiredWhen('how', '=', 'ended'),
  reason: vine.string().trim().minLength(3).maxLength(190),
})

export const commitmentValidator = vine.create({
  request: key(),
  amount: amount(),
  appliesTo: vine.enum(COUPON_APPLIES_TO),
  codes: codes(),
  periodUnit: vine.enum(['month', 'year'] as const),
  periodCount: count(36),
  startsOn: localDate(),
  endsOn: localDate().nullable().optional(),
})

export const discountOrderValidator = vine.create({
  order: vine.enum(DISCOUNT_ORDERS),
  startsOn: localDate(),
})

const select = (name: string, values: readonly string[]): FormField => ({
  name,
  label: `discounts.fields.${name}`,
  input: 'select',
  required: true,
  options: values.map((value) => ({ value, label: `discounts.${name}.${value}` })),
})

const field = (
  name: string,
  input: FormField['input'],
  more: Partial<FormField> = {}
): FormField => ({ name, label: `discounts.fields.${name}`, input, ...more })

const hinted = (name: string) => ({ hint: `discounts.hints.${name}` })

export const couponFields: FormField[] = [
  field('code', 'text', { required: true, ...hinted('code') }),
  field('name', 'text', { required: true, ...hinted('name') }),
  select('kind', COUPON_KINDS),
  field('percent', 'decimal', hinted('percent')),
  field('amount', 'money', hinted('amount')),
  field('currency', 'text', hinted('currency')),
  select('appliesTo', COUPON_APPLIES_TO),
  field('codes', 'text', hinted('codes')),
  select('duration', COUPON_DURATIONS),
  field('periods', 'integer', hinted('periods')),
  { ...select('proration', COUPON_PRORATIONS), ...hinted('proration') },
  { ...select('rest', COUPON_RESTS), ...hinted('rest') },
  field('validFrom', 'date', { required: true }),
  field('validTo', 'date', hinted('validTo')),
  field('effectEndsOn', 'date', hinted('effectEndsOn')),
  field('maxRedemptions', 'integer', hinted('maxRedemptions')),
  field('maxPerCustomer', 'integer', hinted('maxPerCustomer')),
  field('stackable', 'switch', hinted('stackable')),
]

export const commitmentFields: FormField[] = [
  field('amount', 'money', { required: true, ...hinted('commitment') }),
  select('appliesTo', COUPON_APPLIES_TO),
  field('codes', 'text', hinted('codes')),
  select('periodUnit', ['month', 'year']),
  field('periodCount', 'integer', { required: true }),
  field('startsOn', 'date', { required: true }),
  field('endsOn', 'date', hinted('endsOn')),
]

export const redemptionEndFields: FormField[] = [
  select('how', ['ended', 'withdrawn']),
  field('endsOn', 'date', hinted('how')),
  field('reason', 'text', { required: true }),
]

export const discountOrderFields: FormField[] = [
  select('order', DISCOUNT_ORDERS),
  field('startsOn', 'date', { required: true, ...hinted('order') }),
]

/** The form of redeeming offers the subscriptions that an account has. */
export function redemptionFields(
  subscriptions: readonly { readonly id: number; readonly label: string }[]
): FormField[] {
  const options = subscriptions.map(({ id, label }) => ({ value: String(id), label }))
  return [
    field('code', 'text', { required: true }),
    field('subscriptionId', 'select', { options, ...hinted('subscriptionId') }),
    field('startsOn', 'date', hinted('startsOn')),
  ]
}
