import { compileTariff, type CompiledTariff } from '#plugins/telecom/rating/compile_tariff'
import type { BandRow, TariffFacts } from '#plugins/telecom/rating/tariff_facts'
import { instantOf } from '#tests/vectors/periods'
import type { Fields } from '#tests/vectors/example'

const CODE = 'examples'
const DAY_MINUTES = 1440

/** An example's tariff: plans with bands, bands alone, or the steps of a single price. */
export function plansOf(tariff: Fields): Fields[] {
  if (tariff.plans !== undefined) return tariff.plans
  return [{ id: 'plan', bands: tariff.bands ?? [tariff] }]
}

/** The tariff as the stored facts of a rate table: plans are its editions, each prefix a place. */
export function tariffOf(tariff: Fields): CompiledTariff {
  const plans = plansOf(tariff)
  const facts: TariffFacts = {
    tables: [
      {
        code: CODE,
        currency: 'EUR',
        time_zone: tariff.time_zone ?? 'UTC',
        usage_type: 'voice',
        recorded_at: 0,
      },
    ],
    versions: plans.map((plan) => ({
      rate_table: CODE,
      version: plan.id,
      valid_from: plan.active_from === undefined ? 0 : instantOf(plan.active_from),
      valid_to: plan.active_to === undefined ? null : instantOf(plan.active_to),
      recorded_at: 0,
    })),
    bands: plans.flatMap((plan) =>
      plan.bands.map((band: Fields, index: number) => bandRow(band, plan.id, index))
    ),
    ...placesOf(plans),
    calendarDays: [],
  }
  return compileTariff(facts, CODE, 'EUR')
}

/** A band of an example; without an end it lasts until a later one begins, or the day ends. */
export function bandRow(band: Fields, version: string, index: number): BandRow {
  return {
    version,
    band: `${index}`,
    days: maskOf(band.days, 1) ?? 127,
    calendar: null,
    months: maskOf(band.months, 1),
    month_days: maskOf(band.month_days, 1),
    from_minute: minuteOf(band.from_time ?? '00:00:00'),
    to_minute: band.to_time === undefined ? DAY_MINUTES : minuteOf(band.to_time),
    weight: band.weight ?? 0,
  }
}

/** A number as examples write it: '+49...' is stored without plus, '*any' is every number. */
export function plainNumber(text: string): string {
  return text === '*any' ? '' : text.replace(/^\+/, '')
}

function placesOf(
  plans: readonly Fields[]
): Pick<TariffFacts, 'destinations' | 'prefixes' | 'rates'> {
  const destinations: TariffFacts['destinations'][number][] = []
  const prefixes: TariffFacts['prefixes'][number][] = []
  const rates: TariffFacts['rates'][number][] = []
  for (const { id: version, bands } of plans) {
    const seen = new Set<string>()
    bands.forEach((band: Fields, index: number) => {
      for (const text of band.prefixes ?? ['*any']) {
        const prefix = plainNumber(text)
        const destination = `p${prefix}`
        if (!seen.has(prefix)) {
          seen.add(prefix)
          const name = band.destination ?? text
          destinations.push({ version, destination, name, country: '', kind: 'other' })
          const kind = /^\d*$/.test(prefix) ? 'prefix' : 'exact'
          prefixes.push({
            version,
            prefix,
            match_kind: kind,
            destination,
            valid_from: null,
            valid_to: null,
          })
        }
        rates.push(rateRow(band, version, destination, `${index}`))
      }
    })
  }
  return { destinations, prefixes, rates }
}

const METHODS: Readonly<Record<string, string>> = { middle: 'half_up', up: 'up', down: 'down' }

/** The rounding mode that a source's word stands for. */
export function modeOf(method: string): 'half_up' | 'up' | 'down' {
  const mode = METHODS[method.replace(/^\*/, '')]
  if (mode === undefined) throw new Error(`"${method}" is no known rounding`)
  return mode as 'half_up' | 'up' | 'down'
}

function rateRow(band: Fields, version: string, destination: string, name: string) {
  const { rounding } = band
  return {
    version,
    destination,
    band: name,
    status: 'priced',
    connect_fee: band.connect_fee ?? '0',
    disconnect_fee: band.disconnect_fee ?? '0',
    minimum_charge: band.min_cost ?? '0',
    minimum_usage: 0,
    maximum_charge: band.max_cost ?? null,
    maximum_policy: /free|cap/.test(band.max_cost_strategy ?? '') ? 'cap' : 'disconnect',
    steps: JSON.stringify((band.steps ?? []).map(stepOf)),
    rounding_decimals: rounding?.decimals ?? null,
    rounding_mode: rounding === undefined ? null : modeOf(rounding.method),
  }
}

/** A unit or an increment of 0 is taken for 1: there is nothing to divide by. */
function stepOf({ from = 0, rate, unit, increment }: Fields) {
  return { from, rate: `${rate}`, per: unit || 1, increment: increment || 1 }
}

function maskOf(list: readonly number[] | undefined, first: number): number | null {
  if (list === undefined || list.length === 0) return null
  return list.reduce((mask, value) => mask | (1 << (value - first)), 0)
}

function minuteOf(clock: string): number {
  const [hour, minute] = clock.split(':').map(Number)
  return hour * 60 + minute
}
