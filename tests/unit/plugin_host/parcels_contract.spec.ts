import { test } from '@japa/runner'
import { rational } from '#sdk/decimal'
import type { DocumentContent, DocumentView } from '#sdk/documents'
import type { MeasuredMeter, SharePart } from '#sdk/measurement'
import { NO_ACCUMULATORS } from '#sdk/rating'
import { contractSuite } from '#sdk/testing'
import { RecordingRegistry } from '#sdk/testing/recording_registry'
import { invoice } from '#plugins/standard/tests/layout_samples'
import manifest from '#tests/fixtures/plugins/parcels/manifest'
import { parcelsOf } from '#tests/fixtures/plugins/parcels/price'
import { BAGS, GRAMS } from '#tests/fixtures/plugins/parcels/usage'

const euro = (minor: string) => ({ minor, currency: 'EUR' })
const party = { name: 'Somebody', lines: [], country: 'DE', taxId: null, email: null }

/** A line for parcels that weigh so many grams together. */
const content = (kind: string, parcels: number, quantity: number): DocumentContent => ({
  ...{ kind, currency: 'EUR', timeZone: 'UTC', locale: 'en' },
  ...{ startsOn: '2026-01-01', endsOn: '2026-02-01', seller: party },
  buyer: { ...party, accountNumber: 'A1' },
  lines: [
    {
      ...{ position: 1, description: 'Parcels', serviceLabel: null, unit: 'C62', quantity: '1' },
      ...{ startsOn: '2026-01-01', endsOn: '2026-02-01', unitPrice: '1', baseQuantity: '1' },
      ...{ net: euro('100'), taxPercent: null, taxTreatment: 'exempt', display: {} },
      measured: { metric: GRAMS, quantity, billedQuantity: quantity, events: parcels },
    },
  ],
  ...{ taxes: [], net: euro('100'), tax: euro('0'), gross: euro('100') },
})

const view = (kind: string): DocumentView => ({
  ...content(kind, 1, 500),
  ...{ number: 'WAY-2026-000001', issuedOn: '2026-02-01', dueOn: '2026-02-15' },
  ...{ listed: [], links: [] },
})

const [startsAt, endsAt] = [1_767_222_000, 1_769_900_400]
const period = { startsOn: '2026-01-01', endsOn: '2026-02-01', startsAt, endsAt }
const counted = (index: number) => ({
  ...{ id: `1-${index}`, occurredAt: startsAt + index, metric: BAGS, quantity: index },
  ...{ dimension: '', attributes: null },
})
const meter: MeasuredMeter = {
  ...{ serviceId: '9', code: 'parcels.counted', quality: 'measured' },
  quantity: rational(10n),
}
const part = (unit: string, places: string): SharePart => ({
  ...{ unit, serviceId: unit, isFallback: false, days: 31, weights: { places }, meters: [] },
  ...{ startsOn: period.startsOn, endsOn: period.endsOn },
})
const place = { timeZone: 'Europe/Berlin', period, days: 31, state: NO_ACCUMULATORS }

const swiss = { country: 'CH', kind: 'company', taxId: 'CHE123456789', exemption: null } as const
const lines = ['2023-12-01', '2024-01-01'].map((startsOn, index) => ({
  ...{ index, category: 'general', netMinor: 1000n, startsOn, endsOn: '2024-02-01' },
}))
const question = { seller: swiss, taxPointOn: '2024-02-01', currency: 'CHF', lines }
const context = { currency: 'EUR', timeZone: 'Europe/Berlin', metrics: [GRAMS] }
const prices = { terms: { per_kilogram: '1.5' }, context }
const groups = [parcelsOf(), parcelsOf(1200, 500, 0), parcelsOf(1000, 1001, 31_500)]

await contractSuite(manifest, {
  folder: new URL('../../fixtures/plugins/parcels/', import.meta.url),
  serviceTypes: [
    {
      code: 'parcels.sender',
      spellings: [['S-1234', 's 1234', ' S1234 '], ['S99999999']],
      refused: ['1234', 'S-12', 'S-123456789'],
    },
  ],
  usage: [
    {
      code: 'parcels.list',
      revision: 1,
      files: [
        {
          name: 'january.txt',
          text: [
            'PARCELS',
            'p1;S-1234;2026-01-05T10:00:00Z;1200',
            '',
            'p2;s 1234;2024-02-29T23:59:59Z;500',
            'p3;nobody;2026-01-06T10:00:00Z;500',
            'p4;S-1234;yesterday;500',
          ].join('\r\n'),
        },
      ],
      refused: ['', 'LETTERS\np1;S-1234;2026-01-05T10:00:00Z;1200'],
    },
  ],
  rating: [
    { code: 'parcels.price', revision: 1, ...prices, groups },
    { code: 'parcels.price', revision: 2, ...prices, groups },
  ],
  badTerms: [
    { code: 'parcels.price', terms: { per_kilogram: '-1' }, field: 'per_kilogram' },
    { code: 'parcels.bag_count', terms: { per_count: 0 }, field: 'per_count' },
    { code: 'parcels.tours', terms: { full: 0 }, field: 'full' },
  ],
  taxes: [
    {
      code: 'parcels.swiss_tax',
      questions: [
        { ...question, buyer: swiss },
        { ...question, buyer: { ...swiss, country: 'DE' } },
      ],
      taxIds: [
        { country: 'CH', texts: ['CHE-123.456.789 MWST', 'CHE123456789'], ok: true },
        { country: 'CH', texts: ['DE136695976', 'CHE-12'], ok: false },
      ],
    },
  ],
  layouts: [{ code: 'parcels.invoice', views: [invoice()] }],
  determinants: [
    {
      ...{ code: 'parcels.bag_count', revision: 1, terms: { per_count: 12 } },
      inputs: [
        { timeZone: 'Europe/Berlin', period, events: [counted(1), counted(2)] },
        { timeZone: 'Europe/Berlin', period, events: [] },
      ],
    },
  ],
  allocations: [
    {
      ...{ code: 'parcels.depot', revision: 1, terms: {} },
      pools: [
        { ...place, meters: [meter], parts: [part('a', '1'), part('b', '1'), part('c', '1')] },
        { ...place, meters: [meter], parts: [part('a', '0')] },
      ],
    },
  ],
  periods: [
    {
      ...{ code: 'parcels.tours', revision: 1, terms: { full: 2 } },
      inputs: [
        {
          ...{ timeZone: 'Europe/Berlin', anchorOn: '2026-01-01', asked: period },
          marks: ['2026-01-05', '2026-01-09', '2026-01-09'].map((startsOn) => ({
            ...{ startsOn, endsOn: '2026-01-10', metric: BAGS, attributes: null },
          })),
        },
      ],
    },
  ],
  checks: [
    {
      code: 'parcels.heaviest',
      passing: [content('invoice', 2, 63_000)],
      held: [content('invoice', 2, 63_001)],
    },
  ],
  channels: [{ code: 'parcels.label', views: [view('parcels.waybill'), view('invoice')] }],
  inbound: [
    {
      code: 'parcels.receipt',
      messages: ['PAID|A1|2026-02-01|EUR|12.50|Driver 7'],
      refused: ['', 'PAID|A1', 'PAID|A1|2026-02-01|EUR|much|Driver 7'],
    },
  ],
})

test.group('The plugin for parcels', () => {
  test('uses every point where a plugin can register something', async ({ assert }) => {
    const names = Object.getOwnPropertyNames(RecordingRegistry.prototype)
    const points = names.filter((name) => name.startsWith('register'))
    const used = new Set<string>()
    const billing = Object.fromEntries(points.map((name) => [name, () => used.add(name)]))
    const { default: plugin } = await manifest.load()
    plugin.register(billing as never)
    assert.sameMembers([...used], points)
  })
})
