import { test } from '@japa/runner'
import { freezeDeep } from '../freeze.js'
import { TREATMENTS_WITH_RATE, type TaxRegime } from '../taxation.js'
import type { LanguageKeys } from './language_keys.js'
import type { TaxSample } from './samples.js'
import { withoutOutside } from './without_outside.js'

/** Purity and completeness of the tax regimes' decisions. */
export function taxContract(
  regimes: readonly TaxRegime[],
  samples: readonly TaxSample[],
  keys: LanguageKeys
): void {
  test('every tax regime has a sample', ({ assert }) => {
    assert.includeMembers(
      samples.map((sample) => sample.code),
      regimes.map((regime) => regime.code)
    )
  })

  for (const sample of samples) {
    test(`${sample.code} decides each line once, the same whatever the order`, ({ assert }) => {
      const regime = regimes.find((entry) => entry.code === sample.code)!
      for (const question of sample.questions) {
        const decide = (lines: typeof question.lines) =>
          withoutOutside(() => regime.decide(freezeDeep({ ...question, lines })))
        const decisions = decide(question.lines)
        assert.sameMembers(
          decisions.map((decision) => decision.index),
          question.lines.map((line) => line.index)
        )
        assert.sameDeepMembers([...decide(question.lines.toReversed())], [...decisions])
        for (const { country, index, percent } of decisions) {
          if (percent === null) continue
          const { category, startsOn, endsOn } = question.lines.find((one) => one.index === index)!
          const days = freezeDeep({ country, category, startsOn, endsOn })
          const changes = withoutOutside(() => regime.rateChanges(days))
          assert.deepEqual([...changes], [...new Set(changes)].sort())
          assert.isTrue(changes.every((day) => day > startsOn && day < endsOn))
        }
        for (const decision of decisions) {
          const rated = TREATMENTS_WITH_RATE.includes(decision.treatment)
          assert.equal(rated, decision.percent !== null, decision.treatment)
          assert.notEqual(decision.reason, '')
          if (decision.note !== null) keys.add(decision.note)
        }
      }
    })

    test(`${sample.code} reads tax ids in one spelling, and nonsense without an error`, ({
      assert,
    }) => {
      const regime = regimes.find((entry) => entry.code === sample.code)!
      const check = (country: string, text: string) =>
        withoutOutside(() => regime.checkTaxId(country, text))
      for (const { country, texts, ok } of sample.taxIds ?? []) {
        const answers = texts.map((text) => check(country, text))
        for (const [index, answer] of answers.entries()) {
          assert.equal(answer.ok, ok, texts[index])
          assert.equal(answer.normalized !== null, ok)
          assert.equal(answer.reason === null, ok)
        }
        if (ok) assert.lengthOf(new Set(answers.map(({ normalized }) => normalized)), 1)
      }
      for (const country of [...regime.countries, 'ZZ', '']) {
        for (const text of ['', ' ', 'x'.repeat(1000)]) assert.isFalse(check(country, text).ok)
      }
    })
  }
}
