import type { MessagesProviderContact } from '@vinejs/vine/types'
import type { FactPort } from '#sdk/facts'
import type { JsonObject } from '#sdk/json'
import {
  CHARGE_READS,
  READ_SCOPES,
  STATE_OWNERS,
  type CompileContext,
  type DiscountUse,
  type FactRequest,
  type RatingRule,
  type Read,
  type StateOwner,
} from '#sdk/rating'
import { assertContract } from '#app/plugin_host/assert_contract'
import type { PluginCaller } from '#app/plugin_host/call_plugin'
import { keyOf, type Registered } from '#app/plugin_host/code_table'
import { HostedRater } from '#app/plugin_host/hosted_rater'
import type { PluginCall } from '#app/plugin_host/plugin_call'

/** A rating rule behind the host. Errors: E_PLUGIN_FAILED and E_PLUGIN_CONTRACT, naming the rule. */
export class HostedRatingRule {
  readonly rule: RatingRule<any, any>
  readonly plugin: string
  readonly #code: string

  constructor(
    entry: Registered<RatingRule<any, any>>,
    private readonly caller: PluginCaller
  ) {
    this.rule = entry.value
    this.plugin = entry.plugin
    this.#code = keyOf(entry.value.code, entry.value.revision)
  }

  /** What a plan version would store. Throws VineJS' E_VALIDATION_ERROR with the fields at fault. */
  validateTerms(terms: unknown, messagesProvider?: MessagesProviderContact): Promise<JsonObject> {
    const options = messagesProvider === undefined ? {} : { messagesProvider }
    return this.rule.terms.validator.validate(terms, options as never) as Promise<JsonObject>
  }

  /** Reads the rule's tables as of the run's manifest; `undefined` for a rule without facts. */
  async loadFacts(port: FactPort, request: FactRequest<JsonObject>): Promise<unknown> {
    const { rule } = this
    if (rule.facts === undefined) return undefined
    return this.caller.callAsync(this.#call('facts'), () =>
      rule.facts!(port, this.caller.input(request))
    )
  }

  compile(terms: JsonObject, facts: unknown, context: CompileContext): HostedRater {
    const { caller, rule } = this
    const rater = caller.call(this.#call('compile'), () =>
      rule.compile(caller.input(terms), caller.input(facts), caller.input(context))
    )
    return new HostedRater(rater, caller, this.plugin, this.#code)
  }

  /** What a charge with these terms reads beside usage. */
  reads(terms: JsonObject): readonly Read[] {
    const { caller, rule } = this
    if (rule.reads === undefined) return []
    const call = this.#call('reads')
    const reads = caller.call(call, () => rule.reads!(caller.input(terms)))
    for (const read of reads) {
      const isKnown =
        read.kind === 'quantity' ||
        (CHARGE_READS.includes(read.kind) && READ_SCOPES.includes(read.scope))
      assertContract(isKnown, call, 'reads', `names no kind and scope: ${JSON.stringify(read)}`)
      assertContract(read.code.length > 0, call, 'reads.code', 'is empty')
    }
    return reads
  }

  /** Who owns the state that a charge with these terms carries; null without state. */
  stateOwner(terms: JsonObject): StateOwner | null {
    const { caller, rule } = this
    if (rule.stateOwner === undefined) return null
    const call = this.#call('stateOwner')
    const owner = caller.call(call, () => rule.stateOwner!(caller.input(terms)))
    const isKnown = owner === null || STATE_OWNERS.includes(owner)
    assertContract(isKnown, call, 'stateOwner', `"${owner}" is no owner of state`)
    return owner
  }

  /** What a charge with these terms is as a discount; null when it is none. */
  discount(terms: JsonObject): DiscountUse | null {
    const { caller, rule } = this
    if (rule.discount === undefined) return null
    const call = this.#call('discount')
    assertContract(rule.stage === 'discount', call, 'stage', `"${rule.stage}" is not "discount"`)
    return caller.call(call, () => rule.discount!(caller.input(terms)))
  }

  /** The charge in words, as language keys of the plugin with their values. */
  describe(terms: JsonObject, currency: string): { key: string; values?: JsonObject }[] {
    return this.caller.call(this.#call('describe'), () =>
      this.rule.describe(this.caller.input(terms), currency)
    )
  }

  #call(point: string): PluginCall {
    return { plugin: this.plugin, code: this.#code, point }
  }
}
