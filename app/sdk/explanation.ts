import {
  addRational,
  compareRational,
  formatRational,
  parseRational,
  ZERO,
  type Rational,
} from '../kernel/rational.js'
import { PluginError } from './errors.js'
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

/**
 * The sum of all leaves of an explanation, exact. Throws E_EXPLANATION when a parent states an
 * amount that its children do not add up to.
 */
export function sumOfSteps(steps: readonly ExplanationStep[]): Rational {
  let sum = ZERO
  for (const step of steps) sum = addRational(sum, worth(step))
  return sum
}

function worth(step: ExplanationStep): Rational {
  const stated = step.amount === undefined ? null : parseRational(step.amount)
  if (step.children === undefined || step.children.length === 0) return stated ?? ZERO
  const sum = sumOfSteps(step.children)
  if (stated !== null && compareRational(stated, sum) !== 0) {
    throw new PluginError(
      'E_EXPLANATION',
      `"${step.key}" states ${step.amount}, its children add up to ${formatRational(sum)}`
    )
  }
  return sum
}
