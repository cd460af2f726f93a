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

const [own, call] = ['id,type,caller,called,start,quantity', '49301234567,33123456789']
const master = (id: string, more = '') =>
  `acc,${call},default,"Bob",SIP/a-1,SIP/c-2,Dial,,2007-11-01 11:40:11,2007-11-01 11:40:16,` +
  `2007-11-01 11:45:11,300,295,${more || 'ANSWERED'},DOCUMENTATION,${id}`
const document = (uuid: string, seconds: string) =>
  JSON.stringify({
    variables: { uuid, start_epoch: '1515666344', answer_epoch: '1515666347', billsec: seconds },
    callflow: [
      { caller_profile: { caller_id_number: '1001', destination_number: '%2B493012345678' } },
    ],
  })

await contractSuite(manifest, {
  folder: new URL('../', import.meta.url),
  usage: [
    {
      code: 'telecom.csv',
      revision: 1,
      files: [
        {
          name: 'calls.csv',
          text: [
            own,
            `a1,voice,${call},2026-09-01T10:00:00Z,61`,
            'a2,sms,49301234567,*100#,2026-09-01T12:00:00+02:00,1',
            'a3,voice,nobody,33123456789,2026-09-01T10:00:00Z,61',
            '',
            'a4,data,49301234567,internet,2026-09-01 10:00:00Z,1048577',
          ].join('\n'),
        },
      ],
      refused: ['', 'a,b,c\n1,2,3'],
    },
    {
      code: 'telecom.asterisk',
      revision: 1,
      files: [{ name: 'Master.csv', text: [master('1.1'), master('1.2', 'BUSY')].join('\n') }],
      refused: [''],
    },
    {
      code: 'telecom.freeswitch_json',
      revision: 1,
      files: [{ name: 'cdr.json', text: [document('u-1', '68'), document('u-2', 'x')].join('\n') }],
      refused: [''],
    },
  ],
  serviceTypes: [
    {
      code: 'telecom.msisdn',
      spellings: [['+49 30 1234567', '0049 (30) 123-4567', '030 1234567', '49301234567'], ['1001']],
      refused: ['', 'nobody'],
    },
  ],
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
