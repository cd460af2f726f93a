import { isLocalDate } from '#sdk/time'
import { formatDecimal, parseDecimal } from '#sdk/decimal'
import { TAX_TREATMENTS, TREATMENTS_WITH_RATE } from '#sdk/taxation'
import type { TaxDecision, TaxIdCheck, TaxQuestion, TaxRegime } from '#sdk/taxation'
import { assertContract } from '#app/plugin_host/assert_contract'
import type { PluginCaller } from '#app/plugin_host/call_plugin'
import { keyOf, type Registered } from '#app/plugin_host/code_table'
import type { PluginCall } from '#app/plugin_host/plugin_call'

/** A tax regime behind the host: a document never gets a tax decision that was not checked. */
export class HostedTaxRegime {
  readonly regime: TaxRegime
  readonly plugin: string
  readonly #code: string

  constructor(
    entry: Registered<TaxRegime>,
    private readonly caller: PluginCaller
  ) {
    this.regime = entry.value
    this.plugin = entry.plugin
    this.#code = keyOf(entry.value.code, entry.value.revision)
  }

  /** One decision per line of the question, in its order. */
  decide(question: TaxQuestion): readonly TaxDecision[] {
    const call = this.#call('decide')
    const decisions = this.caller.call(call, () => this.regime.decide(this.caller.input(question)))
    const byIndex = new Map<number, TaxDecision>()
    for (const decision of decisions) {
      assertContract(
        !byIndex.has(decision.index),
        call,
        'index',
        `line ${decision.index} was decided twice`
      )
      byIndex.set(decision.index, decision)
    }
    assertContract(
      byIndex.size === question.lines.length,
      call,
      'index',
      `${question.lines.length} lines were asked, ${byIndex.size} decided`
    )
    return question.lines.map((line) => {
      const decision = byIndex.get(line.index)
      assertContract(decision !== undefined, call, 'index', `line ${line.index} has no decision`)
      assertDecision(decision, call)
      return decision
    })
  }

  /** Sorted dates inside the period on which the rate of the category changes. */
  rateChanges(question: Parameters<TaxRegime['rateChanges']>[0]): readonly string[] {
    const call = this.#call('rateChanges')
    const dates = this.caller.call(call, () => this.regime.rateChanges(this.caller.input(question)))
    let previous = question.startsOn
    for (const date of dates) {
      assertContract(
        isLocalDate(date) && date > previous && date < question.endsOn,
        call,
        'rateChanges',
        `"${date}" is not a later day inside ${question.startsOn} to ${question.endsOn}`
      )
      previous = date
    }
    return dates
  }

  checkTaxId(country: string, raw: string): TaxIdCheck {
    const call = this.#call('checkTaxId')
    const check = this.caller.call(call, () => this.regime.checkTaxId(country, raw))
    assertContract(
      check.ok === (check.normalized !== null) && check.ok === (check.reason === null),
      call,
      'checkTaxId',
      'a good id has a normalised form and no reason, a bad one a reason and no form'
    )
    return check
  }

  #call(point: string): PluginCall {
    return { plugin: this.plugin, code: this.#code, point }
  }
}

function assertDecision(decision: TaxDecision, call: PluginCall): void {
  const { treatment, percent, since, note } = decision
  assertContract(TAX_TREATMENTS.includes(treatment), call, 'treatment', `"${treatment}" is unknown`)
  assertContract(decision.category !== '', call, 'category', 'is empty')
  assertContract(
    /^[A-Z]{2}$/.test(decision.country),
    call,
    'country',
    `"${decision.country}" is no ISO country code`
  )
  const rated = TREATMENTS_WITH_RATE.includes(treatment)
  assertContract(
    rated === (percent !== null),
    call,
    'percent',
    `${treatment} with percent ${percent}: only standard and zero have a rate, others have null`
  )
  if (percent !== null) {
    assertContract(isCanonicalPercent(percent), call, 'percent', `"${percent}" is no rate`)
    assertContract(
      since !== null && isLocalDate(since),
      call,
      'since',
      'a rate needs the day it is valid from'
    )
  }
  assertContract(
    rated || decision.reason !== '',
    call,
    'reason',
    `${treatment} needs a reason, which is printed on the document`
  )
  assertContract(
    note === null || note.startsWith(`${call.plugin}.`),
    call,
    'note',
    `"${note}" must begin with "${call.plugin}."`
  )
}

function isCanonicalPercent(percent: string): boolean {
  try {
    return !percent.startsWith('-') && formatDecimal(parseDecimal(percent)) === percent
  } catch {
    return false
  }
}
