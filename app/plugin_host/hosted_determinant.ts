import type { FactPort } from '#sdk/facts'
import type { JsonObject } from '#sdk/json'
import {
  QUALITIES,
  type Determinant,
  type Determined,
  type MeasuringFactRequest,
  type MeterInput,
  type Missing,
} from '#sdk/measurement'
import { assertContract, assertPlainData, isObject } from '#app/plugin_host/assert_contract'
import { assertQuantity } from '#app/plugin_host/assert_quantity'
import type { PluginCaller } from '#app/plugin_host/call_plugin'
import { keyOf, type Registered } from '#app/plugin_host/code_table'
import type { PluginCall } from '#app/plugin_host/plugin_call'

/** How far around a period readings are looked for at most; a year and a leap day. */
const MAXIMUM_REACH = 366

/** A determinant behind the host. Errors: E_PLUGIN_FAILED and E_PLUGIN_CONTRACT, naming it. */
export class HostedDeterminant {
  readonly determinant: Determinant<any, any>
  readonly plugin: string
  readonly #code: string

  constructor(
    entry: Registered<Determinant<any, any>>,
    private readonly caller: PluginCaller
  ) {
    this.determinant = entry.value
    this.plugin = entry.plugin
    this.#code = keyOf(entry.value.code, entry.value.revision)
  }

  /** What a meter would store. Throws VineJS' E_VALIDATION_ERROR with the fields at fault. */
  validateTerms(terms: unknown): Promise<JsonObject> {
    return this.determinant.terms.validator.validate(terms) as Promise<JsonObject>
  }

  reach(terms: JsonObject): { daysBefore: number; daysAfter: number } {
    const call = this.#call('reach')
    const reach = this.caller.call(call, () => this.determinant.reach(this.caller.input(terms)))
    for (const field of ['daysBefore', 'daysAfter'] as const) {
      const days = reach[field]
      const isCount = Number.isSafeInteger(days) && days >= 0 && days <= MAXIMUM_REACH
      assertContract(isCount, call, field, `${days} is not between 0 and ${MAXIMUM_REACH}`)
    }
    return reach
  }

  /** `undefined` for a determinant without facts. */
  async loadFacts(port: FactPort, request: MeasuringFactRequest<JsonObject>): Promise<unknown> {
    const { determinant } = this
    if (determinant.facts === undefined) return undefined
    return this.caller.callAsync(this.#call('facts'), () =>
      determinant.facts!(port, this.caller.input(request))
    )
  }

  measure(input: MeterInput<JsonObject>): Determined | Missing {
    const call = this.#call('measure')
    const result = this.caller.call(call, () => this.determinant.measure(this.caller.input(input)))
    assertContract(isObject(result), call, 'measure', 'is no quantity and no reason')
    if ('missing' in result) {
      const isOwn = result.missing.startsWith(`${call.plugin}.`)
      assertContract(isOwn, call, 'missing', `must begin with "${call.plugin}."`)
      assertPlainData(result.detail, call, 'detail')
      return result
    }
    const isKnown = QUALITIES.includes(result.quality)
    assertContract(isKnown, call, 'quality', `"${result.quality}" is none`)
    assertQuantity(result.quantity, this.determinant.quantity, call, 'quantity')
    assertPlainData(result.certificate, call, 'certificate')
    return result
  }

  #call(point: string): PluginCall {
    return { plugin: this.plugin, code: this.#code, point }
  }
}
