import { formatRational, multiplyRational, parseRational, rational } from '#sdk/decimal'
import type { ExplanationStep } from '#sdk/explanation'
import type { JsonObject } from '#sdk/json'
import type { PercentageMeter, PercentageSums } from '#plugins/standard/rating/percentage_meter'
import type { PercentageTerms } from '#plugins/standard/rating/percentage_terms'

type Words = { key: string; values?: JsonObject }[]

export function describePercentage(terms: PercentageTerms, currency: string): Words {
  const { rate_percent: percent, free_events: events, value_attribute: attribute } = terms
  const words: Words = [{ key: 'standard.describe.percentage', values: { percent } }]
  const say = (name: string, values: JsonObject | null) => {
    if (values !== null) words.push({ key: `standard.describe.${name}`, values })
  }
  const amount = (text: string | null) => (text === null ? null : { amount: text, currency })
  say('value_attribute', attribute === undefined ? null : { attribute })
  say('fixed_fee', terms.fixed_fee === '0' ? null : amount(terms.fixed_fee))
  say('free_events', events === null ? null : { events })
  say('free_amount', amount(terms.free_amount))
  say('minimum_fee', amount(terms.minimum_fee))
  say('maximum_fee', amount(terms.maximum_fee))
  return words
}

/** The percentage, the fixed fees, and what the bounds of an event change. */
export function explainPercentage(
  terms: PercentageTerms,
  meter: PercentageMeter,
  sums: PercentageSums,
  currency: string
): ExplanationStep[] {
  const money = (value: bigint) => formatRational(rational(value, meter.valueScale))
  const bound = (name: string, fee: string | null, change: bigint): ExplanationStep[] =>
    change === 0n
      ? []
      : [
          {
            key: `standard.explain.${name}`,
            values: { fee, currency },
            amount: formatRational(rational(change, meter.amountScale)),
          },
        ]
  const { events, value, paid, fees } = sums
  const fee = parseRational(terms.fixed_fee)
  return [
    {
      key: 'standard.explain.event_amounts',
      values: { amount: money(value), free: money(value - paid), events, currency },
    },
    {
      key: 'standard.explain.percentage',
      values: { percent: terms.rate_percent, amount: money(paid), currency },
      amount: formatRational(meter.percentOf(paid)),
    },
    ...(terms.fixed_fee === '0'
      ? []
      : [
          {
            key: 'standard.explain.fixed_fees',
            values: { count: fees, fee: terms.fixed_fee, currency },
            amount: formatRational(multiplyRational(fee, rational(BigInt(fees)))),
          },
        ]),
    ...bound('raised_fees', terms.minimum_fee, sums.raised),
    ...bound('capped_fees', terms.maximum_fee, sums.capped),
  ]
}
