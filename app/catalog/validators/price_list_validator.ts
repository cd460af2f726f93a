import vine from '@vinejs/vine'
import { localDate } from '#app/database/validation/local_date'

/** Three megabytes of a workbook, which is more than 20,000 prices take. */
const MOST_CHARACTERS = 4_000_000

const fields = {
  /** The workbook as base64. */
  file: vine
    .string()
    .minLength(1)
    .maxLength(MOST_CHARACTERS)
    .regex(/^[A-Za-z0-9+/]+={0,2}$/),
  validFrom: localDate(),
}

export const priceListCheckValidator = vine.create(fields)
export const priceListValidator = vine.create({
  ...fields,
  hash: vine.string().regex(/^[0-9a-f]{64}$/),
})
