import { test } from '@japa/runner'
import { composeParts } from '#app/measurement/measuring/compose_parts'
import type { PoolMember } from '#app/measurement/pool'

const SEPTEMBER = { startsOn: '2026-09-01', endsOn: '2026-10-01' }

function member(facts: Partial<PoolMember> & Pick<PoolMember, 'role' | 'serviceId'>): PoolMember {
  return {
    id: 1,
    unitKey: 'a',
    startsOn: '2026-01-01',
    endsOn: null,
    rule: null,
    terms: {},
    weights: {},
    ...facts,
  }
}

const unit = member({ role: 'unit', serviceId: 9 })
const occupant = (serviceId: number, startsOn: string, endsOn: string | null = null) =>
  member({ role: 'occupant', serviceId, startsOn, endsOn })

const bearersOf = (members: readonly PoolMember[]) =>
  composeParts(members, SEPTEMBER).parts.map(({ serviceId, isFallback, startsOn, endsOn }) => {
    return [serviceId, isFallback, startsOn.slice(5), endsOn.slice(5)]
  })

test.group('Parts of a pool', () => {
  test('a unit that nobody occupies is borne by its own party', ({ assert }) => {
    assert.deepEqual(bearersOf([unit]), [[9, true, '09-01', '10-01']])
  })

  test('an occupant bears it for the days of the stay, the party for the rest', ({ assert }) => {
    assert.deepEqual(bearersOf([unit, occupant(1, '2026-01-01', '2026-09-10')]), [
      [1, false, '09-01', '09-10'],
      [9, true, '09-10', '10-01'],
    ])
    assert.deepEqual(bearersOf([unit, occupant(1, '2026-09-05', '2026-09-10')]), [
      [9, true, '09-01', '09-05'],
      [1, false, '09-05', '09-10'],
      [9, true, '09-10', '10-01'],
    ])
  })

  test('one occupant after the other leaves no day to the party', ({ assert }) => {
    assert.deepEqual(
      bearersOf([unit, occupant(1, '2026-01-01', '2026-09-17'), occupant(2, '2026-09-17')]),
      [
        [1, false, '09-01', '09-17'],
        [2, false, '09-17', '10-01'],
      ]
    )
  })

  test('a stay that was recorded by mistake counts on no day', ({ assert }) => {
    assert.deepEqual(bearersOf([unit, occupant(1, '2026-09-05', '2026-09-05')]), [
      [9, true, '09-01', '10-01'],
    ])
  })

  test('a meter counts for the days that it and the part have in common', ({ assert }) => {
    const rule = { code: 'x.counter', revision: 1 }
    const before = member({ role: 'meter', serviceId: 5, endsOn: '2026-09-20', rule })
    const after = member({ role: 'meter', serviceId: 6, startsOn: '2026-09-20', rule })
    const pool = member({ role: 'meter', serviceId: 7, unitKey: '', rule })
    const members = [pool, before, unit, occupant(1, '2026-09-17'), after]
    const { meters, parts } = composeParts(members, SEPTEMBER)
    const days = ({ startsOn, endsOn }: { startsOn: string; endsOn: string }) => {
      return `${startsOn.slice(8)}-${endsOn.slice(8)}`
    }
    assert.deepEqual(
      meters.map((piece) => [piece.meter.serviceId, days(piece)]),
      [[7, '01-01']]
    )
    assert.deepEqual(
      parts.map((part) => part.meters.map((piece) => [piece.meter.serviceId, days(piece)])),
      [
        [[5, '01-17']],
        [
          [5, '17-20'],
          [6, '20-01'],
        ],
      ]
    )
  })
})
