import vine from '@vinejs/vine'
import { localDate } from '#app/database/validation/local_date'

export const billRunValidator = vine.create({
  kind: vine.enum(['preview', 'live'] as const),
  dueOn: localDate(),
  issuedOn: localDate(),
  /** The company's name, typed again before documents are issued in it. */
  confirmation: vine.string().trim().maxLength(200).nullable().optional(),
})
