import { test } from '@japa/runner'
import { formatRational, parseRational, rational } from '#sdk/decimal'
import { NO_ACCUMULATORS, type ObligationInput, type RatedTarget } from '#sdk/rating'
import { commitmentRule } from '#plugins/standard/rating/commitment'
import { discountRule } from '#plugins/standard/rating/discount'
import type { DiscountTerms } from '#plugins/standard/rating/discount_terms'
import {
  amountOf,
  group,
  obligation,
  quantityContext,
} from '#plugins/standard/tests/rating_samples'

const MARCH = ['2026-03-01', '2026-04-01'] as const
const SHARED = {
  applies_to: 'all',
  codes: [],
  reads_scope: 'account',
  taken_off: 'together',
  partial: 'whole',
  rest: 'lapses',
} satisfies Partial<DiscountTerms>
const TERMS: DiscountTerms = { ...SHARED, kind: 'fixed', amount: '1' }
const percent = (text: string): DiscountTerms => ({ ...SHARED, kind: 'percent', percent: text })

function rate(
  terms: DiscountTerms,
  given: Partial<ObligationInput>,
  state = NO_ACCUMULATORS,
  currency = 'EUR'
) {
  const rater = discountRule.compile(terms, undefined, { ...quantityContext, currency })
  const targets: RatedTarget[] = []
  const what = { ...group([obligation(given)]), currency }
  const closing = rater.rate(what, state, {
    target: (index, target) => (targets[index] = target),
    suspend: () => {},
  })
  return { target: targets[0], closing }
}

const lines = (...amounts: string[]) =>
  amounts.map((amount, index) => amountOf(`c${index}`, amount, ...MARCH))
const partsOf = ({ parts = [] }: RatedTarget) =>
  parts.map(({ of, amount }) => [of, formatRational(amount)])
const less = (amount: string) => ({
  startsOn: MARCH[0],
  endsOn: MARCH[1],
  amount: parseRational(amount),
})

test.group('Standard | discount', () => {
  test('E23: 1.00 off 3.33, 3.33 and 3.34 leaves 3.00 each', ({ assert }) => {
    const { target } = rate(TERMS, { reads: lines('3.33', '3.33', '3.34') })
    assert.deepEqual(partsOf(target), [
      [0, '-0.33'],
      [1, '-0.33'],
      [2, '-0.34'],
    ])
  })

  test('100 less 20 % is 80, and 10 less comes off the 80; 10 first leaves 90, and 20 % is 18', ({
    assert,
  }) => {
    const [whole] = lines('100')
    const second = (terms: DiscountTerms, before: string) => {
      const reads = [{ ...whole, reductions: [less(before)] }]
      return formatRational(rate(terms, { reads }).target.amount)
    }
    assert.equal(second({ ...TERMS, amount: '10' }, '-20'), '-10')
    assert.equal(second(percent('20'), '-10'), '-18')
  })

  test('all of it off takes what documents bill, not what it exactly costs', ({ assert }) => {
    const { target } = rate(percent('100'), { reads: lines('0.335', '0.335', '0.335') })
    assert.equal(formatRational(target.amount), '-1.02')
  })

  test('a fixed amount never takes more than is left, nor anything off a credit', ({ assert }) => {
    const reads = [...lines('0.4', '-5'), { ...lines('2')[0], reductions: [less('-1.7')] }]
    assert.deepEqual(partsOf(rate(TERMS, { reads }).target), [
      [0, '-0.4'],
      [2, '-0.3'],
    ])
  })

  test('by line each pays its own', ({ assert }) => {
    const reads = lines('3', '0.5')
    assert.deepEqual(partsOf(rate({ ...TERMS, taken_off: 'line' }, { reads }).target), [
      [0, '-1'],
      [1, '-0.5'],
    ])
    const each = rate({ ...percent('10'), taken_off: 'line' }, { reads: lines('0.05', '0.05') })
    assert.equal(formatRational(each.target.amount), '-0.02')
    const together = rate(percent('10'), { reads: lines('0.05', '0.05') })
    assert.equal(formatRational(together.target.amount), '-0.01')
  })

  test('each part has the days and the tax category of what it is taken off', ({ assert }) => {
    const [fee] = lines('10')
    const reads = [
      { ...fee, taxCategory: 'books' },
      { ...fee, code: 'late', startsOn: '2026-03-17', taxCategory: 'general' },
    ]
    const { target } = rate(percent('50'), { reads })
    assert.deepEqual(
      target.parts?.map(({ startsOn, taxCategory, amount }) => {
        return [startsOn, taxCategory, formatRational(amount)]
      }),
      [
        ['2026-03-01', 'books', '-5'],
        ['2026-03-17', 'general', '-5'],
      ]
    )
  })

  test('shares that were issued stay when a charge grows; only the rest moves', ({ assert }) => {
    const [small] = lines('0.8')
    const other = { ...lines('50')[0], startsOn: '2026-03-17', taxCategory: 'general' }
    const reads = [{ ...small, taxCategory: 'general' }, other]
    const issued = [{ ...less('-0.8'), taxCategory: 'general' }]
    assert.deepEqual(partsOf(rate(TERMS, { reads, issued }).target), [
      [0, '-0.8'],
      [1, '-0.2'],
    ])
  })

  test('11 of 31 days: prorated by days, or whole', ({ assert }) => {
    const reads = lines('31')
    const part = { endsOn: '2026-03-12', fraction: rational(11n, 31n), reads }
    const off = (terms: DiscountTerms) => formatRational(rate(terms, part).target.amount)
    assert.equal(off({ ...percent('20'), partial: 'prorated' }), '-2.2')
    assert.equal(off(percent('20')), '-6.2')
    assert.equal(off({ ...TERMS, amount: '3.1', partial: 'prorated' }), '-1.1')
    assert.equal(off({ ...TERMS, amount: '3.1' }), '-3.1')
  })

  test('whole counts a charge only in the period in which it begins', ({ assert }) => {
    const reads = [amountOf('fee', '10', '2026-02-15', '2026-03-15')]
    assert.equal(formatRational(rate(percent('10'), { reads }).target.amount), '0')
  })

  test('after the first periods nothing is off', ({ assert }) => {
    const terms = { ...TERMS, periods: 2 }
    const offs: string[] = []
    let state = NO_ACCUMULATORS
    for (let period = 0; period < 3; period++) {
      const { target, closing } = rate(terms, { reads: lines('5') }, state)
      offs.push(formatRational(target.amount))
      state = closing
    }
    assert.deepEqual(offs, ['-1', '-1', '0'])
  })

  test('what is not used up is carried on until it is, or lapses', ({ assert }) => {
    const offs = (rest: 'lapses' | 'carried') => {
      let state = NO_ACCUMULATORS
      return ['0.3', '0', '0.5', '9'].map((amount) => {
        const terms = { ...TERMS, periods: 1, rest }
        const { target, closing } = rate(terms, { reads: lines(amount) }, state)
        state = closing
        return formatRational(target.amount)
      })
    }
    assert.deepEqual(offs('carried'), ['-0.3', '0', '-0.5', '-0.2'])
    assert.deepEqual(offs('lapses'), ['-0.3', '0', '0', '0'])
  })

  test('what was carried on is not used again by what comes late', ({ assert }) => {
    const terms = { ...TERMS, periods: 1, rest: 'carried' as const }
    const reads = [{ ...lines('0.9')[0], taxCategory: 'general' }]
    const issued = [{ ...less('-0.3'), taxCategory: 'general' }]
    const { target, closing } = rate(terms, { reads, issued })
    assert.equal(formatRational(target.amount), '-0.3')
    assert.deepEqual(closing.values, { periods: 1, left: '70' })
  })

  for (const [currency, off] of [
    ['JPY', '-3'],
    ['EUR', '-2.5'],
    ['KWD', '-2.499'],
  ]) {
    test(`25 % of 9.995 ${currency} is rounded once, to its minor unit: ${off}`, ({ assert }) => {
      const { target } = rate(percent('25'), { reads: lines('9.995') }, NO_ACCUMULATORS, currency)
      assert.equal(formatRational(target.amount), off)
    })
  }
})

test.group('Standard | commitment', () => {
  for (const [currency, minimum, used, missing] of [
    ['JPY', '10000', '8500.5', '1499'],
    ['EUR', '100', '85.005', '14.99'],
    ['KWD', '10', '8.5005', '1.499'],
  ]) {
    test(`E40: ${minimum} ${currency} less ${used} is a true-up of ${missing}`, ({ assert }) => {
      const context = { ...quantityContext, currency }
      const terms = {
        amount: minimum,
        applies_to: 'all',
        codes: [],
        reads_scope: 'account',
      } as const
      const rater = commitmentRule.compile({ ...terms, codes: [] }, undefined, context)
      const targets: string[] = []
      rater.rate({ ...group([obligation({ reads: lines(used) })]), currency }, NO_ACCUMULATORS, {
        target: (index, { amount }) => (targets[index] = formatRational(amount)),
        suspend: () => {},
      })
      assert.deepEqual(targets, [missing])
    })
  }
})
