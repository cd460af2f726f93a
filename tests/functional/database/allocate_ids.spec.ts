import { test } from '@japa/runner'
import { allocateIds } from '#app/database/allocate_ids'

test.group('Allocated ids', () => {
  test('concurrent callers get ranges that do not overlap', async ({ assert }) => {
    const sizes = Array.from({ length: 20 }, (_, index) => index + 1)
    const starts = await Promise.all(sizes.map((size) => allocateIds('usage_batches', size)))
    const ids = starts.flatMap((start, index) =>
      Array.from({ length: sizes[index] }, (_, offset) => start + offset)
    )
    assert.equal(new Set(ids).size, 210)
  })

  test('a sequence that nobody declared is an error', async ({ assert }) => {
    await assert.rejects(() => allocateIds('no_such_sequence', 1))
  })
})
