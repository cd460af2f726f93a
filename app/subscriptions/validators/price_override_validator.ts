import vine from '@vinejs/vine'
import { localDate } from '#app/database/validation/local_date'

export const priceOverrideValidator = vine.create({
  chargeKey: vine.string().trim().minLength(1).maxLength(40),
  terms: vine.any().optional(),
  validFrom: localDate(),
  validTo: localDate().nullable().optional(),
  reason: vine.string().trim().minLength(3).maxLength(500),
  /** Drawn with the page, so that a form that is sent twice is one override. */
  requestId: vine.string().minLength(8).maxLength(80),
})
