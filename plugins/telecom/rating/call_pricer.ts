import { divideRounded } from '#sdk/decimal'
import type { CallPolicy, CallProblem, CallSegment } from './call_policy.js'
import type { CompiledRate, RateStep } from './compiled_rate.js'
import type { CompiledTariff, CompiledVersion, PrefixEntry } from './compile_tariff.js'
import { DestinationFinder } from './destination_finder.js'

/**
 * Prices one call after the other. The results of the last call stand in the fields, so that the
 * hot path makes no objects; amounts are in parts of the tariff's denominator.
 */
export class CallPricer {
  amount = 0n
  /** Usage that is charged: whole increments beyond the free part. */
  billed = 0
  connectFee = 0n
  disconnectFee = 0n
  /** What was added or taken away to reach the minimum or the maximum. */
  adjustment = 0n
  roundingDifference = 0n
  /** The edition and prefix in which the call began. */
  version: CompiledVersion | null = null
  entry: PrefixEntry | null = null
  /** The rate in which it began. */
  rate: CompiledRate | null = null
  /** Filled when it is a list. */
  segments: CallSegment[] | null = null

  readonly #finder: DestinationFinder
  #number = ''
  #start = 0

  constructor(
    readonly tariff: CompiledTariff,
    readonly policy: CallPolicy
  ) {
    this.#finder = new DestinationFinder(tariff, policy.shortNumbers)
  }

  /** Finds edition, destination and rate of a call; first, because allowances ask for the place. */
  locate(number: string, start: number, usage: number): CallProblem {
    this.#number = number
    this.#start = start
    this.rate = null
    const problem = this.#finder.find(number, start)
    this.version = this.#finder.version
    this.entry = this.#finder.entry
    if (problem !== null) return problem
    if (usage > this.policy.maximumUsage) return 'TOO_LONG'
    this.rate = this.#finder.firstRate(start)
    return isPriced(this.rate) ? null : 'NO_RATE'
  }

  /** Prices the located call, of whose `usage` the first `free` units are covered by an allowance. */
  price(usage: number, free: number): CallProblem {
    this.amount = this.connectFee = this.disconnectFee = 0n
    this.adjustment = this.roundingDifference = 0n
    this.billed = 0
    const rate = this.rate as CompiledRate
    if (usage <= free && !(usage === 0 && this.policy.chargeUnanswered)) return null
    this.amount = this.connectFee = rate.connectFee
    const end = usage > rate.minimumUsage || usage === 0 ? usage : rate.minimumUsage
    if (!this.#charge(free, end, rate)) return 'NO_RATE'
    this.disconnectFee = rate.disconnectFee
    this.amount += rate.disconnectFee
    this.#clamp(rate)
    const rounding = rate.rounding ?? this.policy.rounding
    if (rounding !== null) {
      const part = this.tariff.denominator / POWERS[rounding.decimals]
      const rounded = divideRounded(this.amount, part, rounding.mode) * part
      this.roundingDifference = rounded - this.amount
      this.amount = rounded
    }
    return null
  }

  /**
   * One pass over the stretches between edges of bands, editions and steps; how many increments
   * start in a stretch is computed at once. False when a stretch has no rate.
   */
  #charge(free: number, end: number, first: CompiledRate): boolean {
    const policy = this.policy.boundary
    let elapsed = free
    let rate = first
    let edge = -1
    while (elapsed < end) {
      if (elapsed >= edge) {
        if (elapsed > 0 && policy !== 'call_start') {
          const next = this.#finder.rateAt(this.#start + elapsed)
          if (!isPriced(next)) return false
          rate = next
        }
        edge = policy === 'increment_start' ? this.#edge(elapsed, end) : end
      }
      const step = stepAt(rate.steps, elapsed)
      const last = end < step.until ? end : step.until
      if (policy === 'exact_split') {
        elapsed = this.#chargeSplit(rate, step, elapsed, last)
        if (elapsed < 0) return false
        edge = elapsed
        continue
      }
      const until = last < edge ? last : edge
      const increments = Math.ceil((until - elapsed) / step.increment)
      this.#add(rate, step, elapsed, increments * step.increment, increments)
      elapsed += increments * step.increment
    }
    this.billed = elapsed - free
    return true
  }

  /**
   * Whole increments up to the next edge, or one increment that crosses it second by second.
   * Answers the elapsed usage afterwards, -1 when a part has no rate.
   */
  #chargeSplit(rate: CompiledRate, step: RateStep, from: number, last: number): number {
    const starting = Math.ceil((last - from) / step.increment)
    const edge = this.#edge(from, from + starting * step.increment)
    const whole = Math.min(starting, Math.floor((edge - from) / step.increment))
    if (whole > 0) {
      this.#add(rate, step, from, whole * step.increment, whole)
      return from + whole * step.increment
    }
    const end = from + step.increment
    let elapsed = from
    let current: CompiledRate | null = rate
    while (elapsed < end) {
      if (!isPriced(current)) return -1
      const part = this.#edge(elapsed, end) - elapsed
      this.#add(current, stepAt(current.steps, elapsed), elapsed, part, 0)
      elapsed += part
      if (elapsed < end) current = this.#finder.rateAt(this.#start + elapsed)
    }
    return end
  }

  /** Elapsed usage at which band or edition change next, at most `limit`. */
  #edge(elapsed: number, limit: number): number {
    return this.#finder.nextChange(this.#start + elapsed, this.#start + limit) - this.#start
  }

  #add(rate: CompiledRate, step: RateStep, from: number, charged: number, increments: number) {
    const cost =
      increments > 0 ? BigInt(increments) * step.incrementCost : BigInt(charged) * step.unitCost
    this.amount += cost
    if (this.segments === null) return
    const version = this.#finder.version as CompiledVersion
    this.segments.push({ version, rate, step, from, charged, increments, cost })
  }

  #clamp(rate: CompiledRate): void {
    const before = this.amount
    const minimum =
      rate.minimumCharge > this.policy.minimumCharge
        ? rate.minimumCharge
        : this.policy.minimumCharge
    if (this.amount < minimum) this.amount = minimum
    if (rate.maximumCharge !== null && this.amount > rate.maximumCharge) {
      this.amount = rate.maximumCharge
    }
    this.adjustment = this.amount - before
  }

  /** The number being priced, for reports of problems. */
  get number(): string {
    return this.#number
  }
}

const POWERS = Array.from({ length: 10 }, (_, exponent) => 10n ** BigInt(exponent))

function isPriced(rate: CompiledRate | null): rate is CompiledRate {
  return rate !== null && (rate.status === 'priced' || rate.status === 'hidden')
}

/** The step that holds at `elapsed`; steps are few and sorted. */
function stepAt(steps: readonly RateStep[], elapsed: number): RateStep {
  let index = 0
  while (elapsed >= steps[index].until) index++
  return steps[index]
}
