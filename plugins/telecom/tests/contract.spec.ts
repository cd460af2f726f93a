import { contractSuite } from '#sdk/testing'
import type { JsonObject } from '#sdk/json'
import manifest from '#plugins/telecom/manifest'
import { VOICE_DEFAULTS } from '#plugins/telecom/rating/voice_terms'
import { itemisedInvoice } from '#plugins/telecom/tests/layout_samples'
import {
  context,
  edition,
  event,
  factsOf,
  groupOf,
  obligation,
} from '#plugins/telecom/tests/rating_samples'
import { peakAndOffPeak } from '#plugins/telecom/tests/band_samples'

const facts = await factsOf(
  edition(
    [
      'Germany,49,60,1,0.10,0.05,off-peak,',
      'Germany,49,60,1,0.30,0.10,peak,',
      'Berlin,4930,30,6,0.07,0,off-peak,',
      'Berlin,4930,30,6,0.07,0,peak,',
      'Nowhere,999,60,60,,0,,',
    ],
    { timeZone: 'Europe/Berlin', bands: peakAndOffPeak }
  )
)

const terms = { ...VOICE_DEFAULTS, rate_table: 'test' } as unknown as JsonObject
const allowance = { quantity: 100, step: 60, countries: ['DE'], kinds: ['fixed'], share: 'service' }
const groups = [
  groupOf([]),
  groupOf(
    [
      event('493012345678', '2026-09-01T05:59:30Z', 75),
      event('4989123456', '2026-09-01T05:59:30Z', 61),
      event('9991234567', '2026-09-01T06:00:00Z', 10),
      event('4989123456', '2026-09-01T17:00:00Z', 0),
      event('491711234567', '2026-09-02T16:59:00Z', 3600, { obligation: 1 }),
    ],
    [obligation(), obligation({ serviceId: '2' })]
  ),
]

const units = {
  price: '0.09',
  per: 1,
  increment: 1,
  step_level: 'event',
  rate_table: null,
  rounding: null,
  allowance: null,
}
const data = { ...context, metrics: ['telecom.data_bytes'] }
const volumes = [
  groupOf([]),
  groupOf(
    [7, 1500000, 999999].map((bytes, index) =>
      event('INTERNET', `2026-09-0${index + 1}T10:00:00Z`, bytes, { metric: 'telecom.data_bytes' })
    )
  ),
]

await contractSuite(manifest, {
  folder: new URL('../', import.meta.url),
  rating: [
    { code: 'telecom.voice', revision: 1, terms, facts, context, groups },
    {
      code: 'telecom.voice',
      revision: 1,
      terms: {
        ...terms,
        rounding: { decimals: 2, mode: 'up' },
        minimum_charge: '0.12',
        boundary_policy: 'exact_split',
        charge_unanswered: true,
        allowance,
      },
      facts,
      context,
      groups,
    },
    {
      code: 'telecom.voice',
      revision: 1,
      terms: {
        ...terms,
        boundary_policy: 'call_start',
        allowance: { ...allowance, share: 'pool' },
      },
      facts,
      context,
      groups,
    },
    { code: 'telecom.units', revision: 1, terms: units, context: data, groups: volumes },
    {
      code: 'telecom.units',
      revision: 1,
      terms: {
        ...units,
        price: '0.01',
        per: 1000000,
        increment: 100000,
        step_level: 'period',
        allowance: { ...allowance, quantity: 600000, step: 1, countries: [], kinds: [] },
      },
      context: data,
      groups: volumes,
    },
    {
      code: 'telecom.units',
      revision: 1,
      terms: { ...units, rate_table: 'test', rounding: { decimals: 4, mode: 'half_even' } },
      facts,
      context,
      groups,
    },
  ],
  badTerms: [
    { code: 'telecom.voice', terms: { ...terms, rate_table: '' }, field: 'rate_table' },
    { code: 'telecom.voice', terms: { ...terms, minimum_charge: '-1' }, field: 'minimum_charge' },
    {
      code: 'telecom.voice',
      terms: { ...terms, boundary_policy: 'none' },
      field: 'boundary_policy',
    },
    {
      code: 'telecom.voice',
      terms: { ...terms, allowance: { ...allowance, step: 0 } },
      field: 'allowance.step',
    },
    { code: 'telecom.units', terms: { ...units, increment: 0 }, field: 'increment' },
    { code: 'telecom.units', terms: { ...units, price: '1e3' }, field: 'price' },
  ],
  layouts: [{ code: 'telecom.itemised', views: [itemisedInvoice()] }],
})
