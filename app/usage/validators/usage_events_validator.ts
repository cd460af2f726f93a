import vine from '@vinejs/vine'
import billingConfig from '#config/billing'
import { apiEventSchema } from '#app/usage/feed/api_event'

/** What stands in the address: who sends the records. Ids count once for each source. */
export const usageSourceValidator = vine.create(
  vine.object({ source: vine.string().minLength(1).maxLength(190).optional() })
)

export const usageEvents = vine
  .array(apiEventSchema)
  .minLength(1)
  .maxLength(billingConfig.usage.eventsPerRequest)

export const usageEventsValidator = vine.create(vine.object({ events: usageEvents.clone() }))
