import { Random } from './random.js'

const HOUR = 3600

/** Calls in each hour of a working day and of a weekend day, in any unit. */
const WORKING_DAY = [
  1, 1, 1, 1, 1, 2, 6, 18, 42, 60, 66, 62, 48, 52, 58, 56, 54, 50, 44, 38, 30, 20, 9, 3,
]
const WEEKEND_DAY = [
  2, 1, 1, 1, 1, 1, 2, 5, 10, 18, 24, 26, 24, 22, 22, 22, 22, 24, 26, 26, 22, 16, 9, 4,
]

/**
 * Instants of exactly `count` events in [start, end), ascending: a Poisson process, given its number
 * of events, is a uniform draw, bent by the traffic of the week. Two passes over one seed need no
 * list: the first sums the gaps, the second places them.
 */
export class TrafficClock {
  readonly #random: Random
  readonly #sum: number
  /** Traffic up to the end of each hour. */
  readonly #traffic: Float64Array
  #reached = 0
  #hour = 0

  constructor(
    private readonly start: number,
    end: number,
    count: number,
    seed: number
  ) {
    const hours = Math.round((end - start) / HOUR)
    this.#traffic = new Float64Array(hours)
    let traffic = 0
    for (let hour = 0; hour < hours; hour++) {
      traffic += trafficAt(start + hour * HOUR)
      this.#traffic[hour] = traffic
    }
    const first = new Random(seed)
    let sum = 0
    for (let index = 0; index <= count; index++) sum += first.gap()
    this.#sum = sum
    this.#random = new Random(seed)
  }

  next(): number {
    this.#reached += this.#random.gap()
    const wanted = (this.#reached / this.#sum) * this.#traffic[this.#traffic.length - 1]
    while (this.#traffic[this.#hour] <= wanted) this.#hour++
    const before = this.#hour === 0 ? 0 : this.#traffic[this.#hour - 1]
    const part = (wanted - before) / (this.#traffic[this.#hour] - before)
    return this.start + this.#hour * HOUR + Math.floor(part * HOUR)
  }
}

/** By UTC hour; 1970-01-01 was a Thursday. */
function trafficAt(instant: number): number {
  const weekday = (Math.floor(instant / 86400) + 3) % 7
  const hour = Math.floor(instant / HOUR) % 24
  return weekday < 5 ? WORKING_DAY[hour] : WEEKEND_DAY[hour]
}
