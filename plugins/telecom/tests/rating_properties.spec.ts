import { test } from '@japa/runner'
import fc from 'fast-check'
import {
  addRational,
  compareRational,
  formatRational,
  parseRational,
  sumRational,
  type Rational,
} from '#sdk/decimal'
import { sumOfSteps } from '#sdk/explanation'
import { NO_ACCUMULATORS } from '#sdk/rating'
import { BOUNDARY_POLICIES } from '#plugins/telecom/rating/call_policy'
import { PrefixTrie } from '#plugins/telecom/rating/prefix_trie'
import { unitsRule } from '#plugins/telecom/rating/units_rule'
import { NO_TARIFF_FACTS } from '#plugins/telecom/rating/tariff_facts'
import { peakAndOffPeak } from '#plugins/telecom/tests/band_samples'
import {
  at,
  context,
  edition,
  event,
  factsOf,
  groupOf,
  obligation,
  priceOf,
  rate,
  raterOf,
} from '#plugins/telecom/tests/rating_samples'

const facts = await factsOf(
  edition(
    [
      'Germany,49,60,1,0.17,0.05,off-peak,',
      'Germany,49,60,1,0.31,0.10,peak,',
      'Berlin,4930,30,6,0.07,0,off-peak,',
      'Berlin,4930,30,6,0.07,0,peak,',
      'France,33,6,6,0.11,0,off-peak,',
      'France,33,6,6,0.23,0,peak,',
    ],
    { timeZone: 'Europe/Berlin', bands: peakAndOffPeak }
  )
)

const starts = fc.integer({ min: at('2026-03-28T00:00:00Z'), max: at('2026-03-31T00:00:00Z') })
const numbers = fc.constantFrom('493012345678', '4989123456', '33123456789')
const amount = (text: string): Rational => parseRational(text)

test.group('Telecom | properties of rating', () => {
  test('a call costs as much as its contiguous parts when increments divide them', ({ assert }) => {
    const rater = raterOf(facts)
    fc.assert(
      fc.property(
        starts,
        fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1 }),
        (start, parts) => {
          let from = start
          const prices = parts.map((part) => {
            const price = priceOf(rater, '33123456789', from, part * 6)
            from += part * 6
            return amount(price)
          })
          const whole = priceOf(rater, '33123456789', start, from - start)
          assert.equal(formatRational(sumRational(prices)), whole)
        }
      )
    )
  })

  test('a longer call never costs less', ({ assert }) => {
    for (const policy of BOUNDARY_POLICIES) {
      const rater = raterOf(facts, { boundary_policy: policy })
      fc.assert(
        fc.property(
          numbers,
          starts,
          fc.integer({ min: 0, max: 20000 }),
          fc.integer({ min: 0, max: 20000 }),
          (number, start, seconds, more) => {
            const short = amount(priceOf(rater, number, start, seconds))
            const long = amount(priceOf(rater, number, start, seconds + more))
            assert.isAtMost(compareRational(short, long), 0)
          }
        )
      )
    }
  })

  test('splitting seconds over bands charges the same seconds as not splitting', ({ assert }) => {
    const split = raterOf(facts, { boundary_policy: 'exact_split' })
    const whole = raterOf(facts)
    fc.assert(
      fc.property(numbers, starts, fc.integer({ min: 0, max: 50000 }), (number, start, seconds) => {
        const group = groupOf([event(number, start, seconds)])
        assert.deepEqual(rate(split, group).billed, rate(whole, group).billed)
      })
    )
  })

  test('the steps of an explanation add up to the target, and so do its items', ({ assert }) => {
    const calls = fc.array(
      fc.record({ number: numbers, start: starts, seconds: fc.integer({ min: 0, max: 4000 }) }),
      { maxLength: 12 }
    )
    const allowance = {
      quantity: 900,
      step: 60,
      countries: ['DE'],
      kinds: [],
      share: 'service',
    } as const
    const raters = BOUNDARY_POLICIES.map((policy) =>
      raterOf(facts, {
        boundary_policy: policy,
        allowance,
        minimum_charge: '0.09',
        rounding: { decimals: 3, mode: 'half_even' },
      })
    )
    fc.assert(
      fc.property(calls, fc.constantFrom(...raters), (list, rater) => {
        const events = list.map(({ number, start, seconds }, index) =>
          event(number, start, seconds, { id: `${index}`, obligation: index % 2 })
        )
        const group = groupOf(events, [obligation(), obligation({ serviceId: '2' })])
        const { amounts } = rate(rater, group)
        amounts.forEach((target, index) => {
          const { steps, items } = rater.explain(group, NO_ACCUMULATORS, index)
          assert.equal(formatRational(sumOfSteps(steps)), target)
          assert.equal(
            formatRational(sumRational(items.map((item) => amount(item.amount)))),
            target
          )
          for (const item of items) {
            assert.equal(formatRational(sumOfSteps(item.steps)), item.amount)
          }
        })
      })
    )
  })

  test('usage rated in two parts with the state carried costs the same', ({ assert }) => {
    const rules = [
      raterOf(facts, {
        allowance: { quantity: 500, step: 30, countries: [], kinds: [], share: 'account' },
      }),
      unitsRule.compile(
        {
          price: '0.07',
          per: 1000,
          increment: 250,
          step_level: 'period',
          rate_table: null,
          rounding: null,
          allowance: { quantity: 900, step: 1, countries: [], kinds: [], share: 'service' },
        },
        NO_TARIFF_FACTS,
        context
      ),
    ]
    const quantities = fc.array(fc.integer({ min: 0, max: 700 }), { minLength: 1, maxLength: 10 })
    fc.assert(
      fc.property(quantities, fc.nat(), fc.constantFrom(...rules), (list, cut, rater) => {
        const events = list.map((seconds, index) =>
          event('493012345678', at('2026-09-01T00:00:00Z') + index * 5000, seconds)
        )
        const whole = rate(rater, groupOf(events)).amounts[0]
        const first = rate(rater, groupOf(events.slice(0, cut % list.length)))
        const second = rate(rater, groupOf(events.slice(cut % list.length)), first.state)
        const sum = addRational(amount(first.amounts[0]), amount(second.amounts[0]))
        assert.equal(formatRational(sum), whole)
      })
    )
  })

  test('the trie finds what a scan of all prefixes finds', ({ assert }) => {
    const digits = (maxLength: number) =>
      fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength })
    fc.assert(
      fc.property(
        fc.uniqueArray(digits(6), { maxLength: 200 }),
        fc.array(digits(9)),
        (list, dialled) => {
          const trie = new PrefixTrie()
          list.forEach((prefix, index) => trie.add(prefix, index))
          for (const number of dialled) {
            const longest = list
              .filter((prefix) => number.startsWith(prefix))
              .sort((left, right) => right.length - left.length)[0]
            const expected = longest === undefined ? -1 : list.indexOf(longest)
            assert.equal(trie.longest(number), expected)
            assert.equal(
              trie.match(number, () => true),
              expected
            )
          }
        }
      )
    )
  })

  test('the trie grows to 100,000 prefixes and forgets none', ({ assert }) => {
    const trie = new PrefixTrie()
    const prefixes = Array.from({ length: 100000 }, (_, index) => `${100000 + index}`)
    prefixes.forEach((prefix, index) => trie.add(prefix, index))
    const wrong = prefixes.filter((prefix, index) => trie.longest(`${prefix}7`) !== index)
    assert.lengthOf(wrong, 0)
  })
})
