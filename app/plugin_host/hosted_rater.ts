import { isLocalDate } from '#kernel/calendar_date'
import { addRational, compareRational, formatRational, ZERO, type Rational } from '#kernel/rational'
import type { Explanation } from '#sdk/explanation'
import type { JsonObject } from '#sdk/json'
import type {
  Accumulators,
  RatedTarget,
  Rater,
  RatingGroup,
  RatingSink,
  TargetPart,
  UsageEvent,
} from '#sdk/rating'
import {
  assertContract,
  assertCount,
  assertExact,
  assertPlainData,
} from '#app/plugin_host/assert_contract'
import type { PluginCaller } from '#app/plugin_host/call_plugin'
import { assertExplains } from '#app/plugin_host/assert_explains'
import type { PluginCall } from '#app/plugin_host/plugin_call'

/** An event that a rule could not rate; it goes to suspense with the reason. */
export interface SuspendedEvent {
  readonly event: UsageEvent
  readonly reason: string
  readonly detail: JsonObject
}

export interface RatingResult {
  /** One target per obligation of the group, in the same order. */
  readonly targets: readonly RatedTarget[]
  readonly suspended: readonly SuspendedEvent[]
  readonly state: Accumulators
}

/** A compiled rule behind the host: what it reports is checked before anything is stored. */
export class HostedRater {
  readonly #rate: PluginCall
  readonly #explain: PluginCall

  constructor(
    private readonly rater: Rater,
    private readonly caller: PluginCaller,
    plugin: string,
    code: string
  ) {
    this.#rate = { plugin, code, point: 'rate' }
    this.#explain = { plugin, code, point: 'explain' }
  }

  /** Throws E_PLUGIN_FAILED and E_PLUGIN_CONTRACT. */
  rate(group: RatingGroup, state: Accumulators): RatingResult {
    const call = this.#rate
    const collected = new CollectingSink(call, group.obligations)
    const closing = this.caller.call(call, () =>
      this.rater.rate(this.caller.input(group), this.caller.input(state), collected)
    )
    if (closing !== state) assertAccumulators(closing, call)
    return {
      targets: collected.complete(),
      suspended: collected.suspended,
      state: closing,
    }
  }

  /**
   * The steps behind one obligation's target. The sum of the leaves equals `target` to the last
   * digit, otherwise E_PLUGIN_CONTRACT: an explanation that does not explain is worse than none.
   */
  explain(
    group: RatingGroup,
    state: Accumulators,
    obligation: number,
    target: RatedTarget
  ): Explanation {
    const call = this.#explain
    const explanation = this.caller.call(call, () =>
      this.rater.explain(this.caller.input(group), this.caller.input(state), obligation)
    )
    assertContract(
      explanation.obligation === obligation,
      call,
      'obligation',
      `asked for ${obligation}, answered ${explanation.obligation}`
    )
    assertExplains(explanation, target.amount, call, this.caller)
    return explanation
  }
}

class CollectingSink implements RatingSink {
  readonly suspended: SuspendedEvent[] = []
  readonly #targets: (RatedTarget | undefined)[]
  readonly #call: PluginCall

  constructor(
    call: PluginCall,
    private readonly obligations: RatingGroup['obligations']
  ) {
    this.#call = call
    this.#targets = new Array<RatedTarget | undefined>(obligations.length)
  }

  target(obligation: number, target: RatedTarget): void {
    const call = this.#call
    assertContract(
      Number.isInteger(obligation) && obligation >= 0 && obligation < this.#targets.length,
      call,
      'target',
      `obligation ${obligation} is not in the group`
    )
    assertContract(
      this.#targets[obligation] === undefined,
      call,
      'target',
      `obligation ${obligation} was reported twice`
    )
    assertExact(target.amount, call, 'target.amount')
    assertCount(target.quantity, call, 'target.quantity')
    assertCount(target.billedQuantity, call, 'target.billedQuantity')
    assertCount(target.events, call, 'target.events')
    if (target.display !== undefined) assertPlainData(target.display, call, 'target.display')
    if (target.parts !== undefined) {
      const reads = this.obligations[obligation].reads?.length ?? 0
      assertParts(target.parts, target.amount, reads, call)
    }
    this.#targets[obligation] = target
  }

  suspend(event: UsageEvent, reason: string, detail: JsonObject): void {
    const call = this.#call
    assertContract(
      reason.startsWith(`${call.plugin}.`),
      call,
      'suspend.reason',
      `"${reason}" must begin with "${call.plugin}."`
    )
    assertPlainData(detail, call, 'suspend.detail')
    this.suspended.push({ event, reason, detail })
  }

  complete(): readonly RatedTarget[] {
    const missing = this.#targets.findIndex((target) => target === undefined)
    assertContract(missing === -1, this.#call, 'target', `obligation ${missing} has no target`)
    return this.#targets as RatedTarget[]
  }
}

/** Days in order, and a sum that is the amount to the last digit. */
function assertParts(
  parts: readonly TargetPart[],
  amount: Rational,
  reads: number,
  call: PluginCall
): void {
  let sum = ZERO
  for (const part of parts) {
    assertExact(part.amount, call, 'target.parts.amount')
    const isInOrder = isLocalDate(part.startsOn) && isLocalDate(part.endsOn)
    assertContract(
      isInOrder && part.startsOn < part.endsOn,
      call,
      'target.parts',
      `"${part.startsOn}" to "${part.endsOn}" are no days in order`
    )
    const { of = 0 } = part
    const isRead = part.of === undefined || (Number.isInteger(of) && of >= 0 && of < reads)
    assertContract(isRead, call, 'target.parts.of', `${of} is nothing that was read`)
    sum = addRational(sum, part.amount)
  }
  assertContract(
    compareRational(sum, amount) === 0,
    call,
    'target.parts',
    `add up to ${formatRational(sum)}, the amount is ${formatRational(amount)}`
  )
}

export function assertAccumulators(state: Accumulators, call: PluginCall): void {
  assertContract(typeof state === 'object' && state !== null, call, 'state', 'is missing')
  assertCount(state.schema, call, 'state.schema')
  assertPlainData(state.values, call, 'state.values')
}
