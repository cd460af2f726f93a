import { test } from '@japa/runner'
import { formatRational } from '../../kernel/rational.js'
import { sumOfSteps, type ExplanationStep } from '../explanation.js'
import { freezeDeep } from '../freeze.js'
import type { JsonObject } from '../json.js'
import { NO_ACCUMULATORS, type RatingRule } from '../rating.js'
import { collectTargets } from './collect_targets.js'
import type { BadTerms, RatingSample } from './samples.js'
import type { LanguageKeys } from './language_keys.js'
import { refusesBadTerms } from './terms_contract.js'
import { withoutOutside } from './without_outside.js'

type Rule = RatingRule<any, any>

/** Purity, exact sums and refusals of the rating rules; notes the language keys they use. */
export function ratingContract(
  rules: readonly Rule[],
  samples: readonly RatingSample[],
  badTerms: readonly BadTerms[],
  keys: LanguageKeys
): void {
  const ruleOf = (code: string) => rules.find((rule) => rule.code === code)!

  test('every rating rule has a sample and terms that it refuses', ({ assert }) => {
    const codes = rules.map((rule) => rule.code)
    assert.includeMembers(
      samples.map((sample) => sample.code),
      codes
    )
    assert.includeMembers(
      badTerms.map((bad) => bad.code),
      codes
    )
  })

  for (const [number, sample] of samples.entries()) {
    const name = `${sample.code}@${sample.revision}, sample ${number + 1},`

    test(`${name} rates the same twice, in any order, from frozen input`, async ({ assert }) => {
      const rule = ruleOf(sample.code)
      const terms = await rule.terms.validator.validate(sample.terms)
      const rate = (given: JsonObject, groups: RatingSample['groups']) =>
        withoutOutside(() => {
          const rater = rule.compile(freezeDeep(given), freezeDeep(sample.facts), sample.context)
          return groups.map((group) => collectTargets(rater, group, sample.state))
        })
      const first = rate(terms, sample.groups)
      assert.deepEqual(rate(terms, sample.groups), first)
      assert.deepEqual(rate(reversedKeys(terms), sample.groups), first)
      assert.deepEqual(rate(terms, sample.groups.toReversed()).toReversed(), first)
      for (const [index, group] of sample.groups.entries()) {
        assert.equal(first[index].reports, group.obligations.length)
        assert.lengthOf(Object.keys(first[index].targets), group.obligations.length)
      }
    })

    test(`${name} explains every target to the last digit`, async ({ assert }) => {
      const rule = ruleOf(sample.code)
      const terms = freezeDeep(await rule.terms.validator.validate(sample.terms))
      const state = freezeDeep(sample.state ?? NO_ACCUMULATORS)
      withoutOutside(() => {
        const rater = rule.compile(terms, freezeDeep(sample.facts), sample.context)
        for (const group of sample.groups) {
          const { targets } = collectTargets(rater, group, state)
          for (const index of group.obligations.keys()) {
            const { steps } = rater.explain(group, state, index)
            assert.equal(formatRational(sumOfSteps(steps)), targets[index].amount)
            keys.add(...stepKeys(steps))
          }
        }
      })
      keys.add(...rule.describe(terms, sample.context.currency).map(({ key }) => key))
    })
  }

  refusesBadTerms(rules, badTerms)
}

export function stepKeys(steps: readonly ExplanationStep[]): string[] {
  return steps.flatMap((step) => [step.key, ...stepKeys(step.children ?? [])])
}

function reversedKeys(value: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(value).reverse())
}
