import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { MeasurePools } from '#app/measurement/actions/measure_pools'
import { RecordMembers } from '#app/measurement/actions/record_members'
import { loadMeasuredChanges } from '#app/measurement/queries/load_quantities'
import { waitingPools } from '#app/measurement/queries/waiting_pools'
import { findings } from '#tests/support/books'
import {
  frozenOf,
  houseReadings,
  measure,
  mendedReading,
  sendReadings,
  smallHouse,
  withHouses,
  type SmallHouse,
} from '#tests/support/houses'

const OCTOBER = '2026-10-01'
const SEPTEMBER = { startsOn: '2026-09-01', endsOn: '2026-10-01' }

/** The house used 1,000, the flats 300, 200 and nothing: 500 are common. */
async function readSeptember(house: SmallHouse) {
  await sendReadings(house.companyId, [
    ...houseReadings(house, '2026-09-01', { house: 0, a: 0, b: 0, c: 0 }),
    ...houseReadings(house, OCTOBER, { house: 1000, a: 300, b: 200, c: 0 }),
  ])
}

async function certificateOf({ companyId }: SmallHouse, serviceId: number, code: string) {
  const row = await db
    .from('measured_quantities')
    .where({ company_id: companyId, owner_id: serviceId, code })
    .orderBy('generation', 'desc')
    .firstOrFail()
  return JSON.parse(row.certificate)
}

test.group('Measuring pools', (group) => {
  group.each.setup(() => withHouses())

  test('a period is frozen once, when all of its readings are there', async ({ assert }) => {
    const house = await smallHouse()
    await sendReadings(
      house.companyId,
      houseReadings(house, '2026-09-01', { house: 0, a: 0, b: 0 })
    )
    assert.deepEqual(await measure(house.companyId, '2026-09-30'), [])
    assert.deepEqual(await measure(house.companyId, OCTOBER), [
      '2026-09-01 waiting house.NO_READING',
    ])

    await readSeptember(house)
    assert.deepEqual(await measure(house.companyId, OCTOBER), ['2026-09-01 frozen 1'])
    assert.deepEqual(await measure(house.companyId, OCTOBER), [])
    // 500 by 50, 30 and 20 square metres; nobody lives in the third flat.
    assert.deepEqual(await frozenOf(house, house.anna), [
      '09-01..10-01 common_needs 250',
      '09-01..10-01 own_use 300',
    ])
    assert.deepEqual(await frozenOf(house, house.ben), [
      '09-01..10-01 common_needs 150',
      '09-01..10-01 own_use 200',
    ])
    assert.deepEqual(await frozenOf(house, house.owner), [
      '09-01..10-01 common_needs 100',
      '09-01..10-01 own_use 0',
    ])
    assert.deepEqual(await findings(house.companyId), [])
  })

  test('each share comes with its proof, and the pool with that of the whole', async ({
    assert,
  }) => {
    const house = await smallHouse()
    await readSeptember(house)
    await measure(house.companyId, OCTOBER)
    const { parts } = await certificateOf(house, house.anna, 'house.common_needs')
    assert.containSubset(parts[0], { unit: 'a', share: '250', area: '50', weight: '150000' })
    assert.containSubset(parts[0].meters[0], { quantity: '300', to: { reading: 300_000 } })
    const run = await db.from('measurement_runs').where('pool_id', house.poolId).firstOrFail()
    assert.deepEqual(JSON.parse(run.totals), {
      'house.own_use': '500',
      'house.common_needs': '500',
    })
    assert.containSubset(JSON.parse(run.certificate), {
      meters: [{ quantity: '1000' }],
      proof: { house: '1000', flats: '500', rest: '500', weights: '300000' },
    })
  })

  test('services of a pool wait until it is frozen, others never do', async ({ assert }) => {
    const house = await smallHouse()
    const waiting = async () => {
      const asked = [house.anna, house.owner, house.meters[`house-${house.companyId}`]]
      const found = await waitingPools(db.connection(), house.companyId, asked, SEPTEMBER)
      return found.map(({ serviceId, reason }) => [serviceId, reason])
    }
    assert.sameDeepMembers(await waiting(), [
      [house.anna, null],
      [house.owner, null],
    ])
    await measure(house.companyId, OCTOBER)
    assert.sameDeepMembers(await waiting(), [
      [house.anna, 'house.NO_READING'],
      [house.owner, 'house.NO_READING'],
    ])
    await readSeptember(house)
    await measure(house.companyId, OCTOBER)
    assert.deepEqual(await waiting(), [])
    const before = { ...SEPTEMBER, measurementSeq: 0 }
    const { companyId, ben } = house
    assert.lengthOf(await waitingPools(db.connection(), companyId, [ben], before), 1)
    const october = { startsOn: OCTOBER, endsOn: '2026-11-01' }
    assert.lengthOf(await waitingPools(db.connection(), house.companyId, [house.ben], october), 1)
  })

  test('a reading that is mended makes the next generation, and only once', async ({ assert }) => {
    const house = await smallHouse()
    await readSeptember(house)
    await measure(house.companyId, OCTOBER)
    const meter = `flat-a-${house.companyId}`
    await sendReadings(house.companyId, [mendedReading({ meter, on: OCTOBER, wattHours: 290_000 })])
    assert.deepEqual(await measure(house.companyId, OCTOBER), ['2026-09-01 corrected 2'])
    assert.deepEqual(await measure(house.companyId, OCTOBER), [])

    // Anna used 10 less, so 510 are common: 255, 153 and 102.
    assert.deepEqual(await frozenOf(house, house.anna), [
      '09-01..10-01 common_needs 255',
      '09-01..10-01 own_use 290',
    ])
    assert.deepEqual(await frozenOf(house, house.owner), [
      '09-01..10-01 common_needs 102',
      '09-01..10-01 own_use 0',
    ])
    // A run that was planned before sees what it saw.
    const runs = await db.from('measurement_runs').where('pool_id', house.poolId).orderBy('seq')
    const [first, second] = runs.map((run) => Number(run.seq))
    assert.deepEqual(await frozenOf(house, house.ben, first), [
      '09-01..10-01 common_needs 150',
      '09-01..10-01 own_use 200',
    ])
    const changes = await loadMeasuredChanges(db.connection(), house.companyId, {
      serviceIds: [house.ben],
      afterSeq: first,
      upToSeq: second,
    })
    assert.deepEqual(
      changes.map(({ code, generation, quantity }) => [code, generation, quantity]),
      [
        ['house.common_needs', 2, '153'],
        ['house.own_use', 2, '200'],
      ]
    )
    assert.deepEqual(await findings(house.companyId), [])
  })

  test('usage that changes nothing makes no generation', async ({ assert }) => {
    const house = await smallHouse()
    await readSeptember(house)
    await measure(house.companyId, OCTOBER)
    const meter = `flat-a-${house.companyId}`
    await sendReadings(house.companyId, [
      mendedReading({ meter, on: OCTOBER, wattHours: 300_000, time: '07:00:00' }),
      ...houseReadings(house, '2026-09-15', { a: 120 }),
    ])
    assert.deepEqual(await measure(house.companyId, OCTOBER), [])
    const runs = await db.from('measurement_runs').where('pool_id', house.poolId)
    assert.lengthOf(runs, 1)
  })

  test('a tenant who left earlier than was thought gives the days to the owner', async ({
    assert,
  }) => {
    const house = await smallHouse()
    await readSeptember(house)
    await sendReadings(house.companyId, houseReadings(house, '2026-09-16', { b: 200 }))
    await measure(house.companyId, OCTOBER)
    const { companyId, poolId, ben, owner } = house
    const left = { role: 'occupant', unitKey: 'b', serviceId: ben, startsOn: '2026-09-01' } as const
    const record = () =>
      new RecordMembers().execute({
        companyId,
        poolId,
        members: [{ ...left, endsOn: '2026-09-16' }],
        actor: 'test',
      })
    assert.deepEqual([await record(), await record()], [1, 0])
    assert.deepEqual(await measure(companyId, OCTOBER), ['2026-09-01 corrected 2'])

    // Half of the month of the second flat's 150; the owner has it beside the 100 of the third.
    assert.deepEqual(await frozenOf(house, ben), [
      '09-01..09-16 common_needs 75',
      '09-01..09-16 own_use 200',
    ])
    assert.deepEqual(await frozenOf(house, owner), [
      '09-01..10-01 common_needs 175',
      '09-01..10-01 own_use 0',
    ])
    assert.deepEqual(await findings(companyId), [])
  })

  test('whoever turns out to bear nothing is told so', async ({ assert }) => {
    const house = await smallHouse()
    await readSeptember(house)
    await measure(house.companyId, OCTOBER)
    const { companyId, poolId, ben } = house
    const never = {
      role: 'occupant',
      unitKey: 'b',
      serviceId: ben,
      startsOn: '2026-09-01',
    } as const
    await new RecordMembers().execute({
      companyId,
      poolId,
      members: [{ ...never, endsOn: '2026-09-01' }],
      actor: 'test',
    })
    await measure(companyId, OCTOBER)
    assert.deepEqual(await frozenOf(house, ben), [])
    const asked = { serviceIds: [ben], afterSeq: 1, upToSeq: 2 }
    const changes = await loadMeasuredChanges(db.connection(), companyId, asked)
    assert.deepEqual(
      changes.map(({ startsOn, quantity }) => [startsOn, quantity]),
      [
        ['2026-09-01', '0'],
        ['2026-09-01', '0'],
      ]
    )
    assert.deepEqual(await frozenOf(house, house.owner), [
      '09-01..10-01 common_needs 250',
      '09-01..10-01 own_use 200',
    ])
    assert.deepEqual(await findings(companyId), [])
  })

  test('flats that used more than the house are held, and what was frozen stays', async ({
    assert,
  }) => {
    const house = await smallHouse()
    await readSeptember(house)
    await measure(house.companyId, OCTOBER)
    const meter = `flat-c-${house.companyId}`
    await sendReadings(house.companyId, [mendedReading({ meter, on: OCTOBER, wattHours: 600_000 })])
    assert.deepEqual(await measure(house.companyId, OCTOBER), [
      '2026-09-01 held house.FLATS_USED_MORE',
    ])
    assert.deepEqual(await frozenOf(house, house.anna), [
      '09-01..10-01 common_needs 250',
      '09-01..10-01 own_use 300',
    ])
    const asked = [house.anna]
    assert.lengthOf(await waitingPools(db.connection(), house.companyId, asked, SEPTEMBER), 1)
    assert.deepEqual(await findings(house.companyId), [])
  })

  test('what is carried goes into the next month, and again when the month before changes', async ({
    assert,
  }) => {
    const house = await smallHouse({ negative: 'carry' })
    await sendReadings(house.companyId, [
      ...houseReadings(house, '2026-08-31', { house: 0 }),
      ...houseReadings(house, '2026-09-01', { house: 0, a: 0, b: 0, c: 0 }),
      ...houseReadings(house, OCTOBER, { house: 400, a: 300, b: 200, c: 0 }),
      ...houseReadings(house, '2026-11-01', { house: 1400, a: 600, b: 400, c: 0 }),
    ])
    assert.deepEqual(await measure(house.companyId, '2026-11-01'), [
      '2026-09-01 frozen 1',
      '2026-10-01 frozen 1',
    ])
    // September: 400 - 500 = -100, carried. October: 1,000 - 500 - 100 = 400, of which half is Anna's.
    assert.deepEqual(await frozenOf(house, house.anna), [
      '09-01..10-01 common_needs 0',
      '10-01..11-01 common_needs 200',
      '09-01..10-01 own_use 300',
      '10-01..11-01 own_use 300',
    ])

    // The first reading of September was 40 too low: -60 carried, 440 in October.
    const meter = `flat-a-${house.companyId}`
    await sendReadings(house.companyId, [
      mendedReading({ meter, on: '2026-09-01', wattHours: 40_000 }),
    ])
    assert.deepEqual(await measure(house.companyId, '2026-11-01'), [
      '2026-09-01 corrected 2',
      '2026-10-01 corrected 2',
    ])
    assert.deepEqual(await frozenOf(house, house.anna), [
      '09-01..10-01 common_needs 0',
      '10-01..11-01 common_needs 220',
      '09-01..10-01 own_use 260',
      '10-01..11-01 own_use 300',
    ])
    assert.deepEqual(await findings(house.companyId), [])
  })

  test('a month waits for the one before whose rest it may have to carry', async ({ assert }) => {
    const house = await smallHouse({ negative: 'carry' })
    await sendReadings(house.companyId, [
      ...houseReadings(house, OCTOBER, { house: 400, a: 300, b: 200, c: 0 }),
      ...houseReadings(house, '2026-11-01', { house: 1400, a: 600, b: 400, c: 0 }),
    ])
    assert.deepEqual(await measure(house.companyId, '2026-11-01'), [
      '2026-09-01 waiting house.NO_READING',
      '2026-10-01 waiting EARLIER_PERIOD',
    ])
  })

  test('where nothing is shared one missing reading holds up nobody else', async ({ assert }) => {
    const house = await smallHouse({ allocation: null })
    const { companyId } = house
    await sendReadings(companyId, [
      ...houseReadings(house, '2026-09-01', { a: 0, b: 0, c: 0 }),
      ...houseReadings(house, OCTOBER, { a: 300 }),
    ])
    assert.deepEqual(await measure(companyId, OCTOBER), ['2026-09-01 waiting house.NO_READING'])
    assert.deepEqual(await frozenOf(house, house.anna), ['09-01..10-01 counted 300'])
    const asked = [house.anna, house.ben]
    const waiting = await waitingPools(db.connection(), companyId, asked, SEPTEMBER)
    assert.deepEqual(
      waiting.map(({ serviceId }) => serviceId),
      [house.ben]
    )

    await sendReadings(companyId, houseReadings(house, OCTOBER, { b: 200, c: 7 }))
    assert.deepEqual(await measure(companyId, OCTOBER), ['2026-09-01 corrected 2'])
    // The second generation says only what is new.
    const rows = await db.from('measured_quantities').where('owner_id', house.anna)
    assert.lengthOf(rows, 1)
    assert.deepEqual(await frozenOf(house, house.owner), ['09-01..10-01 counted 7'])
    assert.deepEqual(await waitingPools(db.connection(), companyId, asked, SEPTEMBER), [])
    assert.deepEqual(await findings(companyId), [])
  })

  test('a reading that was estimated makes an estimated quantity', async ({ assert }) => {
    const house = await smallHouse()
    await readSeptember(house)
    const estimated = { meter: `flat-a-${house.companyId}`, on: OCTOBER, wattHours: 310_000 }
    await sendReadings(house.companyId, [mendedReading({ ...estimated, estimated: true })])
    await measure(house.companyId, OCTOBER)
    const rows = await db
      .from('measured_quantities')
      .where({ owner_id: house.anna, code: 'house.own_use' })
    assert.deepEqual(
      rows.map(({ quantity, quality }) => [quantity, quality]),
      [['310', 'estimated']]
    )
  })

  test('of several who measure at once one freezes, the others find it done', async ({
    assert,
  }) => {
    const house = await smallHouse()
    await readSeptember(house)
    const { companyId } = house
    const results = await Promise.all(
      Array.from({ length: 4 }, () =>
        new MeasurePools().execute({ companyId, dueOn: OCTOBER, startedBy: 'test' })
      )
    )
    const frozen = results.flatMap(({ told }) => told)
    assert.deepEqual(
      frozen.map(({ type }) => type),
      ['frozen']
    )
    const runs = await db.from('measurement_runs').where('company_id', companyId)
    assert.lengthOf(runs, 1)
    assert.deepEqual(await findings(companyId), [])
  })

  test('an older revision goes on sharing as it always did', async ({ assert }) => {
    const house = await smallHouse({ allocation: { code: 'house.common_needs', revision: 1 } })
    await readSeptember(house)
    const meter = `house-${house.companyId}`
    await sendReadings(house.companyId, [
      mendedReading({ meter, on: OCTOBER, wattHours: 1_001_500 }),
    ])
    await measure(house.companyId, OCTOBER)
    // 501.5 by 50, 30 and 20 in whole units: 250.5, 150.3, 100.2 give 251, 150 and 100, and the half
    // that is left goes to the first part.
    assert.deepEqual(
      (
        await Promise.all([house.anna, house.ben, house.owner].map((id) => frozenOf(house, id)))
      ).map(([common]) => common),
      [
        '09-01..10-01 common_needs 251.5',
        '09-01..10-01 common_needs 150',
        '09-01..10-01 common_needs 100',
      ]
    )
  })
})
