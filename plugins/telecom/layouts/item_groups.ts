import { addRational, formatRational, parseRational, ZERO } from '#sdk/decimal'
import type { ItemisedEvent } from '#sdk/explanation'
import type { ItemisationView } from '#sdk/layout'

export interface NumberGroup {
  readonly label: string | null
  readonly items: readonly ItemisedEvent[]
}

export interface TypeGroup {
  readonly type: string
  readonly countries: readonly { readonly country: string; readonly items: ItemisedEvent[] }[]
}

export interface ItemSubtotal {
  readonly count: number
  readonly quantity: number
  readonly billed: number
  /** Exact, canonical text. */
  readonly amount: string
}

/** Calls come before messages, messages before data; other types follow by name. */
const TYPE_ORDER = ['voice', 'sms', 'data']

/** The events of each number over all its lines, in the order of the lines; none without events. */
export function byNumber(itemisation: readonly ItemisationView[]): NumberGroup[] {
  const numbers = Map.groupBy(itemisation, (view) => view.serviceLabel)
  return [...numbers]
    .map(([label, views]) => ({ label, items: views.flatMap((view) => view.items) }))
    .filter((group) => group.items.length > 0)
}

/** Types in their order, countries by code, events by time. */
export function byType(items: readonly ItemisedEvent[]): TypeGroup[] {
  const types = Map.groupBy(items, (item) => item.group[0] ?? '')
  return [...types]
    .sort(([left], [right]) => rankOf(left) - rankOf(right) || compareTexts(left, right))
    .map(([type, events]) => ({ type, countries: byCountry(events) }))
}

export function subtotalOf(items: readonly ItemisedEvent[]): ItemSubtotal {
  let amount = ZERO
  let quantity = 0
  let billed = 0
  for (const item of items) {
    amount = addRational(amount, parseRational(item.amount))
    quantity += item.quantity
    billed += item.billedQuantity
  }
  return { count: items.length, quantity, billed, amount: formatRational(amount) }
}

function byCountry(events: readonly ItemisedEvent[]): TypeGroup['countries'] {
  return [...Map.groupBy(events, (item) => item.group[1] ?? '')]
    .sort(([left], [right]) => compareTexts(left, right))
    .map(([country, items]) => ({
      country,
      items: items.toSorted(
        (left, right) =>
          left.occurredAt - right.occurredAt || compareTexts(left.eventId, right.eventId)
      ),
    }))
}

function rankOf(type: string): number {
  const rank = TYPE_ORDER.indexOf(type)
  return rank === -1 ? TYPE_ORDER.length : rank
}

function compareTexts(left: string, right: string): number {
  return left === right ? 0 : left < right ? -1 : 1
}
