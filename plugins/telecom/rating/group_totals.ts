import { rational } from '#sdk/decimal'
import type { JsonObject } from '#sdk/json'
import type { RatedTarget } from '#sdk/rating'
import { exactText } from './exact_text.js'

export interface Subtotal {
  events: number
  quantity: number
  billed: number
  amount: bigint
}

/** More countries than this are shown together on a line; the itemised bill has them all. */
const MAXIMUM_SUBTOTALS = 40

/** Sums of one obligation, by place; amounts are in parts of `denominator`. */
export class ObligationTotals {
  readonly #places = new Map<number, Subtotal>()

  add(place: number, quantity: number, billed: number, amount: bigint): void {
    let subtotal = this.#places.get(place)
    if (subtotal === undefined) {
      subtotal = { events: 0, quantity: 0, billed: 0, amount: 0n }
      this.#places.set(place, subtotal)
    }
    subtotal.events++
    subtotal.quantity += quantity
    subtotal.billed += billed
    subtotal.amount += amount
  }

  target(denominator: bigint, places: readonly Place[]): RatedTarget {
    const sum = sumOf([...this.#places.values()])
    return {
      amount: rational(sum.amount, denominator),
      quantity: sum.quantity,
      billedQuantity: sum.billed,
      events: sum.events,
      display: { subtotals: this.#shown(denominator, places) },
    }
  }

  /** Sorted by country and kind, whatever came first. */
  subtotals(places: readonly Place[]): [Place, Subtotal][] {
    const list = [...this.#places].map(([index, sum]): [Place, Subtotal] => [places[index], sum])
    return list.sort(
      ([left], [right]) =>
        compareTexts(left.country, right.country) || compareTexts(left.kind, right.kind)
    )
  }

  #shown(denominator: bigint, places: readonly Place[]): JsonObject[] {
    const list = this.subtotals(places)
    const rest = list.splice(MAXIMUM_SUBTOTALS)
    if (rest.length > 0) {
      list.push([{ country: '', kind: 'other' }, sumOf(rest.map(([, subtotal]) => subtotal))])
    }
    return list.map(([{ country, kind }, { events, quantity, billed, amount }]) => ({
      country,
      kind,
      events,
      quantity,
      billed,
      amount: exactText(amount, denominator),
    }))
  }
}

/** Country (ISO 3166-1 alpha-2, '' for none) and kind of destination. */
export interface Place {
  readonly country: string
  readonly kind: string
}

function compareTexts(left: string, right: string): number {
  return left === right ? 0 : left < right ? -1 : 1
}

function sumOf(subtotals: readonly Subtotal[]): Subtotal {
  const sum = { events: 0, quantity: 0, billed: 0, amount: 0n }
  for (const subtotal of subtotals) {
    sum.events += subtotal.events
    sum.quantity += subtotal.quantity
    sum.billed += subtotal.billed
    sum.amount += subtotal.amount
  }
  return sum
}
