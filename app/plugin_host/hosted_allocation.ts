import { compareRational, formatRational, sumRational } from '#sdk/decimal'
import type { FactPort } from '#sdk/facts'
import type { JsonObject } from '#sdk/json'
import {
  QUALITIES,
  type Allocated,
  type Allocation,
  type Held,
  type MeasuringFactRequest,
  type PoolInput,
  type QuantityKind,
} from '#sdk/measurement'
import { assertContract, assertPlainData, isObject } from '#app/plugin_host/assert_contract'
import { assertQuantity } from '#app/plugin_host/assert_quantity'
import type { PluginCaller } from '#app/plugin_host/call_plugin'
import { keyOf, type Registered } from '#app/plugin_host/code_table'
import { assertAccumulators } from '#app/plugin_host/hosted_rater'
import type { PluginCall } from '#app/plugin_host/plugin_call'

/** An allocation behind the host: whatever it returns, its shares add up to its totals. */
export class HostedAllocation {
  readonly allocation: Allocation<any, any>
  readonly plugin: string
  readonly #code: string

  constructor(
    entry: Registered<Allocation<any, any>>,
    private readonly caller: PluginCaller
  ) {
    this.allocation = entry.value
    this.plugin = entry.plugin
    this.#code = keyOf(entry.value.code, entry.value.revision)
  }

  /** What a pool would store. Throws VineJS' E_VALIDATION_ERROR with the fields at fault. */
  validateTerms(terms: unknown): Promise<JsonObject> {
    return this.allocation.terms.validator.validate(terms) as Promise<JsonObject>
  }

  /** `undefined` for an allocation without facts. */
  async loadFacts(port: FactPort, request: MeasuringFactRequest<JsonObject>): Promise<unknown> {
    const { allocation } = this
    if (allocation.facts === undefined) return undefined
    return this.caller.callAsync(this.#call('facts'), () =>
      allocation.facts!(port, this.caller.input(request))
    )
  }

  /** The kind of a code that this allocation may give. */
  kind(code: string): QuantityKind | null {
    return this.allocation.quantities.find((kind) => kind.code === code) ?? null
  }

  allocate(input: PoolInput<JsonObject>): Allocated | Held {
    const call = this.#call('allocate')
    const result = this.caller.call(call, () => this.allocation.allocate(this.caller.input(input)))
    assertContract(isObject(result), call, 'allocate', 'is no allocation and no reason')
    if ('held' in result) {
      const isOwn = result.held.startsWith(`${call.plugin}.`)
      assertContract(isOwn, call, 'held', `must begin with "${call.plugin}."`)
      assertPlainData(result.detail, call, 'detail')
      return result
    }
    for (const share of result.shares) {
      const { part, certificate } = share
      const isPart = Number.isInteger(part) && part >= 0 && part < input.parts.length
      assertContract(isPart, call, 'shares.part', `part ${part} is not in the pool`)
      if (certificate !== undefined) assertPlainData(certificate, call, 'shares.certificate')
      const isKnown = share.quality === undefined || QUALITIES.includes(share.quality)
      assertContract(isKnown, call, 'shares.quality', `"${share.quality}" is none`)
    }
    for (const total of result.totals) this.#assertSplit(result, total, input, call)
    const codes = new Set(result.totals.map(({ code }) => code))
    const stray = result.shares.find(({ code }) => !codes.has(code))
    assertContract(!stray && codes.size === result.totals.length, call, 'totals', 'one each code')
    assertPlainData(result.certificate, call, 'certificate')
    if (result.state !== undefined) {
      const { carriesState } = this.allocation
      assertContract(carriesState, call, 'state', 'is handed on by an allocation that has none')
      assertAccumulators(result.state, call)
    }
    return result
  }

  /** Every part has one share of the total, and together they are the total to the last digit. */
  #assertSplit(
    { shares }: Allocated,
    { code, quantity }: Allocated['totals'][number],
    { parts }: PoolInput<JsonObject>,
    call: PluginCall
  ) {
    const kind = this.kind(code)
    assertContract(kind !== null, call, 'totals.code', `"${code}" is not among its quantities`)
    assertQuantity(quantity, kind, call, 'totals.quantity')
    const own = shares.filter((share) => share.code === code)
    const isComplete =
      own.length === parts.length && new Set(own.map(({ part }) => part)).size === parts.length
    assertContract(isComplete, call, 'shares', `of ${code}: one for each of ${parts.length} parts`)
    for (const share of own) assertQuantity(share.quantity, kind, call, 'shares.quantity')
    const sum = sumRational(own.map((share) => share.quantity))
    assertContract(
      compareRational(sum, quantity) === 0,
      call,
      'shares',
      `of ${code} add up to ${formatRational(sum)}, the total is ${formatRational(quantity)}`
    )
  }

  #call(point: string): PluginCall {
    return { plugin: this.plugin, code: this.#code, point }
  }
}
