import vine from '@vinejs/vine'
import { localDate } from '#app/database/validation/local_date'
import { MOST_MONTHS, WHAT_IF_SCOPES } from '#app/billing/what_if/what_if'

export const whatIfValidator = vine.create({
  fromVersionId: vine.number().positive().withoutDecimals(),
  toVersionId: vine.number().positive().withoutDecimals(),
  months: vine.number().min(1).max(MOST_MONTHS).withoutDecimals(),
  scope: vine.enum(WHAT_IF_SCOPES),
  /** Numbers apart by commas, blanks or new lines. */
  accounts: vine.string().trim().maxLength(20_000).nullable().optional(),
  group: vine.string().trim().maxLength(60).nullable().optional(),
})

export const planMoveValidator = vine.create({
  fromVersionId: vine.number().positive().withoutDecimals(),
  toVersionId: vine.number().positive().withoutDecimals(),
  effectiveOn: localDate(),
  reason: vine.string().trim().minLength(3).maxLength(500),
})

export const planMoveConfirmationValidator = vine.create({
  confirmation: vine.number().min(1).withoutDecimals(),
})
