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
        for (const decision of decisions) {
          const rated = TREATMENTS_WITH_RATE.includes(decision.treatment)
          assert.equal(rated, decision.percent !== null, decision.treatment)
          assert.notEqual(decision.reason, '')
          if (decision.note !== null) keys.add(decision.note)
        }
      }
    })
  }
}
