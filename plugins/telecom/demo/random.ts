/**
 * A seeded generator of pseudo-random numbers (mulberry32): the same seed gives the same demo data
 * on every machine. Never used where money is computed.
 */
export class Random {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** At least 0, below 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }

  /** A whole number of at least 0, below `bound`. */
  below(bound: number): number {
    return Math.floor(this.next() * bound)
  }

  pick<Item>(list: readonly Item[]): Item {
    return list[this.below(list.length)]
  }

  /** Exponential with mean 1: the gaps of a Poisson process. */
  gap(): number {
    return -Math.log(1 - this.next())
  }

  /** Standard normal (Box-Muller). */
  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next())
  }

  /** `count` digits as text. */
  digits(count: number): string {
    let text = ''
    while (text.length < count) text += `${this.below(1000000)}`.padStart(6, '0')
    return text.slice(0, count)
  }
}

/** Index of a weight, drawn in proportion to the weights. */
export class Weighted {
  readonly #bounds: number[] = []
  #sum = 0

  constructor(weights: readonly number[]) {
    for (const weight of weights) this.#bounds.push((this.#sum += weight))
  }

  draw(random: Random): number {
    const wanted = random.next() * this.#sum
    let low = 0
    let high = this.#bounds.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#bounds[middle] > wanted) high = middle
      else low = middle + 1
    }
    return low
  }
}
