import vine from '@vinejs/vine'
import { localDate } from '#app/database/validation/local_date'

/** Which day an account is previewed for; today when it is left out. */
export const accountPreviewValidator = vine.create({
  dueOn: localDate().optional(),
  issuedOn: localDate().optional(),
  /** Which of its documents a line is of, counted from 1. */
  document: vine.number().withoutDecimals().min(1).max(10_000).optional(),
})
