import vine from '@vinejs/vine'

/** The form of the API's answer, for the published description. */
export const planAnswer = vine.create({
  id: vine.number(),
  version: vine.number(),
  /** One id for each currency, in the order of the currencies. */
  planVersionIds: vine.array(vine.number()),
})
