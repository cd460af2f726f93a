import vine from '@vinejs/vine'
import billingConfig from '#config/billing'
import { MAX_RAW } from '#app/usage/acceptance/write_suspense'

const { suspenseRowsAtOnce } = billingConfig.usage

/** Which rows are meant: some by their ids, or all of a reason or an import. */
const choice = {
  ids: vine
    .array(vine.number().withoutDecimals().min(1))
    .minLength(1)
    .maxLength(suspenseRowsAtOnce)
    .optional(),
  reason: vine.string().maxLength(40).optional().requiredIfMissing('ids'),
  importId: vine.number().withoutDecimals().min(1).optional(),
}

export const mendValidator = vine.create({
  raw: vine.string().minLength(1).maxLength(MAX_RAW),
})

export const retryValidator = vine.create(choice)

export const writeOffValidator = vine.create({
  ...choice,
  note: vine.string().trim().minLength(3).maxLength(190),
})
