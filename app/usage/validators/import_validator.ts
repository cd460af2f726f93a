import vine from '@vinejs/vine'

/** What may be said of a file; all of it is found out or has its default when left out. */
export const importValidator = vine.create({
  format: vine.string().trim().maxLength(60).nullable().optional(),
  source: vine.string().trim().maxLength(190).nullable().optional(),
})
