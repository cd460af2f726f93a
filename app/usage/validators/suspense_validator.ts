import vine from '@vinejs/vine'
import billingConfig from '#config/billing'
import { MAX_RAW } from '#app/usage/acceptance/write_suspense'

const rowIds = () =>
  vine
    .array(vine.number().withoutDecimals().positive())
    .minLength(1)
    .maxLength(billingConfig.usage.suspenseRowsAtOnce)
    .distinct()
const reasonCode = () => vine.string().regex(/^[A-Za-z][A-Za-z0-9_.]{0,39}$/)

export const mendValidator = vine.create({
  raw: vine.string().minLength(1).maxLength(MAX_RAW),
})

/** Either the rows that were chosen, or a reason for all of it. */
export const retryValidator = vine.create({
  ids: rowIds().optional().requiredIfMissing('reason'),
  reason: reasonCode().optional(),
})

export const writeOffValidator = vine.create({
  ids: rowIds().optional().requiredIfMissing('reason'),
  reason: reasonCode().optional(),
  note: vine.string().trim().minLength(3).maxLength(190),
})
