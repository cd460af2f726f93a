import { test } from '@japa/runner'
import fc from 'fast-check'
import { cutChunks } from '#app/billing/chunks/cut_chunks'

interface Member {
  readonly id: number
  readonly group: number | null
}

const cut = (members: readonly Member[], size: number) =>
  cutChunks(members, ({ group }) => group, size)
const member = (id: number, group: number | null = null): Member => ({ id, group })
const ids = (chunks: readonly (readonly Member[])[]) =>
  chunks.map((chunk) => chunk.map(({ id }) => id))

test.group('Billing | cutting chunks', () => {
  test('members without a group are cut in their order', ({ assert }) => {
    assert.deepEqual(
      ids(
        cut(
          [1, 2, 3, 4, 5].map((id) => member(id)),
          2
        )
      ),
      [[1, 2], [3, 4], [5]]
    )
  })

  test('a group stays together, at the place of its first member', ({ assert }) => {
    const members = [member(1), member(2, 7), member(3), member(4, 7)]
    assert.deepEqual(ids(cut(members, 2)), [[1], [2, 4], [3]])
  })

  test('a group that is larger than a chunk is a chunk of its own', ({ assert }) => {
    const members = [member(1), member(2, 7), member(3, 7), member(4, 7)]
    assert.deepEqual(ids(cut(members, 2)), [[1], [2, 3, 4]])
  })

  test('every member is in one chunk, and no group is cut', () => {
    const groups = fc.array(fc.option(fc.nat(5), { nil: null }), { maxLength: 60 })
    fc.assert(
      fc.property(groups, fc.integer({ min: 1, max: 10 }), (given, size) => {
        const members = given.map((group, id) => member(id, group))
        const chunks = cut(members, size)
        const all = ids(chunks)
          .flat()
          .sort((left, right) => left - right)
        const homes = new Map<number, Set<number>>()
        for (const [index, chunk] of chunks.entries()) {
          for (const { group } of chunk) {
            if (group !== null) homes.set(group, (homes.get(group) ?? new Set()).add(index))
          }
        }
        const isWhole = all.length === members.length && all.every((id, index) => id === index)
        return isWhole && [...homes.values()].every(({ size: places }) => places === 1)
      })
    )
  })
})
