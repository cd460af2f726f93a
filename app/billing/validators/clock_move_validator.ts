import vine from '@vinejs/vine'
import { localDate } from '#app/database/validation/local_date'

export const clockMoveValidator = vine.create({
  to: localDate(),
  bills: vine.boolean(),
})
