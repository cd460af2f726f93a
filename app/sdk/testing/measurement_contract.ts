import { test } from '@japa/runner'
import { compareRational, sumRational } from '../../kernel/rational.js'
import { freezeDeep } from '../freeze.js'
import type { JsonObject } from '../json.js'
import type { Allocation, Determinant } from '../measurement.js'
import type { AllocationSample, BadTerms, DeterminantSample } from './samples.js'
import { named, revisionOf } from './rating_contract.js'
import { refusesBadTerms } from './terms_contract.js'
import { withoutOutside } from './without_outside.js'

/** Purity of the determinants, and refusals of their terms. */
export function determinantContract(
  determinants: readonly Determinant<any, any>[],
  samples: readonly DeterminantSample[],
  badTerms: readonly BadTerms[]
): void {
  test('every determinant has a sample', ({ assert }) => {
    assert.includeMembers(samples.map(named), determinants.map(named))
  })

  for (const [number, sample] of samples.entries()) {
    const name = `${sample.code}@${sample.revision}, sample ${number + 1},`
    test(`${name} measures the same twice, in any order, from frozen input`, async ({ assert }) => {
      const determinant = revisionOf(determinants, sample)
      const terms = await determinant.terms.validator.validate(sample.terms)
      const measure = (given: JsonObject, inputs: DeterminantSample['inputs']) =>
        withoutOutside(() => {
          const { facts } = sample
          return inputs.map((input) =>
            determinant.measure(freezeDeep({ ...input, terms: given, facts }))
          )
        })
      const first = measure(terms, sample.inputs)
      assert.deepEqual(measure(terms, sample.inputs), first)
      assert.deepEqual(measure(reversedKeys(terms), sample.inputs), first)
      assert.deepEqual(measure(terms, sample.inputs.toReversed()).toReversed(), first)
    })

    test(`${name} says how far around a period it reads`, async ({ assert }) => {
      const determinant = revisionOf(determinants, sample)
      const terms = freezeDeep(await determinant.terms.validator.validate(sample.terms))
      const reach = withoutOutside(() => determinant.reach(terms))
      for (const days of [reach.daysBefore, reach.daysAfter]) {
        assert.isTrue(Number.isSafeInteger(days) && days >= 0)
      }
    })
  }
  refusesBadTerms(determinants, badTerms)
}

/** Purity and exact sums of the allocations, and refusals of their terms. */
export function allocationContract(
  allocations: readonly Allocation<any, any>[],
  samples: readonly AllocationSample[],
  badTerms: readonly BadTerms[]
): void {
  test('every allocation has a sample', ({ assert }) => {
    assert.includeMembers(samples.map(named), allocations.map(named))
  })

  for (const [number, sample] of samples.entries()) {
    const name = `${sample.code}@${sample.revision}, sample ${number + 1},`
    const allocateAll = async (change: (terms: JsonObject) => JsonObject) => {
      const allocation = revisionOf(allocations, sample)
      const terms = change(await allocation.terms.validator.validate(sample.terms))
      return withoutOutside(() => {
        const { facts } = sample
        return sample.pools.map((pool) =>
          allocation.allocate(freezeDeep({ ...pool, terms, facts }))
        )
      })
    }

    test(`${name} splits the same twice from frozen input`, async ({ assert }) => {
      const first = await allocateAll((terms) => terms)
      assert.deepEqual(await allocateAll((terms) => terms), first)
      assert.deepEqual(await allocateAll(reversedKeys), first)
    })

    test(`${name} gives shares that add up to each total`, async ({ assert }) => {
      const results = await allocateAll((terms) => terms)
      assert.isTrue(results.some((result) => 'totals' in result))
      for (const [index, result] of results.entries()) {
        if ('held' in result) continue
        for (const { code, quantity } of result.totals) {
          const own = result.shares.filter((share) => share.code === code)
          assert.lengthOf(own, sample.pools[index].parts.length)
          assert.equal(
            compareRational(sumRational(own.map((share) => share.quantity)), quantity),
            0
          )
        }
      }
    })
  }
  refusesBadTerms(allocations, badTerms)
}

function reversedKeys(value: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(value).reverse())
}
