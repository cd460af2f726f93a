import { test } from '@japa/runner'
import { formatRational, parseRational, sumRational } from '../../kernel/rational.js'
import { sumOfSteps, type ExplanationStep } from '../explanation.js'
import { freezeDeep } from '../freeze.js'
import { goldenDifferences } from '../golden.js'
import type { JsonObject } from '../json.js'
import { NO_ACCUMULATORS, type Accumulators, type RatingRule } from '../rating.js'
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
  const ruleOf = (sample: RatingSample) => revisionOf(rules, sample)

  test('every rating rule has a sample and terms that it refuses', ({ assert }) => {
    assert.includeMembers(samples.map(named), rules.map(named))
    assert.includeMembers(
      badTerms.map((bad) => bad.code),
      rules.map((rule) => rule.code)
    )
  })

  test('what a rule has given once it always gives: its golden vectors hold', ({ assert }) => {
    for (const rule of rules) {
      const isOld = rules.some(({ code, revision }) => {
        return code === rule.code && revision > rule.revision
      })
      if (isOld) assert.isNotEmpty(rule.golden ?? [], `${named(rule)} has no golden vector`)
      assert.deepEqual(
        withoutOutside(() => goldenDifferences(rule)),
        []
      )
    }
  })

  for (const [number, sample] of samples.entries()) {
    const name = `${sample.code}@${sample.revision}, sample ${number + 1},`

    test(`${name} rates the same twice, in any order, from frozen input`, async ({ assert }) => {
      const rule = ruleOf(sample)
      const terms = await rule.terms.validator.validate(sample.terms)
      const rate = (given: JsonObject, groups: RatingSample['groups']) =>
        withoutOutside(() => {
          rule.reads?.(freezeDeep(given))
          rule.stateOwner?.(freezeDeep(given))
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

    test(`${name} heeds no subscribed quantity when it says so`, async ({ assert }) => {
      const rule = ruleOf(sample)
      if (rule.usageAlone !== true || sample.context.metrics.length === 0) return
      const terms = freezeDeep(await rule.terms.validator.validate(sample.terms))
      withoutOutside(() => {
        const rater = rule.compile(terms, freezeDeep(sample.facts), sample.context)
        for (const group of sample.groups) {
          const more = group.obligations.map((one) => ({ ...one, quantity: one.quantity + 7 }))
          const other = collectTargets(rater, { ...group, obligations: more }, sample.state)
          assert.deepEqual(other, collectTargets(rater, group, sample.state))
        }
      })
    })

    test(`${name} explains every target to the last digit`, async ({ assert }) => {
      const rule = ruleOf(sample)
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
      const { currency } = sample.context
      keys.add(...withoutOutside(() => rule.describe(terms, currency)).map(({ key }) => key))
    })

    test(`${name} gives the same sum over two calls when it says so`, async ({ assert }) => {
      const rule = ruleOf(sample)
      if (!rule.splitInvariant) return
      const terms = freezeDeep(await rule.terms.validator.validate(sample.terms))
      withoutOutside(() => {
        const rater = rule.compile(terms, freezeDeep(sample.facts), sample.context)
        for (const group of sample.groups) {
          const whole = collectTargets(rater, group, sample.state)
          const middle = Math.ceil(group.events.length / 2)
          const [early, late] = [group.events.slice(0, middle), group.events.slice(middle)]
          const first = collectTargets(rater, { ...group, events: early }, sample.state)
          const closing = first.state as unknown as Accumulators
          const second = collectTargets(rater, { ...group, events: late }, closing)
          for (const index of group.obligations.keys()) {
            const amounts = [first, second].map(({ targets }) => targets[index].amount as string)
            const sum = formatRational(sumRational(amounts.map(parseRational)))
            assert.equal(sum, whole.targets[index].amount)
          }
          assert.deepEqual(second.state, whole.state)
        }
      })
    })
  }

  refusesBadTerms(rules, badTerms)
}

export interface Revised {
  readonly code: string
  readonly revision: number
}

export function named({ code, revision }: Revised): string {
  return `${code}@${revision}`
}

/** The revision that a sample is for. */
export function revisionOf<T extends Revised>(registered: readonly T[], sample: Revised): T {
  const found = registered.find((one) => named(one) === named(sample))
  if (found === undefined) throw new Error(`The plugin registers no ${named(sample)}`)
  return found
}

export function stepKeys(steps: readonly ExplanationStep[]): string[] {
  return steps.flatMap((step) => [step.key, ...stepKeys(step.children ?? [])])
}

function reversedKeys(value: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(value).reverse())
}
