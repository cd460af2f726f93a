import vine from '@vinejs/vine'

/** The form of the answer, for the published description. */
export const usageAnswer = vine.create(
  vine.object({
    importId: vine.number(),
    accepted: vine.number(),
    duplicates: vine.number(),
    suspended: vine.number(),
    withdrawn: vine.number(),
    results: vine.array(
      vine.object({
        id: vine.string(),
        status: vine.enum(['accepted', 'duplicate', 'suspended', 'withdrawn']),
        reason: vine.string().nullable(),
        detail: vine.string().nullable(),
      })
    ),
  })
)
