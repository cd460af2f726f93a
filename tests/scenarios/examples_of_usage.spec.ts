import { test } from '@japa/runner'
import { clock } from '#app/database/clock'
import { FormRatingGroup } from '#app/rating/actions/form_rating_group'
import { EXACT_UNITS, ExampleBooks, flat, METRICS } from '#tests/support/example_books'
import { given } from '#tests/support/given_books'
import {
  exact,
  graduated,
  minor,
  packages,
  said,
  volume,
  type Said,
  type Tier,
} from '#tests/support/model/amounts'
import { fraction, times } from '#tests/support/model/fraction'

const tier = (upTo: number | null, price: string, fee = '0'): Tier => ({ upTo, price, fee })

function tiered(ruleCode: string, tiers: readonly Tier[]) {
  const rows = tiers.map(({ upTo, price, fee }) => {
    return { up_to: upTo === null ? null : String(upTo), unit_price: price, flat_fee: fee }
  })
  const terms = { ...EXACT_UNITS, tiers: rows, zero_usage_pays_flat: false }
  return given.charge({ key: 'use', ruleCode, terms, ...METRICS })
}

/** Rule, tiers, units of January, units that come late. */
const CASCADES: readonly (readonly ['graduated' | 'volume', readonly Tier[], number, number])[] = [
  // 10.00 + 5.00, 40 x 0.40 + 1.00, 30 x 0.15: 36.50; 21 more at 0.15 are 3.15.
  ['graduated', [tier(10, '1', '5'), tier(50, '0.40', '1'), tier(null, '0.15')], 80, 21],
  // 95 x 0.50 = 47.50; 105 x 0.30 = 31.50: a credit of 16.00.
  ['volume', [tier(100, '0.50'), tier(null, '0.30')], 95, 10],
  // 7 x 0.0725 = 0.5075: 0.51; 14 x 0.0725 = 1.015: 1.02, so 0.51 more.
  ['graduated', [tier(20, '0.0725'), tier(null, '0.0333')], 7, 7],
  // Late usage reaches a tier whose fee is due then: 10 x 0.10; 1.00 + 0.05 + 25.00.
  ['graduated', [tier(10, '0.10'), tier(null, '0.05', '25')], 10, 1],
  // To the last unit of a tier and not beyond: 100 x 0.50, then 101 x 0.499.
  ['volume', [tier(100, '0.50'), tier(null, '0.499')], 100, 1],
  ['volume', [tier(3, '1.115', '0.5'), tier(9, '0.335'), tier(null, '0', '4.99')], 3, 7],
  ['graduated', [tier(1, '0', '9.99'), tier(2, '0.005'), tier(null, '0.0049999')], 1, 998],
  // Nothing was used, so no fee; then all of it comes late.
  ['graduated', [tier(5, '2', '3'), tier(null, '1', '1')], 0, 6],
]

test.group('Examples: tiers and late usage', (group) => {
  group.each.teardown(() => clock.release())

  for (const [number, [rule, tiers, used, late]] of CASCADES.entries()) {
    test(`${number + 1}. ${rule} prices of ${used} and ${late} late ones`, async ({ assert }) => {
      const books = await ExampleBooks.open()
      const accountId = await books.account()
      const charges = [flat('fee', '10.01'), tiered(`standard.${rule}`, tiers)]
      const { service } = await books.subscribe(accountId, charges, '2026-01-01')
      await books.bill('2026-01-01')
      if (used > 0) books.use(service, '2026-01-10', used)
      await books.bill('2026-02-01')
      books.use(service, '2026-01-31', late)
      await books.bill('2026-03-01')

      const price = rule === 'graduated' ? graduated : volume
      const [first, all] = [minor(price(tiers, used)), minor(price(tiers, used + late))]
      await books.says(assert, [
        said('2026-01-01', ['19', 1001]),
        said('2026-02-01', ['19', 1001 + first]),
        said('2026-03-01', ['19', 1001 + all - first]),
      ])
    })
  }
})

/** Size and price of a package, free units; usage up to and from the 11th; seats before and from then. */
const PACKAGES = [
  // 17 and 22: four packages, not five. 2 x 10/31 + 5 x 21/31 of 9.00 = 36.2903.
  { size: 10, price: '1', free: 0, used: [17, 22], seats: [2, 5] },
  { size: 7, price: '0.335', free: 5, used: [5, 1], seats: [1, 3] },
  { size: 100, price: '49.99', free: 0, used: [100, 100], seats: [4, 1] },
  { size: 3, price: '0.01', free: 2, used: [1, 10], seats: [7, 7] },
] as const

test.group('Examples: packages and a change of the quantity', (group) => {
  group.each.teardown(() => clock.release())

  for (const { size, price, free, used, seats } of PACKAGES) {
    test(`packages of ${size} at ${price}, ${seats[0]} and then ${seats[1]} seats`, async ({
      assert,
    }) => {
      const books = await ExampleBooks.open()
      const accountId = await books.account()
      const terms = { ...EXACT_UNITS, package_size: String(size), package_price: price }
      const charges = [
        flat('seats', '9', { timing: 'arrears' }),
        given.charge({
          ...{ key: 'use', ruleCode: 'standard.package', ...METRICS, taxCategory: 'reduced' },
          terms: { ...terms, free_units: String(free) },
        }),
      ]
      const quantity = seats[0]
      const { id, service } = await books.subscribe(accountId, charges, '2026-01-01', { quantity })
      books.use(service, '2026-01-05', used[0])
      books.use(service, '2026-01-20', used[1])
      await books.change(id, '2026-01-11', { kind: 'quantity', quantity: seats[1] })
      await books.bill('2026-02-01')

      const days = (count: number, part: number) =>
        minor(times(fraction(900 * count, 100), fraction(part, 31)))
      const paid =
        seats[0] === seats[1] ? days(seats[0], 31) : days(seats[0], 10) + days(seats[1], 21)
      const begun = minor(packages(size, price, free, used[0] + used[1]))
      await books.says(assert, [said('2026-02-01', ['19', paid], ['7', begun])])
    })
  }
})

/** Included, most that is carried on, price; usage of January to April; what comes late for January. */
const ROLLOVERS = [
  // 60 of 100: 40 are carried. 130 of 140. Nothing left of the 40: 100 new ones, 10 unused, 10 on.
  { included: 100, most: 50, price: '0.10', used: [60, 130, 145, 90], late: 0 },
  // 30 late ones leave 10 instead of 40: 130 of 110.
  { included: 100, most: 50, price: '0.10', used: [60, 130, 145, 90], late: 30 },
  { included: 100, most: 0, price: '0.125', used: [0, 101, 99, 107], late: 5 },
  { included: 10, most: 1000, price: '1.999', used: [0, 0, 0, 45], late: 12 },
  { included: 50, most: 25, price: '0.333', used: [51, 20, 90, 49], late: 1 },
  { included: 1, most: 1, price: '0.005', used: [0, 3, 0, 3], late: 2 },
] as const

/** What lies beyond: what was carried is used first, and only what is new is carried on. */
function beyond(included: number, most: number, used: readonly number[]): number[] {
  let carried = 0
  return used.map((units) => {
    const own = Math.max(0, units - carried)
    carried = Math.min(most, Math.max(0, included - own))
    return Math.max(0, own - included)
  })
}

test.group('Examples: an allowance that is carried on', (group) => {
  group.each.teardown(() => clock.release())

  for (const [number, { included, most, price, used, late }] of ROLLOVERS.entries()) {
    test(`${number + 1}. ${included} included, up to ${most} carried on, ${late} late`, async ({
      assert,
    }) => {
      const books = await ExampleBooks.open()
      const accountId = await books.account()
      const rolled = given.charge({
        ...{ key: 'use', ruleCode: 'standard.allowance', ...METRICS },
        terms: {
          ...{ unit_quantity: 1, included, pool: 'service', member_cap: null },
          ...{ rollover_maximum: most, unit_price: price },
        },
      })
      const charges = [rolled, flat('fee', '1', { timing: 'arrears' })]
      const { service } = await books.subscribe(accountId, charges, '2026-01-01')
      const months = ['2026-02-01', '2026-03-01', '2026-04-01', '2026-05-01']
      for (const [index, day] of months.entries()) {
        if (used[index] > 0) books.use(service, `2026-0${index + 1}-14`, used[index])
        await books.bill(day)
      }
      const cents = (units: number) => minor(times(fraction(units), exact(price)))
      const billed = beyond(included, most, used).map(cents)
      const documents: Said[] = months.map((day, index) => {
        return said(day, ['19', 100 + billed[index]])
      })
      if (late > 0) {
        books.use(service, '2026-01-02', late)
        await books.bill('2026-05-02')
        const [january, ...rest] = used
        const now = beyond(included, most, [january + late, ...rest]).map(cents)
        const more = now.reduce((sum, one, index) => sum + one - billed[index], 0)
        if (more !== 0) documents.push(said('2026-05-02', ['19', more]))
      }
      await books.says(assert, documents)
    })
  }
})

/** Pool, cap of one, price; usage in the order of time: whose, units. */
const POOLS = [
  // 60 and 50 leave 0 of 100 after 40 of the 50 (10 charged); then all 30 are.
  { pool: 100, cap: null, price: '0.10', uses: [[0, 60], [1, 50], [0, 30]] }, // prettier-ignore
  // The cap of 40 leaves the first 20 charged, and room for the second.
  { pool: 100, cap: 40, price: '0.10', uses: [[0, 60], [1, 50], [0, 30]] }, // prettier-ignore
  { pool: 7, cap: 5, price: '0.125', uses: [[0, 3], [1, 3], [0, 3], [1, 3]] }, // prettier-ignore
] as const

test.group('Examples: a pool that accounts share', (group) => {
  group.each.teardown(() => clock.release())

  for (const { pool, cap, price, uses } of POOLS) {
    test(`${pool} for two accounts, ${cap ?? 'all'} for one`, async ({ assert }) => {
      const books = await ExampleBooks.open()
      const accounts = [await books.account(), await books.account()]
      const shared = given.charge({
        ...{ key: 'use', ruleCode: 'standard.allowance', ...METRICS },
        terms: {
          ...{ unit_quantity: 1, included: pool, pool: 'group', member_cap: cap },
          ...{ rollover_maximum: 0, unit_price: price },
        },
      })
      const planVersionId = await books.plan([shared, flat('fee', '5', { timing: 'arrears' })])
      const services = []
      for (const accountId of accounts) {
        const { id, service } = await books.subscribe(accountId, [shared], '2026-01-01')
        await books.change(id, '2026-01-01', { kind: 'plan', planVersionId })
        services.push(service)
      }
      const { companyId } = books
      const family = { companyId, code: 'two', name: 'Two', accountIds: accounts, actor: 'test' }
      await new FormRatingGroup().execute(family)
      const [free, charged] = [
        [0, 0],
        [0, 0],
      ]
      for (const [index, [who, units]] of uses.entries()) {
        books.use(services[who], `2026-01-0${index + 2}`, units)
        const room = Math.min(pool - free[0] - free[1], (cap ?? pool) - free[who])
        const taken = Math.min(units, room)
        free[who] += taken
        charged[who] += units - taken
      }
      await books.bill('2026-02-01')

      for (const [index, accountId] of accounts.entries()) {
        const cents = minor(times(fraction(charged[index]), exact(price)))
        await books.says(assert, [said('2026-02-01', ['19', 500 + cents])], accountId)
      }
    })
  }
})
