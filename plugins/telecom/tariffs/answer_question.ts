import { formatRational, parseRational, roundRational } from '#sdk/decimal'
import type { ExplanationStep } from '#sdk/explanation'
import { PluginError } from '#sdk/errors'
import type { PluginPort } from '#sdk/http'
import { isLocalDate, localToInstant } from '#sdk/time'
import { createNumberReader } from '#plugins/telecom/numbers/number_reader'
import type { Tariff } from '#plugins/telecom/queries/list_tariffs'
import { loadNumberFacts } from '#plugins/telecom/queries/load_number_facts'
import { telecomSettings } from '#plugins/telecom/settings'
import { quoteCall } from './quote_call.js'

/** The answer to "what would a call there cost?"; `at` is local to the tariff's zone. */
export interface Answer {
  number: string
  at: string
  seconds: number
  /** Language key of why there is no price; null when there is one. */
  problem: string | null
  /** Exact decimal, or a ratio where no decimal is. */
  amount: string | null
  /** The amount to six decimals, half up, for readers; nothing is computed with it. */
  rounded: string | null
  billedSeconds: number
  destination: string
  steps: { key: string; values: Record<string, string | number>; amount: string | null }[]
}

const LOCAL = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})$/
const LONGEST = 604_800

/** Null when no number was asked for. */
export async function answerQuestion(
  { reader, company, settings, now }: PluginPort,
  tariff: Tariff,
  asked: { readonly [name: string]: unknown }
): Promise<Answer | null> {
  if (typeof asked.number !== 'string' || asked.number.trim() === '') return null
  const text = asked.number.trim().slice(0, 40)
  const seconds = Math.min(LONGEST, Math.max(0, Math.floor(Number(asked.seconds ?? 60)) || 0))
  const { at, local } = instantOf(asked.at, tariff.timeZone, now)
  const { country, accessCode } = telecomSettings(settings)
  const numbers = createNumberReader({ country: country ?? company.country, accessCode })
  const number = numbers.called(text)
  const nothing = {
    number: text,
    at: local,
    seconds,
    amount: null,
    rounded: null,
    billedSeconds: 0,
  }
  const unpriced = (problem: string) => ({ ...nothing, problem, destination: '', steps: [] })
  if (number === null || number === '') return unpriced('telecom.BAD_NUMBER')
  try {
    const facts = await loadNumberFacts(reader, tariff.code, number, at)
    const question = { ...tariff, rateTable: tariff.code, number, at, seconds }
    const quote = quoteCall(facts, question)
    if (quote.type === 'unpriced') return unpriced(quote.reason)
    const { amount, billedSeconds, destination } = quote
    const steps = quote.steps.flatMap(stepViews)
    return {
      ...nothing,
      number,
      problem: null,
      amount,
      rounded: readable(amount),
      billedSeconds,
      destination,
      steps,
    }
  } catch (error) {
    if (!(error instanceof PluginError)) throw error
    return unpriced('telecom.tariffs.unusable')
  }
}

/** The instant asked for on the tariff's clock; now, when none that exists was. */
function instantOf(asked: unknown, zone: string, now: number) {
  const [, date, hour, minute] = LOCAL.exec(typeof asked === 'string' ? asked : '') ?? []
  const isReal = isLocalDate(date) && Number(hour) < 24 && Number(minute) < 60
  if (!isReal) return { at: Math.floor(now / 1000), local: '' }
  const { epochSeconds } = localToInstant(zone, `${date}T${hour}:${minute}:00`)
  return { at: epochSeconds, local: `${date}T${hour}:${minute}` }
}

function readable(amount: string): string {
  return formatRational(roundRational(parseRational(amount), 6, 'half_up'))
}

function stepViews(step: ExplanationStep): Answer['steps'] {
  const values = Object.entries(step.values ?? {}).map(([name, value]) => [
    name,
    typeof value === 'number' ? value : String(value ?? ''),
  ])
  const own = {
    key: step.key,
    values: Object.fromEntries(values),
    amount: step.amount === undefined ? null : readable(step.amount),
  }
  return [own, ...(step.children ?? []).flatMap(stepViews)]
}
