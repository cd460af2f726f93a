import { test } from '@japa/runner'
import type { Metric, ServiceType } from '../service_type.js'
import type { ServiceTypeSample } from './samples.js'
import { withoutOutside } from './without_outside.js'

const AGGREGATIONS = ['count', 'sum', 'max', 'latest', 'unique', 'weighted_sum']
const DISPLAYS = ['number', 'duration', 'bytes_si', 'bytes_binary']
/** Beyond it an integer count of the smallest unit leaves what a quantity can hold. */
const LARGEST_SCALE = 9
const NONSENSE = ['', ' ', '\u0000', '💥', 'x'.repeat(10_000), "'; drop table services; --"]

/** Every spelling of an identifier is stored as one, and nonsense is no identifier and no error. */
export function serviceTypeContract(
  types: readonly ServiceType[],
  samples: readonly ServiceTypeSample[]
): void {
  test('every service type has spellings that it knows and texts that it refuses', ({ assert }) => {
    assert.includeMembers(
      samples.map(({ code }) => code),
      types.map(({ code }) => code)
    )
  })

  for (const { code, spellings, refused } of samples) {
    test(`${code} stores each identifier in one spelling`, ({ assert }) => {
      const type = types.find((entry) => entry.code === code)!
      const context = Object.freeze({ country: 'DE' })
      const normalise = (text: string) => withoutOutside(() => type.normalise(text, context))
      assert.isNotEmpty(spellings)
      for (const texts of spellings) {
        const [stored, ...others] = new Set(texts.map(normalise))
        assert.isString(stored)
        assert.isEmpty(others, texts.join(', '))
        assert.equal(normalise(stored!), stored)
        assert.equal(normalise(withoutOutside(() => type.present(stored!))), stored)
      }
      assert.isNotEmpty(refused)
      for (const text of refused) assert.isNull(normalise(text), text)
      for (const text of NONSENSE) assert.doesNotThrow(() => normalise(text))
    })
  }
}

/** A metric says what one is a count of. */
export function metricContract(metrics: readonly Metric[]): void {
  test('metrics count whole smallest units, in a way that the core knows', ({ assert }) => {
    for (const { code, unit, scale, aggregation, display } of metrics) {
      assert.isNotEmpty(unit, code)
      assert.isTrue(Number.isInteger(scale) && scale >= 0 && scale <= LARGEST_SCALE, code)
      assert.include(AGGREGATIONS, aggregation, code)
      assert.include(DISPLAYS, display, code)
    }
  })
}
