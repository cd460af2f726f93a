import vine from '@vinejs/vine'
import type { Infer } from '@vinejs/vine/types'
import type { JsonObject } from '#sdk/json'
import type { UsageChange, UsageRow } from '#sdk/usage'
import { pluginHost } from '#app/plugin_host/plugin_host'
import { instantText, plainFacts, wholeNumber } from '#app/usage/feed/event_rules'

/** What rows of the API carry as their format; no plugin can have it, for it has no dot. */
export const API_FORMAT = 'api'

/** What names a change: its sender's id of it, and why it is made. */
const change = {
  changeId: vine.string().minLength(1).maxLength(120).optional(),
  reason: vine.string().maxLength(500).optional(),
}

/** One fact of use as a program sends it, or one that stands for an earlier one of the same id. */
const usedSchema = vine.object({
  /** The sender's own id of the record: what makes it count once. */
  id: vine.string().minLength(1).maxLength(120),
  action: vine.enum(['supersede'] as const).optional(),
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
  ...change,
})

/** Takes the record with this id out, without another in its place. */
const withdrawnSchema = vine.object({
  id: vine.string().minLength(1).maxLength(120),
  action: vine.enum(['withdraw'] as const),
  ...change,
})

export const apiEventSchema = vine.union([
  vine.union.if(isWithdrawal, withdrawnSchema),
  vine.union.else(usedSchema),
])

type UsedEvent = Infer<typeof usedSchema>
type WithdrawnEvent = Infer<typeof withdrawnSchema>
export type ApiEvent = UsedEvent | WithdrawnEvent

function isWithdrawal(value: unknown): boolean {
  return vine.helpers.isObject(value) && value.action === 'withdraw'
}

const apiEventValidator = vine.create(apiEventSchema)

/** A valid event as the core accepts it; its identifier is brought into the stored spelling. */
export function rowOfEvent(event: ApiEvent, row: number, country: string): UsageRow {
  const raw = JSON.stringify(event)
  if (event.action === 'withdraw') {
    return { row, raw, record: null, withdraws: { originId: event.id, ...changeOf(event) } }
  }
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
      ...(event.action === 'supersede' ? { supersedes: changeOf(event) } : {}),
    },
  }
}

function changeOf({ changeId, reason = '' }: ApiEvent): UsageChange {
  return changeId === undefined ? { reason } : { id: changeId, reason }
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

function normalised(event: UsedEvent, country: string): string | null {
  const types = pluginHost()
    .registry.serviceTypes.all()
    .filter(({ value }) => value.identifierKind === event.identifierKind)
  for (const { value } of types) {
    const identifier = value.normalise(event.identifier, { country })
    if (identifier !== null) return identifier
  }
  return null
}
