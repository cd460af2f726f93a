import vine from '@vinejs/vine'
import type { Infer } from '@vinejs/vine/types'
import type { JsonObject } from '#sdk/json'
import type { UsageRow } from '#sdk/usage'
import { pluginHost } from '#app/plugin_host/plugin_host'
import { instantText, plainFacts, wholeNumber } from '#app/usage/feed/event_rules'

/** What rows of the API carry as their format; no plugin can have it, for it has no dot. */
export const API_FORMAT = 'api'

/** One fact of use as a program sends it. */
export const apiEventSchema = vine.object({
  /** The sender's own id of the record: what makes it count once. */
  id: vine.string().minLength(1).maxLength(120),
  /** The kind of identifier a service type declares, and the identifier in any usual spelling. */
  identifierKind: vine.string().minLength(1).maxLength(40),
  identifier: vine.string().minLength(1).maxLength(64),
  metric: vine.string().minLength(1).maxLength(60),
  /** ISO 8601 with a time zone. */
  occurredAt: instantText(),
  /** A whole count of the metric's smallest unit. */
  quantity: wholeNumber(),
  dimension: vine.string().maxLength(64).optional(),
  attributes: plainFacts().optional(),
})

export type ApiEvent = Infer<typeof apiEventSchema>

const apiEventValidator = vine.create(apiEventSchema)

/** A valid event as the core accepts it; its identifier is brought into the stored spelling. */
export function rowOfEvent(event: ApiEvent, row: number, country: string): UsageRow {
  const raw = JSON.stringify(event)
  const identifier = normalised(event, country)
  if (identifier === null) {
    const detail = `${event.identifierKind} ${event.identifier}`
    return { row, raw, record: null, reason: 'BAD_IDENTIFIER', detail }
  }
  return {
    row,
    raw,
    record: {
      originId: event.id,
      identifierKind: event.identifierKind,
      identifier,
      metric: event.metric,
      occurredAt: Math.floor(Date.parse(event.occurredAt) / 1000),
      quantity: event.quantity,
      dimension: event.dimension ?? '',
      attributes: (event.attributes as JsonObject | undefined) ?? null,
    },
  }
}

/** An event that a clerk edited: the same text as in suspense, read as the API reads it. */
export async function readApiEvent(raw: string, row: number, country: string): Promise<UsageRow> {
  try {
    const event = await apiEventValidator.validate(JSON.parse(raw))
    return rowOfEvent(event, row, country)
  } catch (error) {
    const detail = error instanceof SyntaxError ? error.message : problemsOf(error)
    return { row, raw, record: null, reason: 'BAD_EVENT', detail }
  }
}

function problemsOf(error: unknown): string {
  const messages = (error as { messages?: unknown }).messages
  if (!Array.isArray(messages)) throw error
  return messages.map(({ message }) => message).join(' ')
}

function normalised(event: ApiEvent, country: string): string | null {
  const types = pluginHost()
    .registry.serviceTypes.all()
    .filter(({ value }) => value.identifierKind === event.identifierKind)
  for (const { value } of types) {
    const identifier = value.normalise(event.identifier, { country })
    if (identifier !== null) return identifier
  }
  return null
}
