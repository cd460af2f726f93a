import db from '@adonisjs/lucid/services/db'
import { CreatePool } from '#app/measurement/actions/create_pool'
import { RecordMembers, type NewMember } from '#app/measurement/actions/record_members'
import { loadQuantities, type FrozenQuantity } from '#app/measurement/queries/load_quantities'
import { COMMON, OWN_USE } from '#tests/fixtures/plugins/house'
import { bill } from '#tests/support/books'
import { given } from '#tests/support/given_books'
import {
  measure,
  mendedReading,
  meterService,
  reading,
  sendReadings,
  withHouses,
  type Reading,
} from '#tests/support/houses'
import { story, type StoryFacts } from '#tests/support/story_steps'

const FLATS = 250
const MONTH = { startsOn: '2026-09-01', endsOn: '2026-10-01' }

/** 100 flats of 40 square metres, 100 of 50, 50 of 60: 4,000 + 5,000 + 3,000 = 12,000. */
const areaOf = (flat: number): 40 | 50 | 60 => (flat <= 100 ? 40 : flat <= 200 ? 50 : 60)

/** Nobody lives in 120; in 150 one tenant leaves on the 16th and another comes on the 17th. */
const VACANT = 120
const CHANGES = 150
/** The flat whose closing reading turns out to be wrong. */
const MENDED = 3

const unitOf = (flat: number) => `flat-${String(flat).padStart(3, '0')}`

/** Readings in watt-hours: flat 7 stands at 7,000 kWh. Each uses 200 kWh, the vacant one nothing. */
const firstReading = (flat: number) => flat * 1_000_000
const used = (flat: number) => (flat === VACANT ? 0 : 200_000)

/**
 * 249 x 200 = 49,800 kWh of the flats, and 12,345.678 kWh that the house used in common.
 */
const HOUSE_FIRST = 500_000_000
const HOUSE_USED = 49_800_000 + 12_345_678

interface Facts extends StoryFacts {
  readonly poolId: number
  /** Who bears a flat, by number; the owner for the vacant one, the first tenant of 150. */
  readonly bearers: readonly number[]
  readonly secondTenant: number
}

/** The flat whose closing reading comes a day later than the others. */
const LATE = 200

function readings() {
  const house = { meter: 'house', on: MONTH.startsOn, wattHours: HOUSE_FIRST }
  const list = [house, { ...house, on: MONTH.endsOn, wattHours: HOUSE_FIRST + HOUSE_USED }]
  for (let flat = 1; flat <= FLATS; flat++) {
    const first = { meter: unitOf(flat), on: MONTH.startsOn, wattHours: firstReading(flat) }
    list.push(first, { ...first, on: MONTH.endsOn, wattHours: firstReading(flat) + used(flat) })
  }
  // The interim reading of the 17th: 80 kWh up to here, 120 after it.
  const interim = firstReading(CHANGES) + 80_000
  list.push({ meter: unitOf(CHANGES), on: '2026-09-17', wattHours: interim })
  return list
}

const isLate = ({ meter, on }: Reading) => meter === unitOf(LATE) && on === MONTH.endsOn

/** Own use at 0.30 a kilowatt-hour, what is common at 0.40. */
function plan(companyId: number) {
  return given.plan(companyId, {
    charges: [
      given.charge({
        key: 'own',
        name: 'Own use',
        ruleCode: 'house.price',
        terms: { code: OWN_USE, price: '0.30' },
      }),
      given.charge({
        key: 'common',
        name: 'Common needs',
        ruleCode: 'house.price',
        terms: { code: COMMON, price: '0.40' },
      }),
    ],
  })
}

async function members(companyId: number, houseAccount: number) {
  const planVersionId = await plan(companyId)
  const subscribe = (accountId: number, serviceId: number, from: string, to?: string) =>
    given.subscription(companyId, {
      accountId,
      serviceId,
      planVersionId,
      from,
      to,
      anchor: MONTH.startsOn,
    })
  const customerId = await given.customer(companyId)
  const counter = { code: 'house.counter', terms: { multiplier: '1' } }
  const { startsOn } = MONTH
  const house = await meterService(companyId, houseAccount, 'house')
  const list: NewMember[] = [{ role: 'meter', serviceId: house, startsOn, rule: counter }]
  const bearers: number[] = []
  const tenant = async (name: string, from: string, to?: string) => {
    const accountId = await given.account(companyId, { customerId })
    const serviceId = await meterService(companyId, accountId, name)
    await subscribe(accountId, serviceId, from, to)
    return serviceId
  }
  for (let flat = 1; flat <= FLATS; flat++) {
    const unitKey = unitOf(flat)
    const meter = await meterService(companyId, houseAccount, unitKey)
    const owner = flat === VACANT ? await meterService(companyId, houseAccount, 'owner') : meter
    if (flat === VACANT) await subscribe(houseAccount, owner, startsOn)
    const weights = { area: String(areaOf(flat)) }
    list.push(
      { role: 'unit', unitKey, serviceId: owner, startsOn, weights },
      { role: 'meter', unitKey, serviceId: meter, startsOn, rule: counter }
    )
    const endsOn = flat === CHANGES ? '2026-09-17' : undefined
    const bearer = flat === VACANT ? owner : await tenant(`tenant-${flat}`, startsOn, endsOn)
    bearers.push(bearer)
    if (flat === VACANT) continue
    list.push({ role: 'occupant', unitKey, serviceId: bearer, startsOn, endsOn })
  }
  const secondTenant = await tenant('second-tenant', '2026-09-17')
  const since = { serviceId: secondTenant, startsOn: '2026-09-17' }
  list.push({ role: 'occupant', unitKey: unitOf(CHANGES), ...since })
  return { list, bearers, secondTenant }
}

export default story<Facts>({
  title: 'A house of 250 flats',
  around: () => withHouses(),

  async given() {
    const companyId = await given.company()
    const houseAccount = await given.account(companyId)
    const poolId = await new CreatePool().execute({
      companyId,
      code: 'house',
      name: 'House of 250 flats',
      allocation: { code: COMMON, terms: { negative: 'hold' } },
      timeZone: 'Europe/Berlin',
      periodUnit: 'month',
      periodCount: 1,
      startsOn: MONTH.startsOn,
      actor: 'test',
    })
    const { list, bearers, secondTenant } = await members(companyId, houseAccount)
    await new RecordMembers().execute({ companyId, poolId, members: list, actor: 'test' })
    return { companyId, poolId, bearers, secondTenant }
  },

  steps: [
    {
      name: 'the readings of the month come in, but for one',
      at: '2026-10-01T07:00:00Z',
      async run({ companyId }) {
        const there = readings().filter((one) => !isLate(one))
        await sendReadings(companyId, there.map(reading))
      },
    },
    {
      name: 'the house cannot be measured, so nobody in it is billed',
      at: '2026-10-01T08:00:00Z',
      async run({ companyId }) {
        await measure(companyId, '2026-10-01')
        await bill(companyId, '2026-10-01')
      },
    },
    {
      name: 'the last reading comes',
      at: '2026-10-02T07:00:00Z',
      async run({ companyId }) {
        await sendReadings(companyId, readings().filter(isLate).map(reading))
      },
    },
    {
      name: 'the house is measured',
      at: '2026-10-02T08:00:00Z',
      run: async ({ companyId }) => void (await measure(companyId, '2026-10-02')),
    },
    {
      name: 'September is billed',
      at: '2026-10-02T09:00:00Z',
      run: async ({ companyId }) => void (await bill(companyId, '2026-10-02')),
    },
    {
      name: 'the reading of a flat is mended: 24 kWh less',
      at: '2026-10-14T08:00:00Z',
      async run({ companyId }) {
        const wattHours = firstReading(MENDED) + used(MENDED) - 24_000
        const mended = { meter: unitOf(MENDED), on: MONTH.endsOn, wattHours }
        await sendReadings(companyId, [mendedReading(mended)])
      },
    },
    {
      name: 'the house is measured again',
      at: '2026-10-15T08:00:00Z',
      run: async ({ companyId }) => void (await measure(companyId, '2026-10-15')),
    },
    {
      name: 'the differences are billed',
      at: '2026-10-15T09:00:00Z',
      run: async ({ companyId }) => void (await bill(companyId, '2026-10-15')),
    },
  ],

  async outcome(facts, assert) {
    const [first, second] = await generationsOf(facts)
    // The first generation: 12,345,678 Wh over 12,000 square metres and 30 days (360,000).
    //   40 m2: 41,152.26  -> 41,152      (100 flats)
    //   50 m2: 51,440.325 -> 51,440      (99 flats, 120 among them, which the owner bears)
    //   60 m2: 61,728.39  -> 61,728      (50 flats)
    //   150 until the 16th, 50 x 16 of 360,000: 27,434.84  -> 27,434
    //   150 from the 17th,  50 x 14 of 360,000: 24,005.485 -> 24,005
    // Together 4,115,200 + 5,092,560 + 3,086,400 + 51,439 = 12,345,599; 79 Wh are left for the
    // largest remainders: .84, .485, the 50 flats of 60 m2 (.39), and the first 27 of 50 m2 (.325).
    for (let flat = 1; flat <= FLATS; flat++) {
      const share = first.get(facts.bearers[flat - 1])!
      assert.deepEqual(share, [ownUse(flat), firstShare(flat)], unitOf(flat))
    }
    assert.deepEqual(first.get(facts.secondTenant), [120_000, 24_006])

    // The second: flat 3 used 24 kWh less, so 12,369,678 Wh are common, 2 Wh more a square metre.
    //   40 m2: 41,232.26 (80 more); 50 m2: 51,540.325 (100 more); 60 m2: 61,848.39 (120 more)
    //   150 until the 16th: 27,488.173; from the 17th: 24,052.152
    // Together 4,123,200 + 5,102,460 + 3,092,400 + 27,488 + 24,052 = 12,369,600; 78 Wh are left
    // for the 50 flats of 60 m2 and the first 28 of 50 m2: one of them gets 101 more.
    for (let flat = 1; flat <= FLATS; flat++) {
      const share = second.get(facts.bearers[flat - 1])!
      const use = flat === MENDED ? ownUse(flat) - 24_000 : ownUse(flat)
      assert.deepEqual(share, [use, firstShare(flat) + difference(flat)], unitOf(flat))
    }
    // The tenant who left gets 53 more, the one who came 46.
    assert.deepEqual(second.get(facts.bearers[CHANGES - 1]), [80_000, 27_435 + 53])
    assert.deepEqual(second.get(facts.secondTenant), [120_000, 24_006 + 46])

    // 100 x 80 + 98 x 100 + 101 + 50 x 120 + 53 + 46 = 24,000 Wh: what flat 3 did not use.
    const runs = await db.from('measurement_runs').where('pool_id', facts.poolId).orderBy('seq')
    assert.deepEqual(
      runs.map(({ kind, totals }) => [kind, JSON.parse(totals)[COMMON]]),
      [
        ['first', '12345.678'],
        ['correction', '12369.678'],
      ]
    )

    const lines = await linesByService(facts.companyId)
    for (let flat = 1; flat <= FLATS; flat++) {
      assert.deepEqual(lines.get(facts.bearers[flat - 1]), expectedLines(flat), unitOf(flat))
    }
    // 120 x 0.30; 24.006 x 0.40 = 9.6024 and 24.052 x 0.40 = 9.6208: 0.02 more.
    assert.deepEqual(lines.get(facts.secondTenant), [
      ['2026-10-02', 'Own use', 3_600],
      ['2026-10-02', 'Common needs', 960],
      ['2026-10-15', 'Common needs', 2],
    ])
    // 7.20 less and 0.03 more: the flat whose reading was mended gets money back.
    const credits = await db
      .from('documents')
      .where({ company_id: facts.companyId, kind: 'credit_note' })
    assert.deepEqual(
      credits.map((row) => [row.issued_on, Number(row.net_minor)]),
      [['2026-10-15', -717]]
    )
    // Nobody was billed on the first: all waited for the house.
    const waited = await db
      .from('parked_accounts')
      .where({ company_id: facts.companyId, kind: 'waiting' })
      .countDistinct('account_id as accounts')
    assert.equal(Number(waited[0].accounts), FLATS + 1)
  },
})

/**
 * What was billed for a flat: own use, its share, and the difference of the second generation.
 *   40 m2: 41.152 x 0.40 = 16.4608, then 41.232: 16.4928, so 0.03 more
 *   50 m2: 51.440 x 0.40 = 20.576 (51.441: 20.5764), then 51.540: 20.616 (51.541: 20.6164): 0.04
 *   60 m2: 61.729 x 0.40 = 24.6916, then 61.849: 24.7396: 0.05
 *   150 until the 16th: 27.435 x 0.40 = 10.974, then 27.488: 10.9952: 0.03
 */
function expectedLines(flat: number): [string, string, number][] {
  const share =
    flat === CHANGES ? 1_097 : ({ 40: 1_646, 50: 2_058, 60: 2_469 } as const)[areaOf(flat)]
  const more = flat === CHANGES ? 3 : ({ 40: 3, 50: 4, 60: 5 } as const)[areaOf(flat)]
  const own = (ownUse(flat) / 1000) * 30
  return [
    // The vacant flat used nothing, and a line of nothing is none.
    ...(own === 0 ? [] : ([['2026-10-02', 'Own use', own]] as [string, string, number][])),
    ['2026-10-02', 'Common needs', share],
    // 24 x 0.30 less.
    ...(flat === MENDED ? ([['2026-10-15', 'Own use', -720]] as [string, string, number][]) : []),
    ['2026-10-15', 'Common needs', more],
  ]
}

async function linesByService(companyId: number) {
  const rows = await db
    .from('document_lines as line')
    .join('documents', 'documents.id', 'line.document_id')
    .where('documents.company_id', companyId)
    .orderBy('documents.issued_on')
    .orderBy('line.document_id')
    .orderBy('line.position')
    .select('line.service_id', 'documents.issued_on', 'line.description', 'line.net_minor')
  return new Map(
    [...Map.groupBy(rows, (row) => Number(row.service_id))].map(([serviceId, own]) => [
      serviceId,
      own.map((row) => [row.issued_on, row.description, Number(row.net_minor)]),
    ])
  )
}

const ownUse = (flat: number) => (flat === CHANGES ? 80_000 : used(flat))

function firstShare(flat: number): number {
  if (flat === CHANGES) return 27_435
  if (areaOf(flat) === 40) return 41_152
  if (areaOf(flat) === 60) return 61_729
  return flat <= 127 ? 51_441 : 51_440
}

function difference(flat: number): number {
  if (flat === CHANGES) return 53
  return flat === 128 ? 101 : 2 * areaOf(flat)
}

/** Watt-hours of own use and of common needs by service, as each generation says. */
async function generationsOf({ companyId, bearers, secondTenant }: Facts) {
  const serviceIds = [...bearers, secondTenant]
  const generations = []
  for (const measurementSeq of [1, 2]) {
    const asked = { measurementSeq, serviceIds, ...MONTH }
    const rows = await loadQuantities(db.connection(), companyId, asked)
    generations.push(byService(rows))
  }
  return generations
}

function byService(rows: readonly FrozenQuantity[]) {
  const wattHours = (own: readonly FrozenQuantity[], code: string) =>
    Math.round(Number(own.find((row) => row.code === code)!.quantity) * 1000)
  return new Map(
    [...Map.groupBy(rows, ({ serviceId }) => serviceId)].map(([serviceId, own]) => {
      return [serviceId, [wattHours(own, OWN_USE), wattHours(own, COMMON)]]
    })
  )
}
