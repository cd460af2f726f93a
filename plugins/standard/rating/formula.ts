import vine from '@vinejs/vine'
import {
  addRational,
  formatRational,
  multiplyRational,
  rational,
  ZERO,
  type Rational,
} from '#sdk/decimal'
import type { ExplanationStep } from '#sdk/explanation'
import type { CompileContext, ObligationInput, Rater, RatingRule } from '#sdk/rating'
import { daysBetween } from '#sdk/time'
import { assertUsage } from '#plugins/standard/rating/assert_usage'
import { namesIn } from '#plugins/standard/rating/formula_nodes'
import { parseFormula } from '#plugins/standard/rating/formula_parser'
import {
  formulaTermsFields,
  formulaTermsSchema,
  type FormulaTerms,
  type FormulaVariable,
} from '#plugins/standard/rating/formula_terms'
import { evaluate, type ValueOf } from '#plugins/standard/rating/formula_value'
import { shareWithin } from '#plugins/standard/rating/reading_terms'
import { usedIn, type UsedFacts } from '#plugins/standard/rating/source_terms'
import { formulaGolden } from '#plugins/standard/rating/golden/formula'

/** An amount that a formula computes, exactly; it is parsed, and never run as a program. */
export const formulaRule: RatingRule<FormulaTerms, undefined> = {
  code: 'standard.formula',
  revision: 1,
  stage: 'derived',
  metrics: 'any',
  splitInvariant: false,
  golden: formulaGolden,
  terms: { validator: vine.create(formulaTermsSchema), fields: formulaTermsFields },
  reads: ({ variables, reads_scope: scope }) =>
    variables.map(({ kind, code }) =>
      kind === 'quantity' ? { kind, code } : { kind, code, scope }
    ),
  compile: (terms, _facts, context) => compileFormula(terms, context),
  describe: ({ expression, variables }) => [
    { key: 'standard.describe.formula', values: { expression } },
    ...variables.map(({ name, kind, code }) => ({
      key: `standard.describe.formula_${kind}`,
      values: { name, code },
    })),
  ],
}

function compileFormula(terms: FormulaTerms, context: CompileContext): Rater {
  const formula = parseFormula(terms.expression)
  const names = namesIn(formula)
  if (names.has('used') || names.has('events')) assertUsage('standard.formula', context)
  const variables = new Map(terms.variables.map((variable) => [variable.name, variable]))

  const valueOf = (obligation: ObligationInput, used: UsedFacts): ValueOf => {
    return (name) => ownValue(name, obligation, used) ?? readValue(variables.get(name), obligation)
  }
  return {
    rate(group, state, out) {
      for (const [index, used] of usedIn(group).entries()) {
        const amount = evaluate(formula, valueOf(group.obligations[index], used))
        const { quantity, events } = used
        out.target(index, { amount, quantity, billedQuantity: quantity, events })
      }
      return state
    },
    explain(group, _state, obligation) {
      const parts: ExplanationStep[] = []
      const used = usedIn(group)[obligation]
      const amount = evaluate(formula, valueOf(group.obligations[obligation], used), parts)
      const result = {
        key: 'standard.explain.formula',
        values: { expression: terms.expression, currency: group.currency },
        amount: formatRational(amount),
      }
      return { obligation, steps: [...parts, result], items: [] }
    },
  }
}

function ownValue(name: string, obligation: ObligationInput, used: UsedFacts): Rational | null {
  switch (name) {
    case 'used':
      return rational(BigInt(used.quantity))
    case 'events':
      return rational(BigInt(used.events))
    case 'quantity':
      return rational(BigInt(obligation.quantity))
    case 'fraction':
      return obligation.fraction
    case 'days':
      return rational(BigInt(daysBetween(obligation.startsOn, obligation.endsOn)))
    default:
      return null
  }
}

/** The sum of what a variable reads; of amounts, as much as belongs to the obligation's days. */
function readValue(
  variable: FormulaVariable | undefined,
  obligation: ObligationInput
): Rational | null {
  if (variable === undefined) return null
  const { kind, code } = variable
  let sum = ZERO
  for (const read of obligation.reads ?? []) {
    const isQuantity = read.kind === 'quantity'
    if (isQuantity !== (kind === 'quantity')) continue
    if (kind === 'tag' ? !read.tags.includes(code) : read.code !== code) continue
    sum = addRational(sum, multiplyRational(read.value, shareWithin(read, obligation)))
  }
  return sum
}
