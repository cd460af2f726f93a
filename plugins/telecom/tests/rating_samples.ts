import { formatRational, ONE } from '#sdk/decimal'
import {
  NO_ACCUMULATORS,
  type Accumulators,
  type ObligationInput,
  type Rater,
  type RatingGroup,
  type UsageEvent,
} from '#sdk/rating'
import {
  ImportPriceList,
  type ImportPriceListInput,
} from '#plugins/telecom/actions/import_price_list'
import { loadTariffFacts, type TariffFacts } from '#plugins/telecom/rating/tariff_facts'
import { voiceRule } from '#plugins/telecom/rating/voice_rule'
import { VOICE_DEFAULTS, type VoiceTerms } from '#plugins/telecom/rating/voice_terms'
import { MemoryTables } from '#plugins/telecom/tests/memory_tables'

export const context = {
  currency: 'EUR',
  timeZone: 'Europe/Berlin',
  metrics: ['telecom.voice_seconds'],
}

/** Epoch seconds of an ISO instant. */
export function at(instant: string): number {
  return Date.parse(instant) / 1000
}

export const HEADING = 'Destination,Prefix,First Interval,Sub Interval,Rate,Connect Fee,Band,Match'

/** An edition of the rate table 'test' that holds from 2020 on, unless told otherwise. */
export function edition(
  rows: readonly string[],
  given: Partial<ImportPriceListInput> = {}
): ImportPriceListInput {
  return {
    code: 'test',
    name: 'Test',
    currency: 'EUR',
    timeZone: 'UTC',
    usageType: 'voice',
    edition: '1',
    validFrom: at('2020-01-01T00:00:00Z'),
    validTo: null,
    per: 60,
    text: [HEADING, ...rows].join('\n'),
    ...given,
  }
}

/** Imports the editions, one after the other, and reads them back through the as-of port. */
export async function factsOf(...editions: ImportPriceListInput[]): Promise<TariffFacts> {
  const tables = new MemoryTables()
  for (const input of editions) {
    await new ImportPriceList().execute(input, tables)
    tables.recordedAt++
  }
  return loadTariffFacts(tables, ['test'], 0, at('2100-01-01T00:00:00Z'))
}

export function raterOf(facts: TariffFacts, terms: Partial<VoiceTerms> = {}): Rater {
  return voiceRule.compile({ ...VOICE_DEFAULTS, rate_table: 'test', ...terms }, facts, context)
}

export function obligation(given: Partial<ObligationInput> = {}): ObligationInput {
  return {
    serviceId: '1',
    startsOn: '2026-09-01',
    endsOn: '2026-10-01',
    startsAt: at('2026-08-31T22:00:00Z'),
    endsAt: at('2026-09-30T22:00:00Z'),
    fraction: ONE,
    quantity: 1,
    ...given,
  }
}

export function event(
  dimension: string,
  start: string | number,
  quantity: number,
  given: Partial<UsageEvent> = {}
): UsageEvent {
  const occurredAt = typeof start === 'string' ? at(start) : start
  return {
    id: `${dimension}@${occurredAt}`,
    occurredAt,
    metric: 'telecom.voice_seconds',
    quantity,
    dimension,
    obligation: 0,
    attributes: null,
    ...given,
  }
}

export function groupOf(
  events: readonly UsageEvent[],
  obligations: readonly ObligationInput[] = [obligation()]
): RatingGroup {
  return { currency: 'EUR', timeZone: 'Europe/Berlin', obligations, events }
}

export interface Rated {
  /** Exact amounts of the obligations. */
  readonly amounts: string[]
  readonly billed: number[]
  readonly suspended: string[]
  readonly state: Accumulators
}

export function rate(
  rater: Rater,
  group: RatingGroup,
  state: Accumulators = NO_ACCUMULATORS
): Rated {
  const amounts: string[] = []
  const billed: number[] = []
  const suspended: string[] = []
  const next = rater.rate(group, state, {
    target(index, target) {
      amounts[index] = formatRational(target.amount)
      billed[index] = target.billedQuantity
    },
    suspend: (_, reason) => void suspended.push(reason),
  })
  return { amounts, billed, suspended, state: next }
}

/** Amount of one call, or the reason why it has none. */
export function priceOf(rater: Rater, number: string, start: string | number, seconds: number) {
  const { amounts, suspended } = rate(rater, groupOf([event(number, start, seconds)]))
  return suspended[0] ?? amounts[0]
}
