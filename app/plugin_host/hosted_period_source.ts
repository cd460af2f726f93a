import type { MessagesProviderContact } from '@vinejs/vine/types'
import { datePartsOf } from '#kernel/calendar_date'
import type { FactPort } from '#sdk/facts'
import type { JsonObject } from '#sdk/json'
import type {
  KnownPeriods,
  PeriodFactRequest,
  PeriodInput,
  PeriodMarks,
  PeriodSource,
} from '#sdk/periods'
import { assertContract, assertPlainData, isObject } from '#app/plugin_host/assert_contract'
import type { PluginCaller } from '#app/plugin_host/call_plugin'
import { keyOf, type Registered } from '#app/plugin_host/code_table'
import type { PluginCall } from '#app/plugin_host/plugin_call'

/** Periods of one answer; a hundred years of months. */
const MAXIMUM_PERIODS = 1_200

/** A source of periods behind the host. Errors: E_PLUGIN_FAILED and E_PLUGIN_CONTRACT, naming it. */
export class HostedPeriodSource {
  readonly source: PeriodSource<any, any>
  readonly plugin: string
  readonly #code: string

  constructor(
    entry: Registered<PeriodSource<any, any>>,
    private readonly caller: PluginCaller
  ) {
    this.source = entry.value
    this.plugin = entry.plugin
    this.#code = keyOf(entry.value.code, entry.value.revision)
  }

  /** What a plan version or a pool would store. Throws VineJS' E_VALIDATION_ERROR. */
  validateTerms(terms: unknown, messagesProvider?: MessagesProviderContact): Promise<JsonObject> {
    const options = messagesProvider === undefined ? {} : { messagesProvider }
    return this.source.terms.validator.validate(terms, options as never) as Promise<JsonObject>
  }

  marks(terms: JsonObject): PeriodMarks | null {
    const { source, caller } = this
    if (source.marks === undefined) return null
    const call = this.#call('marks')
    const marks = caller.call(call, () => source.marks!(caller.input(terms)))
    if (marks === null) return null
    const isKnown =
      (marks.kind === 'quantity' && marks.code.length > 0) ||
      (marks.kind === 'usage' && marks.metrics.length > 0)
    assertContract(isKnown, call, 'marks', `names nothing to go by: ${JSON.stringify(marks)}`)
    return marks
  }

  /** `undefined` for a source without facts. */
  async loadFacts(port: FactPort, request: PeriodFactRequest<JsonObject>): Promise<unknown> {
    const { source, caller } = this
    if (source.facts === undefined) return undefined
    return caller.callAsync(this.#call('facts'), () => source.facts!(port, caller.input(request)))
  }

  periods(input: PeriodInput<JsonObject>): KnownPeriods {
    const { source, caller } = this
    const call = this.#call('periods')
    const known = caller.call(call, () => source.periods(caller.input(input)))
    assertContract(isObject(known), call, 'periods', 'is no answer')
    assertOrdered(known.periods, call)
    const { missing } = known
    if (missing !== undefined) {
      const isOwn = missing.reason.startsWith(`${this.plugin}.`)
      assertContract(isOwn, call, 'missing.reason', `must begin with "${this.plugin}."`)
      assertDate(missing.since, call, 'missing.since')
      assertPlainData(missing.detail, call, 'missing.detail')
    }
    return known
  }

  #call(point: string): PluginCall {
    return { plugin: this.plugin, code: this.#code, point }
  }
}

function assertOrdered(periods: KnownPeriods['periods'], call: PluginCall) {
  const isBounded = Array.isArray(periods) && periods.length <= MAXIMUM_PERIODS
  assertContract(isBounded, call, 'periods', `is no list of at most ${MAXIMUM_PERIODS}`)
  let reached = ''
  for (const { startsOn, endsOn } of periods) {
    assertDate(startsOn, call, 'startsOn')
    assertDate(endsOn, call, 'endsOn')
    const what = `${startsOn} to ${endsOn}`
    assertContract(startsOn < endsOn, call, 'periods', `${what} has no day`)
    assertContract(startsOn >= reached, call, 'periods', `${what} overlaps the one before it`)
    reached = endsOn
  }
}

function assertDate(text: string, call: PluginCall, field: string) {
  let isDate = true
  try {
    datePartsOf(text)
  } catch {
    isDate = false
  }
  assertContract(isDate, call, field, `"${text}" is no local date`)
}
