import fc from 'fast-check'
import { test } from '@japa/runner'
import { orderByKey, orderByNumber } from '#app/usage/acceptance/key_order'

test.group('Usage | order of writing', () => {
  test('keys are written in the order of their bytes, repeated ones follow the first', () => {
    const key = fc.uint8Array({ minLength: 16, maxLength: 16, max: 3 }).map((bytes) => {
      // Keys of neighbours differ in their last bytes only.
      return Buffer.from(bytes).fill(0, 0, 13)
    })
    fc.assert(
      fc.property(fc.array(key), (keys) => {
        const { leaders, followers } = orderByKey(keys)
        const written = leaders.map((at) => keys[at].toString('hex'))
        const distinct = [...new Set(keys.map((each) => each.toString('hex')))].sort()
        const follow = [...followers].every(([at, leader]) => {
          return leader < at && keys[leader].equals(keys[at])
        })
        const complete = leaders.length + followers.size === keys.length
        return written.join() === distinct.join() && follow && complete
      })
    )
  })

  test('positions are ordered by number, those of one number by position', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5 })), (numbers) => {
        const positions = numbers.map((_, at) => at)
        const expected = positions.toSorted((left, right) => numbers[left] - numbers[right])
        return orderByNumber(positions, numbers).join() === expected.join()
      })
    )
  })

  test('the largest ids of a table keep their order', ({ assert }) => {
    assert.deepEqual(orderByNumber([0, 1, 2], [4_294_967_295, 4_294_967_294, 1]), [2, 1, 0])
  })
})
