import { test } from '@japa/runner'
import { rational } from '#sdk/decimal'
import type { MeasuredMeter, PoolInput, SharePart } from '#sdk/measurement'
import { NO_ACCUMULATORS } from '#sdk/rating'
import { allocationContract, determinantContract } from '#sdk/testing'
import { ALLOCATIONS, COMMON, DETERMINANTS, READING } from '#tests/fixtures/plugins/house'

const period = {
  startsOn: '2026-09-01',
  endsOn: '2026-10-01',
  startsAt: Date.parse('2026-08-31T22:00:00Z') / 1000,
  endsAt: Date.parse('2026-09-30T22:00:00Z') / 1000,
}

function reading(on: string, quantity: number) {
  const occurredAt = Date.parse(`${on}T06:00:00Z`) / 1000
  return { id: on, occurredAt, metric: READING, quantity, dimension: '', attributes: null }
}

const events = [reading('2026-09-01', 1_000), reading('2026-10-01', 4_500)]
const meterInput = { timeZone: 'Europe/Berlin', period, events }

const meter = (kilowattHours: bigint): MeasuredMeter => ({
  serviceId: '1',
  code: 'house.counted',
  quantity: rational(kilowattHours),
  quality: 'measured',
})

function part(unit: string, area: string, used: bigint): SharePart {
  return {
    unit,
    serviceId: unit,
    isFallback: false,
    startsOn: period.startsOn,
    endsOn: period.endsOn,
    days: 30,
    weights: { area },
    meters: [meter(used)],
  }
}

const pool = (house: bigint): Omit<PoolInput, 'terms' | 'facts'> => ({
  timeZone: 'Europe/Berlin',
  period,
  days: 30,
  meters: [meter(house)],
  parts: [part('a', '50', 100n), part('b', '50', 200n), part('c', '60.5', 0n)],
  state: NO_ACCUMULATORS,
})

test.group('Contract of the plugin for houses', () => {
  determinantContract(
    DETERMINANTS,
    [
      {
        code: 'house.counter',
        revision: 1,
        terms: { multiplier: '40' },
        inputs: [meterInput, { ...meterInput, events: [] }],
      },
    ],
    [{ code: 'house.counter', terms: { multiplier: '0' }, field: 'multiplier' }]
  )
  for (const { revision } of ALLOCATIONS) {
    allocationContract(
      ALLOCATIONS.filter((allocation) => allocation.revision === revision),
      [
        { code: COMMON, revision, terms: { negative: 'hold' }, pools: [pool(1000n), pool(100n)] },
        { code: COMMON, revision, terms: { negative: 'carry' }, pools: [pool(100n)] },
      ],
      [{ code: COMMON, terms: { negative: 'hide' }, field: 'negative' }]
    )
  }
})
