import vine from '@vinejs/vine'
import { decimalText, type FormField } from '#sdk/schema'
import { localDate } from '#app/database/validation/local_date'
import { WALLET_SETTLES } from '#app/prepaid/actions/set_wallet_terms'

const GRANT_KINDS = ['paid', 'promotional'] as const
const amount = () => decimalText({ above: '0', maximum: '999999999999' })
const key = () => vine.string().maxLength(120).optional()

export const walletValidator = vine.create({
  settles: vine.enum(WALLET_SETTLES),
  alertBelow: amount().nullable().optional(),
})

export const topUpValidator = vine.create({
  request: key(),
  amount: amount(),
  kind: vine.enum(GRANT_KINDS),
  priority: vine.number().withoutDecimals().min(0).max(1000).nullable().optional(),
  expiresOn: localDate().nullable().optional(),
})

export const walletRefundValidator = vine.create({
  request: key(),
  amount: amount().nullable().optional(),
  reason: vine.string().trim().minLength(3).maxLength(190),
})

const field = (
  name: string,
  input: FormField['input'],
  more: Partial<FormField> = {}
): FormField => ({ name, label: `wallets.fields.${name}`, input, ...more })

const options = (name: string, values: readonly string[]) =>
  values.map((value) => ({ value, label: `wallets.${name}.${value}` }))

export const walletFields: FormField[] = [
  field('settles', 'select', { required: true, options: options('settles', WALLET_SETTLES) }),
  field('alertBelow', 'money', { hint: 'wallets.hints.alertBelow' }),
]

export const topUpFields: FormField[] = [
  field('amount', 'money', { required: true }),
  field('kind', 'select', { required: true, options: options('kinds', GRANT_KINDS) }),
  field('priority', 'integer', { hint: 'wallets.hints.priority' }),
  field('expiresOn', 'date', { hint: 'wallets.hints.expiresOn' }),
]

export const walletRefundFields: FormField[] = [
  field('amount', 'money', { hint: 'wallets.hints.refund' }),
  field('reason', 'text', { required: true }),
]
