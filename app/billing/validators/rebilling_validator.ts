import vine from '@vinejs/vine'

export const rebillingValidator = vine.create({
  reason: vine.string().trim().minLength(3).maxLength(190),
})
