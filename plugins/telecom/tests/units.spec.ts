import { test } from '@japa/runner'
import { rational } from '#sdk/decimal'
import { unitsRule } from '#plugins/telecom/rating/units_rule'
import { NO_TARIFF_FACTS } from '#plugins/telecom/rating/tariff_facts'
import type { UnitsTerms } from '#plugins/telecom/rating/units_terms'
import {
  context,
  edition,
  event,
  factsOf,
  groupOf,
  obligation,
  rate,
} from '#plugins/telecom/tests/rating_samples'

const terms: UnitsTerms = {
  price: '0.09',
  per: 1,
  increment: 1,
  step_level: 'event',
  rate_table: null,
  rounding: null,
  allowance: null,
}
const included = (quantity: number): UnitsTerms['allowance'] => ({
  quantity,
  step: 1,
  countries: [],
  kinds: [],
  share: 'service',
})

function events(quantities: readonly number[]) {
  return quantities.map((quantity, index) =>
    event('', `2026-09-01T10:00:${10 + index}Z`, quantity, { metric: 'telecom.data_bytes' })
  )
}

test.group('Telecom | messages and data', () => {
  test('{title}')
    .with<
      {
        title: string
        given: Partial<UnitsTerms>
        quantities: number[]
        price: string
        billed: number
      }[]
    >([
      {
        title: 'each message has its price',
        given: {},
        quantities: [1, 1, 1],
        price: '0.27',
        billed: 3,
      },
      {
        title: 'included messages are free, the next one is not',
        given: { allowance: included(2) },
        quantities: [1, 1, 1],
        price: '0.09',
        billed: 1,
      },
      {
        title: 'each record begins blocks of its own',
        given: { price: '1', per: 1024, increment: 1024 },
        quantities: [1, 2048, 1025],
        price: '5',
        billed: 5120,
      },
      {
        title: 'blocks of the period do not depend on the records',
        given: { price: '1', per: 1024, increment: 1024, step_level: 'period' },
        quantities: [1, 2048, 1023],
        price: '3',
        billed: 3072,
      },
      {
        title: 'blocks of the period begin where the included volume ends',
        given: { per: 1000, increment: 500, step_level: 'period', allowance: included(1200) },
        quantities: [1000, 201, 400],
        price: '0.045',
        billed: 500,
      },
      {
        title: '25,600 blocks are one multiplication',
        given: { price: '1', per: 10000, increment: 10000 },
        quantities: [256000000],
        price: '25600',
        billed: 256000000,
      },
      {
        title: '5 TiB lose no byte',
        given: { price: '0.01', per: 1, increment: 1 },
        quantities: [5497558138881],
        price: '54975581388.81',
        billed: 5497558138881,
      },
      {
        title: 'events are rounded one by one where the terms say so',
        given: { price: '0.004', rounding: { decimals: 2, mode: 'up' } },
        quantities: [1, 1],
        price: '0.02',
        billed: 2,
      },
    ])
    .run(({ assert }, { given, quantities, price, billed }) => {
      const rater = unitsRule.compile({ ...terms, ...given }, NO_TARIFF_FACTS, context)
      const rated = rate(rater, groupOf(events(quantities)))
      assert.deepEqual([rated.amounts[0], rated.billed[0]], [price, billed])
    })

  test('half of a period grants half of what is included, seats multiply it', ({ assert }) => {
    const rater = unitsRule.compile({ ...terms, allowance: included(5) }, NO_TARIFF_FACTS, context)
    const half = obligation({ fraction: rational(1n, 2n) })
    const seats = obligation({ quantity: 3 })
    assert.deepEqual(rate(rater, groupOf(events([5]), [half])).billed, [3])
    assert.deepEqual(rate(rater, groupOf(events([16]), [seats])).billed, [1])
  })

  test('a rate table gives messages a price by prefix', async ({ assert }) => {
    const facts = await factsOf(
      edition(['All,10,1,1,0.2,0,,', 'Special,1002,1,1,0.1,0,,'], { per: 1 })
    )
    const rater = unitsRule.compile({ ...terms, rate_table: 'test' }, facts, context)
    const sent = ['1002555555', '1003555555', '2001555555'].map((number) =>
      event(number, '2026-09-01T10:00:00Z', 1, { metric: 'telecom.sms' })
    )
    const { amounts, suspended } = rate(rater, groupOf(sent))
    assert.deepEqual(amounts, ['0.3'])
    assert.deepEqual(suspended, ['telecom.UNKNOWN_DESTINATION'])
  })

  test('a rate table and blocks of the period do not go together', async ({ assert }) => {
    const facts = await factsOf(edition(['All,10,1,1,0.2,0,,']))
    const wrong = { ...terms, rate_table: 'test', step_level: 'period' } as const
    assert.throws(() => unitsRule.compile(wrong, facts, context), /step applies to each event/)
  })
})
