import fc from 'fast-check'
import { test } from '@japa/runner'
import { fixedShares } from '#kernel/fixed_shares'

const sum = (values: readonly bigint[]) => values.reduce((total, value) => total + value, 0n)
const amounts = (length: number) =>
  fc.array(fc.bigInt({ min: 0n, max: 10n ** 6n }), { minLength: length, maxLength: length })

test.group('Kernel | fixed shares', () => {
  test('shares {title}')
    .with([
      {
        title: '100 over 333, 333 and 334 as 33, 33 and 34',
        available: 100n,
        rooms: [333n, 333n, 334n],
        issued: [],
        shares: [33n, 33n, 34n],
      },
      {
        title: 'nothing where there is no room',
        available: 100n,
        rooms: [0n, 0n],
        issued: [],
        shares: [0n, 0n],
      },
      {
        title: 'no more than there is room for',
        available: 100n,
        rooms: [30n, 20n],
        issued: [],
        shares: [30n, 20n],
      },
      {
        title: 'what was issued as it was when a line grows',
        available: 100n,
        rooms: [900n, 333n, 334n],
        issued: [33n, 33n, 34n],
        shares: [33n, 33n, 34n],
      },
      {
        title: 'only the rest to new room',
        available: 100n,
        rooms: [80n, 50n],
        issued: [80n, 0n],
        shares: [80n, 20n],
      },
      {
        title: 'what a line has no room for any more elsewhere',
        available: 100n,
        rooms: [20n, 333n, 334n],
        issued: [33n, 33n, 34n],
        shares: [20n, 40n, 40n],
      },
      {
        title: 'less in proportion when less is available',
        available: 50n,
        rooms: [333n, 333n],
        issued: [60n, 40n],
        shares: [30n, 20n],
      },
      {
        title: 'nothing when nothing is available',
        available: 0n,
        rooms: [333n],
        issued: [60n],
        shares: [0n],
      },
    ])
    .run(({ assert }, { available, rooms, issued, shares }) => {
      assert.deepEqual(fixedShares({ available, rooms, issued }), shares)
    })

  test('takes what there is, never beyond the room, and stands when it is done again', ({
    assert,
  }) => {
    const inputs = fc
      .integer({ min: 1, max: 6 })
      .chain((length) =>
        fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 6n }), amounts(length), amounts(length))
      )
    fc.assert(
      fc.property(inputs, ([available, rooms, issued]) => {
        const shares = fixedShares({ available, rooms, issued })
        const room = sum(rooms)
        assert.equal(sum(shares), available < room ? available : room)
        assert.isTrue(shares.every((share, index) => share >= 0n && share <= rooms[index]))
        assert.deepEqual(fixedShares({ available, rooms, issued: shares }), shares)
      })
    )
  })
})
