import vine from '@vinejs/vine'
import { ROUNDING_MODES, type RoundingMode } from '#sdk/decimal'
import type { FormField, FormSchema } from '#sdk/schema'
import type { AllowanceTerms } from './allowance.js'
import { BOUNDARY_POLICIES, type BoundaryPolicy } from './call_policy.js'

/** Terms of `telecom.voice`; amounts are decimal texts in major units of the plan's currency. */
export interface VoiceTerms {
  readonly rate_table: string
  /** Rounding of each call, once; null: calls are summed exactly and only the line is rounded. */
  readonly rounding: { readonly decimals: number; readonly mode: RoundingMode } | null
  readonly minimum_charge: string | null
  readonly boundary_policy: BoundaryPolicy
  /** True: connect fee and minimum charge also for answered calls of zero seconds. */
  readonly charge_unanswered: boolean
  readonly maximum_seconds: number
  readonly short_numbers: 'exact' | 'prefix'
  readonly allowance: AllowanceTerms | null
}

export const VOICE_DEFAULTS: Omit<VoiceTerms, 'rate_table'> = Object.freeze({
  rounding: null,
  minimum_charge: null,
  boundary_policy: 'increment_start',
  charge_unanswered: false,
  maximum_seconds: 604800,
  short_numbers: 'exact',
  allowance: null,
})

export const DESTINATION_KINDS = [
  'fixed',
  'mobile',
  'premium',
  'tollfree',
  'emergency',
  'satellite',
  'short',
  'other',
] as const

/** VineJS schema of an amount with up to nine decimals. */
export const amountText = () => vine.string().regex(/^\d{1,12}(?:\.\d{1,9})?$/)

/** VineJS schema of an allowance. */
export const allowanceSchema = () =>
  vine
    .object({
      quantity: vine.number().withoutDecimals().min(1).max(Number.MAX_SAFE_INTEGER),
      step: vine.number().withoutDecimals().min(1).max(1000000000),
      countries: vine.array(vine.string().regex(/^[A-Z]{2}$/)).maxLength(250),
      kinds: vine.array(vine.enum(DESTINATION_KINDS)).maxLength(DESTINATION_KINDS.length),
      share: vine.enum(['service', 'account', 'pool'] as const),
    })
    .nullable()

/** VineJS schema of a named rounding. */
export const roundingSchema = () =>
  vine
    .object({
      decimals: vine.number().withoutDecimals().min(0).max(9),
      mode: vine.enum(ROUNDING_MODES),
    })
    .nullable()

const validator = vine.create(
  vine.object({
    rate_table: vine.string().regex(/^[a-z0-9][a-z0-9_.-]{0,62}$/),
    rounding: roundingSchema(),
    minimum_charge: amountText().nullable(),
    boundary_policy: vine.enum(BOUNDARY_POLICIES),
    charge_unanswered: vine.boolean({ strict: true }),
    maximum_seconds: vine.number().withoutDecimals().min(1).max(31622400),
    short_numbers: vine.enum(['exact', 'prefix'] as const),
    allowance: allowanceSchema(),
  })
)

const options = (group: string, values: readonly string[]) =>
  values.map((value) => ({ value, label: `telecom.options.${group}.${value}` }))

/** Form fields of a rounding. */
export const ROUNDING_FIELDS: readonly FormField[] = [
  { name: 'rounding.decimals', label: 'telecom.fields.rounding_decimals', input: 'integer' },
  {
    name: 'rounding.mode',
    label: 'telecom.fields.rounding_mode',
    input: 'select',
    options: options('rounding', ROUNDING_MODES),
  },
]

/** Form fields of an allowance. */
export const ALLOWANCE_FIELDS: readonly FormField[] = [
  { name: 'allowance.quantity', label: 'telecom.fields.allowance_quantity', input: 'integer' },
  { name: 'allowance.step', label: 'telecom.fields.allowance_step', input: 'integer' },
  {
    name: 'allowance.countries',
    label: 'telecom.fields.allowance_countries',
    input: 'list',
    fields: [{ name: 'country', label: 'telecom.fields.country', input: 'country' }],
  },
  {
    name: 'allowance.kinds',
    label: 'telecom.fields.allowance_kinds',
    input: 'list',
    fields: [
      {
        name: 'kind',
        label: 'telecom.fields.kind',
        input: 'select',
        options: options('kind', DESTINATION_KINDS),
      },
    ],
  },
  {
    name: 'allowance.share',
    label: 'telecom.fields.allowance_share',
    input: 'select',
    options: options('share', ['service', 'account', 'pool']),
  },
]

export const voiceTerms: FormSchema<VoiceTerms> = {
  validator,
  fields: [
    { name: 'rate_table', label: 'telecom.fields.rate_table', input: 'text', required: true },
    { name: 'minimum_charge', label: 'telecom.fields.minimum_charge', input: 'money' },
    {
      name: 'boundary_policy',
      label: 'telecom.fields.boundary_policy',
      hint: 'telecom.hints.boundary_policy',
      input: 'select',
      options: options('boundary', BOUNDARY_POLICIES),
    },
    { name: 'charge_unanswered', label: 'telecom.fields.charge_unanswered', input: 'switch' },
    { name: 'maximum_seconds', label: 'telecom.fields.maximum_seconds', input: 'integer' },
    {
      name: 'short_numbers',
      label: 'telecom.fields.short_numbers',
      input: 'select',
      options: options('short_numbers', ['exact', 'prefix']),
    },
    ...ROUNDING_FIELDS,
    ...ALLOWANCE_FIELDS,
  ],
}
