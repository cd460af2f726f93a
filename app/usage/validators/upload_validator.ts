import vine from '@vinejs/vine'

/** What a person says of a file before its bytes come; empty means: find out. */
export const uploadValidator = vine.create({
  format: vine
    .string()
    .regex(/^[a-z][a-z0-9_]{1,30}\.[a-z0-9_]{1,40}$/)
    .optional(),
  source: vine.string().trim().minLength(1).maxLength(120).optional(),
})
