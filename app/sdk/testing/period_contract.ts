import { test } from '@japa/runner'
import { freezeDeep } from '../freeze.js'
import type { JsonObject } from '../json.js'
import type { KnownPeriods, PeriodSource } from '../periods.js'
import type { LanguageKeys } from './language_keys.js'
import type { ContractSamples, PeriodSample } from './samples.js'
import { refusesBadTerms } from './terms_contract.js'
import { withoutOutside } from './without_outside.js'

/** Purity and order of the sources of periods, and refusals of their terms. */
export function periodContract(
  plugin: string,
  sources: readonly PeriodSource<any, any>[],
  { periods: samples = [], badTerms = [] }: ContractSamples,
  keys: LanguageKeys
): void {
  test('every source of periods has a sample', ({ assert }) => {
    assert.includeMembers(
      samples.map(({ code, revision }) => `${code}@${revision}`),
      sources.map(({ code, revision }) => `${code}@${revision}`)
    )
  })

  for (const [number, sample] of samples.entries()) {
    const name = `${sample.code}@${sample.revision}, sample ${number + 1},`
    const find = (change: (terms: JsonObject) => JsonObject) => periodsOf(sources, sample, change)

    test(`${name} finds the same periods twice from frozen input`, async ({ assert }) => {
      const first = await find((terms) => terms)
      assert.deepEqual(await find((terms) => terms), first)
      assert.deepEqual(await find(reversedKeys), first)
    })

    test(`${name} finds periods in their order`, async ({ assert }) => {
      for (const { periods, missing } of await find((terms) => terms)) {
        for (const [index, { startsOn, endsOn }] of periods.entries()) {
          assert.isBelow(Date.parse(startsOn), Date.parse(endsOn))
          if (index > 0) assert.isTrue(periods[index - 1].endsOn <= startsOn)
        }
        if (missing === undefined) continue
        assert.isTrue(missing.reason.startsWith(`${plugin}.`))
        keys.add(missing.reason)
      }
    })
  }
  refusesBadTerms(sources, badTerms)
}

async function periodsOf(
  sources: readonly PeriodSource<any, any>[],
  { code, revision, terms, facts, inputs }: PeriodSample,
  change: (terms: JsonObject) => JsonObject
): Promise<KnownPeriods[]> {
  const source = sources.find((one) => one.code === code && one.revision === revision)!
  const given = change(await source.terms.validator.validate(terms))
  return withoutOutside(() => {
    source.marks?.(freezeDeep(given))
    return inputs.map((input) => source.periods(freezeDeep({ ...input, terms: given, facts })))
  })
}

function reversedKeys(value: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(value).reverse())
}
