import vine from '@vinejs/vine'

export const eventsPageValidator = vine.create({
  service: vine.number().withoutDecimals().min(1).optional(),
  month: vine
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .optional(),
  after: vine.string().maxLength(50).optional(),
})
