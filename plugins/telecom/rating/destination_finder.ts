import type { CallProblem } from './call_policy.js'
import type { CompiledRate } from './compiled_rate.js'
import type { CompiledTariff, CompiledVersion, PrefixEntry } from './compile_tariff.js'

const SHORT_DIGITS = 6

/**
 * Edition and destination of a number, kept while a call lasts: a call that runs into another
 * edition is looked up again there.
 */
export class DestinationFinder {
  version: CompiledVersion | null = null
  entry: PrefixEntry | null = null

  /** Instants at which an edition begins or ends, sorted. */
  readonly #changes: readonly number[]
  readonly #hasChanges: boolean
  #number = ''
  #instant = 0
  #entries: readonly PrefixEntry[] = []

  constructor(
    private readonly tariff: CompiledTariff,
    private readonly shortNumbers: 'exact' | 'prefix'
  ) {
    const changes = new Set<number>()
    for (const version of tariff.versions) {
      changes.add(version.from)
      if (version.to !== Infinity) changes.add(version.to)
    }
    this.#changes = [...changes].sort((left, right) => left - right)
    this.#hasChanges = this.#changes.length > 1
  }

  find(number: string, instant: number): CallProblem {
    this.#number = number
    this.version = this.#versionAt(instant)
    this.entry = null
    if (this.version === null) return 'NO_RATE'
    this.entry = this.#entryAt(this.version, instant)
    if (this.entry !== null) return null
    return isDigits(number) ? 'UNKNOWN_DESTINATION' : 'BAD_NUMBER'
  }

  /** The rate at the start of the call, right after it was found. */
  firstRate(instant: number): CompiledRate | null {
    const { constantRate, schedule, rates } = (this.entry as PrefixEntry).destination
    if (constantRate !== null) return constantRate
    const band = schedule.bandAt(instant)
    return band === -1 ? null : rates[band]
  }

  /** The rate at a later instant of the call, null when none holds. Changes edition when it must. */
  rateAt(instant: number): CompiledRate | null {
    const version = this.version as CompiledVersion
    if (instant >= version.to || (this.#hasChanges && this.#versionAt(instant) !== version)) {
      const problem = this.find(this.#number, instant)
      if (problem !== null) return null
    }
    return this.firstRate(instant)
  }

  /** The next instant after `instant` at which band or edition may change, at most `limit`. */
  nextChange(instant: number, limit: number): number {
    let until = limit
    if (this.#hasChanges) {
      for (const change of this.#changes) {
        if (change > instant && change < until) until = change
      }
    }
    const { constantRate, schedule } = (this.entry as PrefixEntry).destination
    return constantRate === null ? schedule.nextChange(instant, until) : until
  }

  #versionAt(instant: number): CompiledVersion | null {
    for (const version of this.tariff.versions) {
      if (version.from <= instant && instant < version.to) return version
    }
    return null
  }

  /** An exact entry before the longest prefix; a text that is no number has no prefix but ''. */
  #entryAt(version: CompiledVersion, instant: number): PrefixEntry | null {
    const number = this.#number
    if (!version.dated && version.exact.size === 0) {
      const entry = version.trie.longest(this.#prefixable(number))
      return entry === -1 ? null : version.entries[entry]
    }
    this.#entries = version.entries
    this.#instant = instant
    if (version.exact.size > 0) {
      const index = version.exact.get(number)?.findLast(this.#accepts)
      if (index !== undefined) return version.entries[index]
    }
    const digits = this.#prefixable(number)
    const index = version.dated
      ? version.trie.match(digits, this.#accepts)
      : version.trie.longest(digits)
    return index === -1 ? null : version.entries[index]
  }

  /** The digits that prefixes are compared with. */
  #prefixable(number: string): string {
    const short = this.shortNumbers === 'exact' && number.length <= SHORT_DIGITS
    return short || !isDigits(number) ? '' : number
  }

  #accepts = (index: number): boolean => {
    const entry = this.#entries[index]
    return entry.from <= this.#instant && this.#instant < entry.to
  }
}

function isDigits(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code < 48 || code > 57) return false
  }
  return true
}
