import { multiplyRational, rational, roundRational, subtractRational } from '#kernel/rational'
import { BandSchedule } from '#plugins/telecom/rating/band_schedule'
import type { CallSegment } from '#plugins/telecom/rating/call_policy'
import { CallPricer } from '#plugins/telecom/rating/call_pricer'
import { PrefixTrie } from '#plugins/telecom/rating/prefix_trie'
import { readQuantity, UNITS } from '#plugins/telecom/usage/row_quantity'
import { Fulfils } from '#tests/vectors/compare'
import type { AdapterSet, Example, Fields } from '#tests/vectors/example'
import { instantOf } from '#tests/vectors/periods'
import { bandRow, modeOf, plainNumber, plansOf, tariffOf } from '#tests/vectors/telecom_tariff'
import { exact, toMinor } from '#tests/vectors/values'

/** Calls, messages and data rated by the telecom plugin. */
export const telecom: AdapterSet = {
  kinds: {
    lpm: (_, example) => longestMatch(example.tariff as Fields, cdrsOf(example)[0], example),

    rate: (_, example) => {
      const cdr = cdrsOf(example)[0]
      const { pricer, problem } = priced(example.tariff as Fields, cdr)
      if (problem !== null) return { error: errorOf(example) }
      const { denominator } = pricer.tariff
      const cost = rational(pricer.amount, denominator)
      const account = example.account as Fields | undefined
      return {
        cost,
        connect_fee: rational(pricer.connectFee, denominator),
        spans: Math.max(1, pricer.segments?.length ?? 0),
        matched_prefix: new Fulfils((wanted) => plainNumber(wanted) === pricer.entry?.prefix),
        matched_destination: pricer.entry?.destination.name,
        plan: pricer.version?.key,
        money_after:
          account?.money === undefined ? undefined : subtractRational(exact(account.money), cost),
      }
    },

    increments: (_, example) => {
      const { pricer } = priced(example.tariff as Fields, cdrsOf(example)[0])
      return {
        increments: sumOf(pricer, (segment) => segment.increments),
        billed_usage: pricer.billed,
        cost: rational(pricer.amount, pricer.tariff.denominator),
      }
    },

    timing: (_, example) => {
      const tariff = example.tariff as Fields
      if (tariff.band !== undefined) {
        const schedule = scheduleOf([tariff.band], tariff)
        return { contains: cdrsOf(example).map(({ at }) => schedule.bandAt(instantOf(at)) !== -1) }
      }
      const bands: Fields[] = plansOf(tariff)[0].bands
      const cdr = cdrsOf(example)[0]
      const parts = partsOf(scheduleOf(bands, tariff), cdr)
      return { spans: parts.length, band: nameOf(bands[parts[0].band]) }
    },

    rounding: (input, example) => {
      if (example.cdrs === undefined) return roundedCents((input ?? {}) as Fields)
      const cdrs = cdrsOf(example)
      return {
        results: cdrs.map(({ value, decimals, method }) =>
          value === undefined ? null : roundRational(exact(value), decimals, modeOf(method))
        ),
        billed_usage: cdrs.map(({ increment, usage }) =>
          increment === undefined ? null : billedUsage(usage, Number(increment))
        ),
      }
    },

    split: (_, example) => {
      const tariff = example.tariff as Fields
      const cdr = cdrsOf(example)[0]
      return cdr.spans === undefined ? splitOf(tariff, cdr) : swallowed(tariff, cdr.spans)
    },
  },
}

/** Amounts in euros, or shares of an amount in cents, as whole cents. */
function roundedCents({ euro, cents, share }: Fields) {
  if (euro !== undefined) return { cents: toMinor(exact(euro), 'EUR') }
  if (cents === undefined) return {}
  return { cents: roundRational(multiplyRational(exact(cents), exact(share)), 0, 'half_up') }
}

function cdrsOf(example: Example): Fields[] {
  return example.cdrs as Fields[]
}

/** Time runs on during a call, so it may leave its band; a message or a volume keeps it. */
function priced(tariff: Fields, cdr: Fields) {
  const compiled = tariffOf(tariff)
  const pricer = new CallPricer(compiled, {
    boundary: cdr.type === undefined || cdr.type === 'voice' ? 'increment_start' : 'call_start',
    chargeUnanswered: false,
    maximumUsage: Number.MAX_SAFE_INTEGER,
    shortNumbers: 'prefix',
    minimumCharge: 0n,
    rounding: null,
  })
  pricer.segments = []
  const start = startOf(tariff, cdr)
  const usage = usageOf(cdr)
  const located = pricer.locate(plainNumber(cdr.destination ?? '*any'), start, usage)
  return { pricer, problem: located ?? pricer.price(usage, 0) }
}

function startOf(tariff: Fields, cdr: Fields): number {
  const start = cdr.start ?? cdr.at ?? plansOf(tariff)[0].active_from
  return start === undefined ? 0 : instantOf(start)
}

/** Whole units; fractions of a second count as one, as by default in the usage formats. */
function usageOf(cdr: Fields): number {
  if (cdr.usage === undefined) return instantOf(cdr.end) - instantOf(cdr.start)
  return readQuantity(`${cdr.usage}`, UNITS.s, 'ceil')
}

function sumOf(pricer: CallPricer, part: (segment: CallSegment) => number): number {
  return (pricer.segments ?? []).reduce((sum, segment) => sum + part(segment), 0)
}

function billedUsage(usage: string, increment: number): number {
  const { pricer } = priced({ steps: [{ rate: '1', unit: 1, increment }] }, { usage })
  return pricer.billed
}

function scheduleOf(bands: readonly Fields[], tariff: Fields): BandSchedule {
  const rows = bands.map((band, index) => bandRow(band, 'example', index))
  return new BandSchedule(rows, tariff.time_zone ?? 'UTC', new Map())
}

/** The stretches of a call between the edges of the bands, whether they have a price or not. */
function partsOf(schedule: BandSchedule, cdr: Fields) {
  const parts: { band: number; seconds: number }[] = []
  const end = instantOf(cdr.start) + usageOf(cdr)
  for (let at = instantOf(cdr.start); at < end;) {
    const next = schedule.nextChange(at, end)
    parts.push({ band: schedule.bandAt(at), seconds: next - at })
    at = next
  }
  return parts
}

function splitOf(tariff: Fields, cdr: Fields) {
  const { pricer } = priced(tariff, cdr)
  const segments = pricer.segments ?? []
  const bands: Fields[] = plansOf(tariff)[0].bands
  const start = startOf(tariff, cdr)
  return {
    spans: segments.length,
    contiguous: segments.every(
      ({ from }, index) =>
        index === 0 || from === segments[index - 1].from + segments[index - 1].charged
    ),
    parts: partsOf(scheduleOf(bands, tariff), { ...cdr, start: cdr.start ?? start }).map(
      ({ seconds }) => seconds
    ),
    bands: segments.map(({ rate }) => nameOf(bands[Number(rate.band)])),
    cost_by_reference: rational(pricer.amount, pricer.tariff.denominator),
  }
}

const MONTHS =
  'January February March April May June July August September October November December'

/** 'May 1 (weight 20)' for a band of certain days of the year, else the time it begins. */
function nameOf(band: Fields): string {
  if (band.months === undefined) return band.from_time
  const months = band.months.map((month: number) => MONTHS.split(' ')[month - 1]).join(', ')
  return `${[months, ...(band.month_days ?? [])].join(' ')} (weight ${band.weight})`
}

/** Bare spans: increments of the first may reach over the next, which then shrinks or vanishes. */
function swallowed(tariff: Fields, spans: readonly number[]) {
  const increments = Math.ceil(spans[0] / tariff.first_span_increment)
  const first = billedUsage(`${spans[0]}`, tariff.first_span_increment)
  const rest: number[] = []
  let elapsed = first
  let edge = spans[0]
  for (const span of spans.slice(1)) {
    edge += span
    if (edge > elapsed) rest.push(edge - elapsed)
    elapsed = Math.max(elapsed, edge)
  }
  const list = [first, ...rest]
  return {
    increments,
    first_span_end_offset: first,
    spans: new Fulfils((wanted) =>
      Array.isArray(wanted) ? wanted.join() === list.join() : wanted === list.length
    ),
  }
}

/**
 * Several keys are compared one after the other: the longest match of the first decides among the
 * rates that match in all.
 */
function longestMatch(tariff: Fields, cdr: Fields, example: Example) {
  const keys: string[] = tariff.keys ?? ['prefix']
  const at = cdr.at === undefined ? 0 : instantOf(cdr.at)
  let rates: Fields[] = tariff.rates.filter((rate: Fields) => isValid(rate, at, cdr))
  for (const key of keys) {
    const number = plainNumber(cdr[key] ?? cdr.destination)
    const others = keys.filter((other) => other !== key)
    const matching = rates.filter((rate) =>
      others.every((other) => plainNumber(cdr[other]).startsWith(plainNumber(rate[other])))
    )
    const trie = new PrefixTrie()
    matching.forEach((rate, index) => {
      if (/^\d*$/.test(plainNumber(rate[key]))) trie.add(plainNumber(rate[key]), index)
    })
    const best = trie.match(number, () => true)
    if (best === -1) return { error: errorOf(example) }
    rates = matching.filter((rate) => rate[key] === matching[best][key])
  }
  return { rate: rates[0].id }
}

function isValid(rate: Fields, at: number, cdr: Fields): boolean {
  if (rate.expired === true) return false
  if (cdr.at === undefined) return true
  const from = rate.from === undefined ? -Infinity : instantOf(dayStart(rate.from))
  const to = rate.to === undefined ? Infinity : instantOf(dayStart(rate.to))
  return from <= at && at < to
}

function dayStart(text: string): string {
  return text.length === 10 ? `${text}T00:00:00Z` : text
}

/** What the source calls a number that no price fits. */
function errorOf(example: Example): string {
  const source = example.source as Fields
  return /billrun/i.test(source.project ?? '') ? 'Rate not found' : 'UNAUTHORIZED_DESTINATION'
}
