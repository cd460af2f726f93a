import vine from '@vinejs/vine'
import { PRORATION_METHODS } from '#kernel/proration'
import { PERIOD_UNITS } from '#kernel/period'
import { PHASE_ANCHORS } from '#app/catalog/phases'
import { localDate } from '#app/database/validation/local_date'

/** More is a mistake of the sender: no price list is entered with so many charges at once. */
const MAXIMUM_CHARGES = 200
const MAXIMUM_CURRENCIES = 12
const MAXIMUM_PHASES = 12
const MAXIMUM_BASES = 100

export const code = () =>
  vine
    .string()
    .trim()
    .regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,39}$/)
const name = () => vine.string().trim().minLength(1).maxLength(190)
const currency = () =>
  vine
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{3}$/)
const registered = () =>
  vine
    .string()
    .trim()
    .regex(/^[a-z][a-z0-9_.]{0,59}$/)

const charge = vine.object({
  key: code(),
  name: name(),
  rule: registered(),
  revision: vine.number().withoutDecimals().min(1).nullable().optional(),
  terms: vine.any().optional(),
  metrics: vine.array(registered()).distinct().maxLength(50).optional(),
  timing: vine.enum(['advance', 'arrears'] as const),
  taxCategory: code(),
  ledgerCode: vine.string().trim().minLength(1).maxLength(20),
  tags: vine.array(code()).distinct().maxLength(50).optional(),
  recording: vine.enum(['replay', 'per_event', 'on_accept'] as const).optional(),
  /** The phase it holds in; all of them without one. */
  phase: vine.string().trim().maxLength(40).nullable().optional(),
})

const phase = vine.object({
  key: vine.string().trim().maxLength(40),
  name: name(),
  unit: vine.enum(PERIOD_UNITS),
  /** Null: the last phase goes on for ever. */
  count: vine.number().withoutDecimals().min(1).nullable().optional(),
  /** Of a last phase with a count: what follows it. */
  then: vine
    .enum(['ends', 'renews'] as const)
    .nullable()
    .optional(),
})

/** What a version of a plan says, in the form and in the API alike. */
export const versionFields = {
  currencies: vine.array(currency()).minLength(1).maxLength(MAXIMUM_CURRENCIES).distinct(),
  validFrom: localDate(),
  /** The first day on which nobody is put on it any more. */
  validTo: localDate().nullable().optional(),
  periodUnit: vine.enum(['day', 'week', 'month', 'year'] as const),
  periodCount: vine.number().withoutDecimals().min(1).max(366),
  periodSource: registered().nullable().optional(),
  periodTerms: vine.any().optional(),
  proration: vine.enum(PRORATION_METHODS),
  phases: vine.array(phase).maxLength(MAXIMUM_PHASES).optional(),
  phaseAnchor: vine.enum(PHASE_ANCHORS).nullable().optional(),
  charges: vine.array(charge).minLength(1).maxLength(MAXIMUM_CHARGES),
}

/** What a plan says of itself, whatever version of it. */
export const planFields = {
  name: name(),
  product: code().nullable().optional(),
  addonAlignment: vine
    .enum(['base', 'own'] as const)
    .nullable()
    .optional(),
  addonBases: vine.array(code()).distinct().maxLength(MAXIMUM_BASES).optional(),
}

export const planValidator = vine.create({ code: code(), ...planFields, ...versionFields })
export const planFactsValidator = vine.create(planFields)
export const planVersionValidator = vine.create(versionFields)
export const closureValidator = vine.create({ validTo: localDate().nullable() })

export type PlanBody = Awaited<ReturnType<typeof planValidator.validate>>
export type PlanFacts = Awaited<ReturnType<typeof planFactsValidator.validate>>
export type VersionBody = Awaited<ReturnType<typeof planVersionValidator.validate>>
export type ChargeBody = VersionBody['charges'][number]
