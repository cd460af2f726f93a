import { test } from '@japa/runner'
import fc from 'fast-check'
import { NO_ACCUMULATORS } from '#sdk/rating'
import { drawAllowance } from '#plugins/standard/rating/draw_allowance'
import { event, group, obligation } from '#plugins/standard/tests/rating_samples'

const terms = {
  unit_quantity: 1,
  included: 100,
  pool: 'account',
  member_cap: null as number | null,
  rollover_maximum: 30,
  unit_price: '1',
} as const

/** Events of several members in the order of time: whose, and how much. */
const used = (members: number, events: readonly (readonly [number, number])[]) =>
  group(
    Array.from({ length: members }, () => obligation()),
    events.map(([index, quantity], place) => event(place, quantity, index))
  )

test.group('Standard | allowances', () => {
  test('members draw on the same units in the order of time', ({ assert }) => {
    const events = [
      [0, 60],
      [1, 30],
      [0, 20],
      [1, 5],
    ] as const
    const draw = drawAllowance(terms, used(2, events), NO_ACCUMULATORS)
    assert.deepEqual(draw.charged, [0, 0, 10, 5])
    assert.deepEqual(
      draw.members.map(({ used: all, charged }) => [all, charged]),
      [
        [80, 10],
        [35, 5],
      ]
    )
  })

  test('a member uses no more included units than its cap', ({ assert }) => {
    const draw = drawAllowance(
      { ...terms, member_cap: 50 },
      used(2, [
        [0, 70],
        [1, 40],
      ]),
      NO_ACCUMULATORS
    )
    assert.deepEqual(draw.charged, [20, 0])
    assert.deepEqual(draw.closing.values, { carried: 10 })
  })

  test('unused units are carried over once, up to the maximum', ({ assert }) => {
    const unused = drawAllowance(terms, used(1, []), NO_ACCUMULATORS)
    assert.deepEqual(unused.closing, { schema: 1, values: { carried: 30 } })
    const next = drawAllowance(terms, used(1, [[0, 20]]), unused.closing)
    assert.equal(next.carriedIn, 30)
    // Carried units go first: ten of them expire, and of the period's own the maximum goes on.
    assert.deepEqual(next.closing.values, { carried: 30 })
    const last = drawAllowance(terms, used(1, [[0, 125]]), next.closing)
    assert.deepEqual(last.charged, [0])
    assert.deepEqual(last.closing.values, { carried: 5 })
  })

  test('usage that is taken back gives back first what was charged for', ({ assert }) => {
    const draw = drawAllowance(
      terms,
      used(1, [
        [0, 110],
        [0, -30],
      ]),
      NO_ACCUMULATORS
    )
    assert.deepEqual(draw.charged, [10, -10])
    assert.deepEqual(draw.closing.values, { carried: 20 })
  })

  test('what is free never exceeds the units, a member never its cap', () => {
    const events = fc.array(fc.tuple(fc.nat(2), fc.nat(80)), { maxLength: 30 })
    fc.assert(
      fc.property(
        events,
        fc.nat(30),
        fc.option(fc.nat(90), { nil: null }),
        (given, carried, cap) => {
          const state = { schema: 1, values: { carried } }
          const draw = drawAllowance({ ...terms, member_cap: cap }, used(3, given), state)
          const free = draw.members.map((member) => member.used - member.charged)
          const all = free.reduce((sum, one) => sum + one, 0)
          const left = Number(draw.closing.values.carried)
          return (
            all <= 100 + carried &&
            free.every((one) => one >= 0 && (cap === null || one <= cap)) &&
            left <= Math.min(30, 100 + carried - all)
          )
        }
      )
    )
  })
})
