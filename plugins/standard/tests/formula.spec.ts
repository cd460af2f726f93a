import { test } from '@japa/runner'
import fc from 'fast-check'
import { formatRational, parseRational, type Rational } from '#sdk/decimal'
import { formulaRule } from '#plugins/standard/rating/formula'
import { parseFormula } from '#plugins/standard/rating/formula_parser'
import type { FormulaTerms } from '#plugins/standard/rating/formula_terms'
import { evaluate } from '#plugins/standard/rating/formula_value'
import { formula, formulaGroups } from '#plugins/standard/tests/formula_samples'
import { amountsOf } from '#plugins/standard/tests/rate'
import { quantityContext, usageContext, usageGroup } from '#plugins/standard/tests/rating_samples'

const value = (source: string, names: Record<string, string> = {}) => {
  const known = (name: string) => (name in names ? parseRational(names[name]) : null)
  return formatRational(evaluate(parseFormula(source), known))
}
const terms = (expression: string) => ({ ...formula, expression }) as FormulaTerms

test.group('Standard | formula', () => {
  test('published figures come out', ({ assert }) => {
    // Discovery Bay, Oakley: sewer of 16,000 gallons. A power factor share of 110 % of 640 kW.
    const sewer = '27 + 2 * max(0, min(w, 15) - 5) + 1.1 * max(0, w - 15)'
    assert.equal(value(sewer, { w: '16' }), '48.1')
    assert.equal(value('640 * 110 / 100 * 4.75 + 250'), '3594')
    // Tamil Nadu, not telescopic: 130 units and 230 units.
    const classes =
      'if(kwh <= 100, 20 + kwh, if(kwh <= 200, 20 + kwh * 1.5, 30 + 400 + (kwh - 200) * 3))'
    assert.equal(value(classes, { kwh: '130' }), '215')
    assert.equal(value(classes, { kwh: '230' }), '520')
    // Gas by units of 100 cubic feet: unrounded 4,627.70, and 4,627.69 with each step rounded.
    assert.equal(value('round(145 * 2.83 * 1.02264 * 39.7 / 3.6, 2)'), '4627.7')
    const rounded = 'round(round(round(145 * 2.83, 2) * 1.02264, 2) * 39.7, 1) / 3.6'
    assert.equal(value(`round(${rounded}, 2)`), '4627.69')
    // A regional act cuts instead of rounding.
    assert.equal(value('round(7.76 + 0.06 * (787.24 + 56.53), 2, down)'), '58.38')
  })

  test('products bind before sums, from the left, and minus belongs to its number', ({
    assert,
  }) => {
    assert.equal(value('1 + 2 * 3 - 4 / 2'), '5')
    assert.equal(value('8 / 4 / 2'), '1')
    assert.equal(value('10 - 3 - 2'), '5')
    assert.equal(value('-2 * -3'), '6')
    assert.equal(value('(1 + 2) * 3'), '9')
    assert.equal(value('1 / 3 * 3'), '1')
  })

  test('rounds to digits and tens in the mode it names, half away from zero without one', ({
    assert,
  }) => {
    assert.equal(value('round(1.005, 2)'), '1.01')
    assert.equal(value('round(-1.005, 2)'), '-1.01')
    assert.equal(value('round(1.005, 2, half_even)'), '1')
    assert.equal(value('round(1250, -2, half_even)'), '1200')
    assert.deepEqual([value('floor(-1.5)'), value('ceil(-1.5)')], ['-2', '-1'])
  })

  test('an if computes only the branch that counts', ({ assert }) => {
    assert.equal(value('if(x = 0, 0, 1 / x)', { x: '0' }), '0')
    assert.equal(value('if(and(x > 0, 1 / x > 2), 1, 2)', { x: '0' }), '2')
    assert.equal(value('if(not(or(x > 1, x < 0)), 1, 2)', { x: '0.5' }), '1')
  })

  test('what is wrong is named with its place', ({ assert }) => {
    const fails = (source: string, problem: string, names = {}) =>
      assert.throws(() => value(source, names), problem)
    fails('2 * watter', 'Nothing is named "watter" at character 5')
    fails('1 + 5 / (2 - 2)', 'Division by zero at character 7')
    fails('1 + 5 / x', 'Division by zero at character 7', { x: '0' })
    fails('1 +  ', 'A number or a name is missing before the end at character 4')
    fails('(1 + 2', '")" is missing before the end at character 7')
    fails('1 ? 2', '"?" is no part of a formula at character 3')
    fails('1 2', '"2" does not belong here at character 3')
    fails('pow(2, 3)', 'There is no function "pow" at character 1')
    fails('min(1)', '"min" takes 2 or more values at character 1')
    fails('1 + (2 < 3)', '"2 < 3" is a condition where a number is needed at character 8')
    fails('round(1, 2, sideways)', '"sideways" is none of', {})
    fails('1 < 2', '"1 < 2" is a condition where a number is needed at character 3')
  })

  test('length, depth, parts and digits are bounded', ({ assert }) => {
    assert.throws(() => value(' '.repeat(1_001)), /characters at most/)
    assert.throws(() => value(`${'('.repeat(50)}1${')'.repeat(50)}`), /too deeply/)
    assert.throws(() => value(`${'-'.repeat(50)}1`), /missing/)
    assert.throws(() => value(`1${'+1'.repeat(400)}`), /too many parts/)
    const long = '9'.repeat(40)
    assert.throws(
      () => value(`1${`*${long}`.repeat(24)}${'*x'.repeat(5)}`, { x: '9'.repeat(900) }),
      /too long/
    )
  })

  test('reads quantities, charges and tags as far as they belong to its days', ({ assert }) => {
    const read = (expression: string) =>
      amountsOf(formulaRule, terms(expression), formulaGroups[0], quantityContext)
    assert.deepEqual(read('water'), ['18.125'])
    assert.deepEqual(read('fee'), ['5'])
    assert.deepEqual(read('fees'), ['641/120'])
  })

  test('usage is told in base units, and each part of the formula is explained', ({ assert }) => {
    const used = usageGroup(60, 50)
    const chosen = terms('max((used - 20) / 60, events)')
    assert.deepEqual(amountsOf(formulaRule, chosen, used, usageContext), ['2'])
    const rater = formulaRule.compile(chosen, undefined, usageContext)
    const [part] = rater.explain(used, { schema: 0, values: {} }, 0).steps
    assert.deepEqual(part.values, { text: 'max((used - 20) / 60, events)', value: '2' })
    assert.deepEqual(
      part.children?.map(({ values }) => values),
      [
        { text: '(used - 20) / 60', value: '1.5' },
        { text: 'events', value: '2' },
      ]
    )
    assert.throws(() => formulaRule.compile(chosen, undefined, quantityContext), /metric/)
  })

  test('computes what plain arithmetic computes, whatever the formula', ({ assert }) => {
    type Tree = { text: string; value: Rational }
    const number = fc.integer({ min: 0, max: 99 }).map((n): Tree => {
      return { text: `${n}`, value: parseRational(`${n}`) }
    })
    const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 5 },
        number,
        fc
          .tuple(tie('tree'), fc.constantFrom('+', '-', '*'), tie('tree'))
          .map(([left, sign, right]) => {
            const [a, b] = [left.value, right.value]
            const whole = { '+': a.numerator + b.numerator, '-': a.numerator - b.numerator }
            const numerator = sign === '*' ? a.numerator * b.numerator : whole[sign as '+' | '-']
            return {
              text: `(${left.text} ${sign} ${right.text})`,
              value: { numerator, denominator: 1n },
            }
          })
      ),
    }))
    fc.assert(
      fc.property(tree, ({ text, value: expected }) => {
        fc.pre(text.length <= 1_000)
        assert.equal(value(text), formatRational(expected))
      })
    )
  })
})
