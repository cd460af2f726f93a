import { floorRational, multiplyRational, rational } from '#sdk/decimal'
import type { Accumulators, ObligationInput } from '#sdk/rating'

/**
 * Usage included in a charge, per period.
 *
 * `share`: 'service' gives each obligation its own; 'account' one for all of a period; 'pool' one
 * that holds as much as all of them together. A call takes whole steps, as long as there are some.
 */
export interface AllowanceTerms {
  readonly quantity: number
  readonly step: number
  /** ISO countries and kinds of destination it covers; empty: all. */
  readonly countries: readonly string[]
  readonly kinds: readonly string[]
  readonly share: 'service' | 'account' | 'pool'
}

const SCHEMA = 1

/** What is left of the allowances of a rating group while its usage is rated in time order. */
export class AllowanceBuckets {
  readonly #keys: readonly string[]
  readonly #left = new Map<string, number>()
  readonly #granted = new Map<string, number>()
  readonly #step: number
  #lastTaken = 0

  constructor(terms: AllowanceTerms, obligations: readonly ObligationInput[], state: Accumulators) {
    this.#step = terms.step
    this.#keys = obligations.map((obligation) => bucketKey(terms, obligation))
    obligations.forEach((obligation, index) => {
      const key = this.#keys[index]
      const own = grantOf(terms, obligation)
      const known = this.#granted.get(key)
      if (known === undefined) this.#granted.set(key, own)
      else if (terms.share === 'pool') this.#granted.set(key, known + own)
    })
    const used = state.schema === SCHEMA ? state.values : {}
    for (const [key, granted] of this.#granted) {
      const taken = used[key]
      this.#left.set(key, Math.max(0, granted - (typeof taken === 'number' ? taken : 0)))
    }
  }

  /** Takes what a call needs from its bucket; answers how much of `usage` is free. */
  take(obligation: number, usage: number): number {
    const key = this.#keys[obligation]
    const left = this.#left.get(key) as number
    this.#lastTaken = 0
    if (left === 0) return 0
    const wanted = Math.ceil(usage / this.#step) * this.#step
    const taken = wanted < left ? wanted : left
    this.#left.set(key, left - taken)
    this.#lastTaken = taken
    return taken < usage ? taken : usage
  }

  /** Undoes the last `take`, for a call that turned out to have no price. */
  giveBack(obligation: number): void {
    const key = this.#keys[obligation]
    this.#left.set(key, (this.#left.get(key) as number) + this.#lastTaken)
    this.#lastTaken = 0
  }

  /** What has been used of each bucket, for the next part of the same period. */
  state(): Accumulators {
    const values: Record<string, number> = {}
    for (const [key, granted] of this.#granted) {
      values[key] = granted - (this.#left.get(key) as number)
    }
    return { schema: SCHEMA, values }
  }
}

function bucketKey(terms: AllowanceTerms, obligation: ObligationInput): string {
  const owner = terms.share === 'service' ? (obligation.serviceId ?? '') : '*'
  return `${owner}@${obligation.startsOn}`
}

/** The part of a period that is due grants its part of the allowance, in whole units. */
function grantOf(terms: AllowanceTerms, obligation: ObligationInput): number {
  const whole = rational(BigInt(terms.quantity) * BigInt(obligation.quantity))
  return Number(floorRational(multiplyRational(whole, obligation.fraction)))
}
