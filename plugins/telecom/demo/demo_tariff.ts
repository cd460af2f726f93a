import type { ImportPriceListInput } from '#plugins/telecom/actions/import_price_list'
import { ALL_TIMES, type BandInput } from '#plugins/telecom/tariffs/check_bands'
import { DEMO_DESTINATIONS, DEMO_SHORT_NUMBERS, type DemoDestination } from './destinations.js'

const HOLIDAYS = 'de-berlin'

/** Dear on working days from 8 to 19 o'clock, cheap at all other times and on holidays. */
const BANDS: readonly BandInput[] = [
  { ...ALL_TIMES, band: 'off-peak' },
  { ...ALL_TIMES, band: 'peak', days: 31, from_minute: 480, to_minute: 1140, weight: 20 },
  { ...ALL_TIMES, band: 'holiday', days: 128, calendar: HOLIDAYS, weight: 30 },
]

/** National holidays of Germany with a fixed date (Einigungsvertrag Art. 2; state laws). */
const FIXED_HOLIDAYS = [
  ['01-01', 'Neujahr'],
  ['05-01', 'Tag der Arbeit'],
  ['10-03', 'Tag der Deutschen Einheit'],
  ['12-25', '1. Weihnachtstag'],
  ['12-26', '2. Weihnachtstag'],
] as const

/** The demo's rate table for calls, ready to be imported. `years` are those of the holidays. */
export function demoVoiceTariff(input: {
  readonly validFrom: number
  readonly edition: string
  readonly years: readonly number[]
}): ImportPriceListInput {
  return {
    code: 'demo-voice',
    name: 'Demo voice',
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
    usageType: 'voice',
    edition: input.edition,
    validFrom: input.validFrom,
    validTo: null,
    per: 60,
    bands: BANDS,
    holidays: input.years.flatMap((year) =>
      FIXED_HOLIDAYS.map(([day, label]) => ({ calendar: HOLIDAYS, day: `${year}-${day}`, label }))
    ),
    text: demoPriceList(),
  }
}

/** An A-Z price list in CSV: one row a prefix and band. */
export function demoPriceList(): string {
  const rows = [
    'Destination,Prefix,Match,Country,Kind,Band,First Interval,Sub Interval,Rate,Connect Fee,Status',
  ]
  for (const destination of DEMO_DESTINATIONS) {
    for (const prefix of destination.prefixes) rows.push(...priceRows(destination, prefix))
  }
  for (const { name, number, kind, price } of DEMO_SHORT_NUMBERS) {
    for (const { band } of BANDS) {
      rows.push([name, number, 'exact', 'DE', kind, band, 60, 60, price, 0, 'Current'].join(','))
    }
  }
  return `${rows.join('\n')}\n`
}

function priceRows(destination: DemoDestination, prefix: string): string[] {
  const { name, country, kind, increments, connectFee } = destination
  return BANDS.map(({ band }) => {
    const rate = (band === 'peak' ? destination.peak : destination.offPeak) ?? ''
    const cells = [name, prefix, 'prefix', country, kind, band, ...increments, rate, connectFee]
    return [...cells, 'Current'].join(',')
  })
}
