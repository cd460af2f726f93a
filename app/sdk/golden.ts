import { canonicalJson } from '../kernel/canonical_json.js'
import { formatRational } from '../kernel/rational.js'
import { sumOfSteps } from './explanation.js'
import { freezeDeep } from './freeze.js'
import { NO_ACCUMULATORS, type GoldenVector, type RatingRule } from './rating.js'

/**
 * Computes the golden vectors of a rule's revision again: what each gives now, in words, where it
 * differs from what was written down; empty when all hold. A rule that throws differs.
 */
export function goldenDifferences(rule: RatingRule<any, any>): string[] {
  return (rule.golden ?? []).flatMap((vector, index) => {
    const name = `${rule.code}@${rule.revision}, vector ${index + 1}`
    try {
      return differencesOf(rule, vector).map((difference) => `${name}: ${difference}`)
    } catch (error) {
      return [`${name}: ${error instanceof Error ? error.message : String(error)}`]
    }
  })
}

function differencesOf(rule: RatingRule<any, any>, vector: GoldenVector): string[] {
  const { terms, facts, context, group, targets, closing } = freezeDeep(vector)
  const state = vector.state ?? NO_ACCUMULATORS
  const rater = rule.compile(terms, facts, context)
  const given: string[] = []
  const end = rater.rate(group, state, {
    target(obligation, { amount }) {
      given[obligation] = formatRational(amount)
    },
    suspend() {},
  })
  const found = group.obligations.flatMap((_obligation, index) => {
    const explained = formatRational(sumOfSteps(rater.explain(group, state, index).steps))
    const wanted = targets[index]
    return [
      ...(given[index] === wanted ? [] : [`gives ${given[index]}, not ${wanted}`]),
      ...(explained === wanted ? [] : [`explains ${explained}, not ${wanted}`]),
    ]
  })
  if (targets.length !== group.obligations.length) found.push('names not every obligation')
  if (closing !== undefined && textOf(closing) !== textOf(end)) {
    found.push(`closes with ${textOf(end)}, not ${textOf(closing)}`)
  }
  return found
}

function textOf({ schema, values }: { schema: number; values: object }): string {
  return canonicalJson({ schema, values } as never)
}
