import { localDateAt } from '#kernel/time_zone'

/** Where a day is asked for; a sandbox stands on a day of its own. */
export interface LocalPlace {
  readonly timeZone: string
  readonly clockOn?: string | null
}

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

  /** The day it is for a company: that of its test clock, or the local one. */
  todayOf({ timeZone, clockOn }: LocalPlace): string {
    return clockOn ?? this.today(timeZone)
  }

  freezeAt(epochMilliseconds: number) {
    this.#frozenAt = epochMilliseconds
  }

  release() {
    this.#frozenAt = null
  }
}

export const clock = new Clock()
