import vine from '@vinejs/vine'
import { localDate } from '#app/database/validation/local_date'
import { CORRECTION_STATES } from '#app/billing/queries/list_corrections'

const MAXIMUM_CHARGES = 200
const code = () =>
  vine
    .string()
    .trim()
    .regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,39}$/)

/** An order, in the form and in the API alike. */
export const correctionValidator = vine.create({
  /** The caller's name of the correction; the same order again changes nothing. */
  code: code(),
  planId: vine.number().withoutDecimals().positive(),
  version: vine.number().withoutDecimals().positive(),
  startsOn: localDate(),
  /** The first day that is not corrected any more. */
  endsOn: localDate(),
  reason: vine.string().trim().minLength(3).maxLength(500),
  charges: vine
    .array(vine.object({ key: code(), terms: vine.any().optional() }))
    .minLength(1)
    .maxLength(MAXIMUM_CHARGES),
})

/** `dryRunId` is the dry run that was looked at. */
export const correctionApprovalValidator = vine.create({
  dryRunId: vine.number().withoutDecimals().positive(),
})

/** `confirmation` is the amount of the dry run, as `confirmation` of the correction gives it. */
export const correctionRunValidator = vine.create({
  issuedOn: localDate(),
  confirmation: vine.string().trim().maxLength(500),
})

const money = () => vine.object({ minor: vine.string(), currency: vine.string() })
const correction = () => ({
  id: vine.number(),
  code: vine.string(),
  state: vine.enum(CORRECTION_STATES),
  reason: vine.string(),
  plan: vine.object({
    ...{ id: vine.number(), code: vine.string(), name: vine.string(), version: vine.number() },
  }),
  chargeKeys: vine.array(vine.string()),
  startsOn: vine.string(),
  endsOn: vine.string(),
  orderedBy: vine.string(),
  orderedAt: vine.number(),
  approvedBy: vine.string().nullable(),
  approvedAt: vine.number().nullable(),
  previewRunId: vine.number().nullable(),
  liveRunId: vine.number().nullable(),
})

/** The form of the API's answers, for the published description. */
export const correctionsAnswer = vine.create({
  corrections: vine.array(vine.object(correction())),
  after: vine.string().nullable(),
})

export const correctionAnswer = vine.create({
  correction: vine.object({
    ...correction(),
    /** What to send back to bill it; null before a dry run has ended. */
    confirmation: vine.string().nullable(),
    totals: vine.array(money()),
    byCharge: vine.array(
      vine.object({
        ...{ key: vine.string(), name: vine.string(), accounts: vine.number(), net: money() },
      })
    ),
  }),
})

export const differencesAnswer = vine.create({
  differences: vine.array(
    vine.object({
      id: vine.number(),
      account: vine.object({ id: vine.number(), number: vine.string(), name: vine.string() }),
      charge: vine.object({ key: vine.string(), name: vine.string() }),
      net: money(),
    })
  ),
  after: vine.string().nullable(),
})

export const correctionRunAnswer = vine.create({ runId: vine.number() })
export const correctionsQuery = vine.create({ after: vine.string().optional() })
