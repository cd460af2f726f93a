import type { JsonValue } from './json.js'

/**
 * A step of an explanation: what was done, with which inputs, and what it is worth.
 *
 * `key` is a language key ('telecom.explain.increment'); `values` fill its placeholders. `amount`
 * is an exact decimal or ratio in major units of the group's currency, as canonical text. Only
 * leaves carry amounts that count: the sum of all leaves is the target, to the last digit; a
 * parent's amount, when given, repeats the sum of its children.
 */
export interface ExplanationStep {
  readonly key: string
  readonly values?: { readonly [name: string]: JsonValue }
  readonly amount?: string
  readonly children?: readonly ExplanationStep[]
}

/**
 * One usage event as it appears on an itemised bill.
 *
 * `quantity` is what was measured and `billedQuantity` what was charged, both in the metric's base
 * unit. `group` gathers items under headings (outermost first), for example type and country.
 */
export interface ItemisedEvent {
  readonly eventId: string
  readonly occurredAt: number
  readonly utcOffsetSeconds: number
  readonly metric: string
  readonly dimension: string
  readonly quantity: number
  readonly billedQuantity: number
  readonly label: string
  readonly group: readonly string[]
  readonly amount: string
  readonly steps: readonly ExplanationStep[]
}

/** What `rater.explain` returns for one obligation. */
export interface Explanation {
  readonly obligation: number
  readonly steps: readonly ExplanationStep[]
  readonly items: readonly ItemisedEvent[]
}
