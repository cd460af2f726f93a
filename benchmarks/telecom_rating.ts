import type { RatingGroup, RatingSink, UsageEvent } from '#sdk/rating'
import { NO_ACCUMULATORS } from '#sdk/rating'
import { ONE } from '#sdk/decimal'
import { voiceRule } from '#plugins/telecom/rating/voice_rule'
import { VOICE_DEFAULTS } from '#plugins/telecom/rating/voice_terms'
import type { TariffFacts } from '#plugins/telecom/rating/tariff_facts'

/**
 * Rates a million calls in memory on one core and prints calls a second: prefixes nested like those
 * of a wholesale price list, accounts of 100 calls, mostly to 25 places, once with one band and once with three.
 *
 *     node --import=@poppinss/ts-exec benchmarks/telecom_rating.ts
 */
const CALLS = 1_000_000
const GROUP = 100
const VERSION = 'bench@1'
const START = Date.UTC(2026, 8, 1) / 1000

let seed = 20260901
const random = (below: number) => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
  return Math.floor((seed / 4294967296) * below)
}

/** Few destinations take most of the traffic: half of the calls go to a sixteenth of the prefixes. */
const busy = (below: number) => Math.floor(random(below) ** 4 / below ** 3)

for (const bands of [1, 3]) {
  const built = process.hrtime.bigint()
  const facts = makeFacts(bands)
  const rater = voiceRule.compile({ ...VOICE_DEFAULTS, rate_table: 'bench' }, facts, {
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
    metrics: ['telecom.voice_seconds'],
  })
  const compiled = milliseconds(built)
  const groups = makeGroups(facts)
  for (let round = 1; round <= 3; round++) {
    let suspended = 0
    const sink: RatingSink = { target() {}, suspend: () => void suspended++ }
    const started = process.hrtime.bigint()
    const used = process.cpuUsage()
    for (const group of groups) rater.rate(group, NO_ACCUMULATORS, sink)
    const perSecond = Math.round((CALLS * 1000) / milliseconds(started))
    const { user, system } = process.cpuUsage(used)
    const perCpu = Math.round(CALLS / ((user + system) / 1e6))
    console.log(
      `telecom.voice, ${bands} band(s), ${facts.prefixes.length} prefixes compiled in ${compiled} ms: ` +
        `${perSecond.toLocaleString('en-US')} calls/s, ` +
        `${perCpu.toLocaleString('en-US')} a CPU second, ${suspended} without price`
    )
  }
}

function milliseconds(since: bigint): number {
  return Math.max(1, Math.round(Number(process.hrtime.bigint() - since) / 1e6))
}

function makeFacts(bandCount: number): TariffFacts {
  const version = VERSION
  const band = (name: string, days: number, from: number, to: number, weight: number) => ({
    version,
    band: name,
    days,
    calendar: null,
    months: null,
    month_days: null,
    from_minute: from,
    to_minute: to,
    weight,
  })
  const all = [
    band('all', 255, 0, 1440, 10),
    band('day', 31, 480, 1140, 20),
    band('night', 127, 0, 300, 30),
  ]
  const bands = all.slice(0, bandCount)
  const destinations: TariffFacts['destinations'][number][] = []
  const prefixes = new Map<string, TariffFacts['prefixes'][number]>()
  const rates: TariffFacts['rates'][number][] = []
  for (let index = 0; index < 2000; index++) {
    const destination = `d${index}`
    const country = String.fromCharCode(65 + (index % 26), 65 + (Math.floor(index / 26) % 26))
    destinations.push({ version, destination, name: destination, country, kind: 'fixed' })
    for (const { band: name } of bands) rates.push(makeRate(destination, name, index))
    const root = `${1 + (index % 9)}${random(1000)}`
    for (let count = 0; count < 14; count++) {
      const prefix = root + `${random(10 ** (count % 5))}`.slice(0, count % 5)
      prefixes.set(prefix, {
        version,
        prefix,
        match_kind: 'prefix',
        destination,
        valid_from: null,
        valid_to: null,
      })
    }
  }
  return {
    tables: [
      {
        code: 'bench',
        currency: 'EUR',
        time_zone: 'Europe/Berlin',
        usage_type: 'voice',
        recorded_at: 0,
      },
    ],
    versions: [{ rate_table: 'bench', version, valid_from: 0, valid_to: null, recorded_at: 0 }],
    bands,
    destinations,
    prefixes: [...prefixes.values()],
    rates,
    calendarDays: [],
  }
}

function makeRate(destination: string, band: string, index: number): TariffFacts['rates'][number] {
  const rate = `0.${String(100 + (index % 900)).padStart(4, '0')}`
  const increments = index % 7 === 0 ? [60, 60] : [30, 6]
  return {
    version: VERSION,
    destination,
    band,
    status: 'priced',
    connect_fee: index % 5 === 0 ? '0.05' : '0',
    disconnect_fee: '0',
    minimum_charge: '0',
    minimum_usage: 0,
    maximum_charge: null,
    maximum_policy: 'cap',
    steps: JSON.stringify([
      { from: 0, rate, per: 60, increment: increments[0] },
      { from: increments[0], rate, per: 60, increment: increments[1] },
    ]),
    rounding_decimals: null,
    rounding_mode: null,
  }
}

function makeGroups(facts: TariffFacts): RatingGroup[] {
  const groups: RatingGroup[] = []
  for (let first = 0; first < CALLS; first += GROUP) {
    const events: UsageEvent[] = []
    const usual = Array.from({ length: 25 }, () => busy(facts.prefixes.length))
    for (let index = 0; index < GROUP; index++) {
      const place = random(10) > 0 ? usual[random(usual.length)] : random(facts.prefixes.length)
      const { prefix } = facts.prefixes[place]
      events.push({
        id: `${first + index}`,
        occurredAt: START + Math.floor((index * 2592000) / GROUP),
        metric: 'telecom.voice_seconds',
        quantity: random(1200),
        dimension: JSON.parse(JSON.stringify(`${prefix}${1000000 + random(9000000)}`.slice(0, 15))),
        obligation: index % 2,
        attributes: null,
      })
    }
    const obligation = {
      serviceId: 's',
      startsOn: '2026-09-01',
      endsOn: '2026-10-01',
      startsAt: START,
      endsAt: START + 2592000,
      fraction: ONE,
      quantity: 1,
    }
    groups.push({
      currency: 'EUR',
      timeZone: 'Europe/Berlin',
      obligations: [obligation, { ...obligation, serviceId: 't' }],
      events,
    })
  }
  return groups
}
