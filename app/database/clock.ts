import { localDateAt } from '#kernel/time_zone'

/**
 * The only place that reads the system clock. Domains ask here; tests and test companies move it.
 */
class Clock {
  #frozenAt: number | null = null

  /** Epoch milliseconds. */
  now(): number {
    return this.#frozenAt ?? Date.now()
  }

  /** The local date in an IANA zone. */
  today(timeZone: string): string {
    return localDateAt(timeZone, Math.floor(this.now() / 1000))
  }

  freezeAt(epochMilliseconds: number) {
    this.#frozenAt = epochMilliseconds
  }

  release() {
    this.#frozenAt = null
  }
}

export const clock = new Clock()
