import type { DemoAccount } from './demo_accounts.js'
import { DEMO_DESTINATIONS, DEMO_SHORT_NUMBERS } from './destinations.js'
import { Weighted, type Random } from './random.js'

/** One row before it is joined: id, type, caller, called, start, quantity. */
export type CallRow = readonly [string, string, string, string, string, string]

const LONGEST_CALL = 14400
const DAY = 86400

/** Makes rows: who calls whom for how long, given when. */
export class CallWriter {
  readonly #numbers: readonly string[]
  readonly #callers: Weighted
  readonly #destinations = new Weighted(DEMO_DESTINATIONS.map(({ weight }) => weight))
  #day = -1
  #dayText = ''

  constructor(
    accounts: readonly DemoAccount[],
    private readonly random: Random
  ) {
    this.#numbers = accounts.flatMap((account) => account.numbers)
    this.#callers = new Weighted(this.#numbers.map(() => Math.exp(random.normal())))
  }

  row(index: number, start: number): CallRow {
    const { random } = this
    const caller = this.#numbers[this.#callers.draw(random)]
    const kind = random.below(100)
    const id = `demo-${index + 1}`
    const begun = this.#instantText(start)
    if (kind < 85) {
      return [id, 'voice', caller, this.#called(), begun, `${this.#duration()}`]
    }
    if (kind < 94) return [id, 'sms', caller, this.#mobile(), begun, '1']
    return [id, 'data', caller, 'INTERNET', begun, `${this.#volume()}`]
  }

  #called(): string {
    if (this.random.below(400) === 0) return this.random.pick(DEMO_SHORT_NUMBERS).number
    const { prefixes, length } = DEMO_DESTINATIONS[this.#destinations.draw(this.random)]
    return this.random.pick(prefixes) + this.random.digits(length)
  }

  #mobile(): string {
    return `4917${this.random.digits(9)}`
  }

  /** Seconds: log-normal with a median of 75; one answered call in fifty ends at once. */
  #duration(): number {
    if (this.random.below(50) === 0) return 0
    return Math.min(
      LONGEST_CALL,
      Math.max(1, Math.round(75 * Math.exp(1.1 * this.random.normal())))
    )
  }

  /** Bytes: log-normal with a median of 8 MB. */
  #volume(): number {
    return Math.round(8000000 * Math.exp(1.4 * this.random.normal()))
  }

  /** ISO text; rows are in order of time, so a day is written out once. */
  #instantText(instant: number): string {
    const day = Math.floor(instant / DAY)
    if (day !== this.#day) {
      this.#day = day
      this.#dayText = new Date(day * DAY * 1000).toISOString().slice(0, 11)
    }
    const second = instant - day * DAY
    const clock = [Math.floor(second / 3600), Math.floor(second / 60) % 60, second % 60]
    return `${this.#dayText}${clock.map((part) => (part < 10 ? `0${part}` : part)).join(':')}Z`
  }
}
