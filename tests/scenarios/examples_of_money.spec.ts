import { test } from '@japa/runner'
import { clock } from '#app/database/clock'
import { SetDiscountOrder } from '#app/discounts/actions/set_discount_order'
import { commit, coupon, redeem } from '#tests/support/discounts'
import { EXACT_UNITS, ExampleBooks, flat, METRICS } from '#tests/support/example_books'
import { given } from '#tests/support/given_books'
import {
  daysOf,
  exact,
  minor,
  percentOf,
  said,
  shared,
  type Said,
} from '#tests/support/model/amounts'
import { dayOf } from '#tests/support/model/days'
import { fraction, plus, times } from '#tests/support/model/fraction'

/** Cents of A and B; the days of B; whether the change is known before the month is billed. */
const THERE_AND_BACK = [
  // 30 days from 16 June. 5 of A, 5 of B, 5 of A at 19 %, 15 of A at 16 %: 25.00 and 15.00.
  { a: 3000, b: 6000, from: '2020-06-21', to: '2020-06-26', isKnown: true },
  // B holds across the change of the tax: 14 days of A, 16 of B, of which 1 at 19 % and 15 at 16 %.
  { a: 3000, b: 6000, from: '2020-06-30', to: '2020-07-16', isKnown: true },
  { a: 1001, b: 999, from: '2020-06-25', to: '2020-07-05', isKnown: true },
  { a: 1001, b: 999, from: '2020-06-25', to: '2020-07-05', isKnown: false },
  { a: 3333, b: 1, from: '2020-07-01', to: '2020-07-02', isKnown: false },
  { a: 1, b: 77777, from: '2020-06-16', to: '2020-07-03', isKnown: false },
] as const

const [BEGIN, TAX_FALLS, END] = ['2020-06-16', '2020-07-01', '2020-07-16'].map(dayOf)

/** Whole cents of some days of the month of 30, and their shares before and behind the change of tax. */
function taxed(cents: number, from: number, to: number): [number, number] {
  if (from >= to) return [0, 0]
  const before = Math.max(0, Math.min(to, TAX_FALLS) - from)
  const [old, fallen] = shared(daysOf(cents, to - from, 30), [before, to - from - before])
  return [old, fallen]
}

test.group('Examples: A, B and A again while the tax falls', (group) => {
  group.each.teardown(() => clock.release())

  for (const [number, { a, b, from, to, isKnown }] of THERE_AND_BACK.entries()) {
    test(`${number + 1}. ${a}, ${b} from ${from} to ${to}`, async ({ assert }) => {
      const books = await ExampleBooks.open('EUR', '2020-06-16')
      const accountId = await books.account()
      const euros = (cents: number) => (cents / 100).toFixed(2)
      const { id, planVersionId } = await books.subscribe(
        accountId,
        [flat('fee', euros(a))],
        '2020-06-16'
      )
      const other = await books.plan([flat('fee', euros(b))])
      const whole = taxed(a, BEGIN, END)
      const [since, until] = [dayOf(from), dayOf(to)]
      const parts = [taxed(a, BEGIN, since), taxed(b, since, until), taxed(a, until, END)]
      const sum = (index: 0 | 1) => parts.reduce((left, part) => left + part[index], 0)

      if (!isKnown) await books.bill('2020-06-16')
      await books.change(id, from, { kind: 'plan', planVersionId: other })
      await books.change(id, to, { kind: 'plan', planVersionId })
      const day = isKnown ? '2020-06-16' : '2020-06-17'
      await books.bill(day)
      const paid = isKnown ? [0, 0] : whole
      const expected: Said[] = [said(day, ['19', sum(0) - paid[0]], ['16', sum(1) - paid[1]])]
      if (!isKnown) expected.unshift(said('2020-06-16', ['19', whole[0]], ['16', whole[1]]))
      await books.says(assert, expected)
    })
  }
})

/** Three charges in cents, the last at 7 %; a fixed amount, a percentage, and which comes first. */
const ORDERS = [
  // 1000: 100 off, 67 of 666 and 33 of 334. 20 % of 900 are 180: 120 of 599 and 60 of 301.
  { cents: [333, 333, 334], fixed: 100, percent: '20', order: 'fixed_then_percent' },
  // 200 off: 133 of 666 and 67 of 334. 100 of the 800: 67 of 533 and 33 of 267.
  { cents: [333, 333, 334], fixed: 100, percent: '20', order: 'percent_then_fixed' },
  { cents: [1, 1, 1], fixed: 2, percent: '50', order: 'fixed_then_percent' },
  { cents: [9999, 1, 12345], fixed: 7777, percent: '33.333', order: 'percent_then_fixed' },
  { cents: [9999, 1, 12345], fixed: 7777, percent: '33.333', order: 'fixed_then_percent' },
  { cents: [500, 250, 250], fixed: 1500, percent: '12.5', order: 'percent_then_fixed' },
] as const

test.group('Examples: percent and fixed in both orders', (group) => {
  group.each.teardown(() => clock.release())

  for (const { cents, fixed, percent, order } of ORDERS) {
    test(`${fixed} and ${percent} % off ${cents.join('/')}, ${order}`, async ({ assert }) => {
      const books = await ExampleBooks.open()
      const { companyId } = books
      const startsOn = '2026-01-01'
      await new SetDiscountOrder().execute({ companyId, order, startsOn, actor: 'test' })
      const accountId = await books.account()
      const charges = cents.map((price, index) => {
        const taxCategory = index === 2 ? 'reduced' : 'general'
        return flat(`c${index}`, (price / 100).toFixed(2), { taxCategory })
      })
      await books.subscribe(accountId, charges, '2026-01-01')
      await coupon(companyId, 'percent', { percent })
      await coupon(companyId, 'fixed', { amountMinor: BigInt(fixed) })
      await redeem(companyId, accountId, 'percent')
      await redeem(companyId, accountId, 'fixed')
      await books.bill('2026-01-01')

      let left = [cents[0] + cents[1], cents[2] as number]
      const take = (wanted: number) => {
        const room = left[0] + left[1]
        const parts = room === 0 ? [0, 0] : shared(Math.min(wanted, room), left)
        left = [left[0] - parts[0], left[1] - parts[1]]
      }
      if (order === 'fixed_then_percent') take(fixed)
      take(percentOf(percent, left[0] + left[1]))
      if (order === 'percent_then_fixed') take(fixed)
      await books.says(assert, [said('2026-01-01', ['19', left[0]], ['7', left[1]])])
    })
  }
})

/** Fee, promise, percent off; units of January at 0.0725, and what comes late. */
const PROMISES = [
  // 20.00 + 14.50 + 25.50 = 60.00, a tenth off: 4.55 of the 45.50 at 19 %, 1.45 of the 14.50.
  { fee: 2000, least: 6000, percent: '10', used: 200, late: 100 },
  // What comes late exceeds the promise: nothing is missing any more.
  { fee: 2000, least: 6000, percent: '10', used: 200, late: 900 },
  { fee: 1999, least: 5001, percent: '33.3', used: 7, late: 13 },
  { fee: 1, least: 2, percent: '50', used: 0, late: 1 },
  { fee: 4999, least: 5000, percent: '99.99', used: 13, late: 14 },
  { fee: 777, least: 100000, percent: '0.01', used: 1001, late: 9 },
] as const

test.group('Examples: promise, late usage, coupon and two rates of tax', (group) => {
  group.each.teardown(() => clock.release())

  for (const { fee, least, percent, used, late } of PROMISES) {
    test(`${least} promised, ${used} used and ${late} late, ${percent} % off`, async ({
      assert,
    }) => {
      const books = await ExampleBooks.open()
      const { companyId } = books
      const accountId = await books.account()
      const terms = { ...EXACT_UNITS, unit_price: '0.0725' }
      const facts = { key: 'use', ruleCode: 'standard.per_unit', terms, taxCategory: 'reduced' }
      const charges = [flat('fee', (fee / 100).toFixed(2)), given.charge({ ...facts, ...METRICS })]
      const { service } = await books.subscribe(accountId, charges, '2026-01-01')
      await commit(companyId, accountId, { amountMinor: BigInt(least) })
      await coupon(companyId, 'off', { percent })
      await redeem(companyId, accountId, 'off')

      /** What a month is at 19 % and at 7 %, discounted. */
      const month = (units: number, isOver: boolean): [number, number] => {
        const usage = minor(times(fraction(units), exact('0.0725')))
        const missing = isOver ? Math.max(0, least - fee - usage) : 0
        const [general, reduced] = [fee + missing, usage]
        const off = shared(percentOf(percent, general + reduced), [general, reduced])
        return [general - off[0], reduced - off[1]]
      }
      const begun = month(0, false)
      const [january, february, mended] = [
        month(used, true),
        month(0, true),
        month(used + late, true),
      ]
      await books.bill('2026-01-01')
      if (used > 0) books.use(service, '2026-01-10', used)
      await books.bill('2026-02-01')
      books.use(service, '2026-01-11', late)
      await books.bill('2026-03-01')
      const amounts = (index: 0 | 1) => [
        begun[index],
        january[index] - begun[index] + begun[index],
        mended[index] - january[index] + february[index] - begun[index] + begun[index],
      ]
      const [general, reduced] = [amounts(0), amounts(1)]
      const days = ['2026-01-01', '2026-02-01', '2026-03-01']
      const expected = days.map((day, index) => {
        return said(day, ['19', general[index]], ['7', reduced[index]])
      })
      await books.says(assert, expected)
    })
  }
})

/** Most and least of a month; units at 0.0133 up to the 16th and from then on, of a whole or a part month. */
const LIMITS = [
  // 3.99 and 5.32 make 9.31; 4.00 at most.
  { rule: 'maximum', amount: '4', used: [300, 400], from: '2026-04-01' },
  // 20 of 30 days: two thirds of 4.00 are 2.6667.
  { rule: 'maximum', amount: '4', used: [300, 400], from: '2026-04-11' },
  { rule: 'maximum', amount: '9.31', used: [300, 400], from: '2026-04-01' },
  { rule: 'minimum', amount: '12.34', used: [300, 400], from: '2026-04-01' },
  { rule: 'minimum', amount: '12.34', used: [1, 0], from: '2026-04-11' },
  { rule: 'minimum', amount: '9.30', used: [300, 400], from: '2026-04-01' },
] as const

test.group('Examples: a maximum and a minimum over the parts of a month', (group) => {
  group.each.teardown(() => clock.release())

  for (const { rule, amount, used, from } of LIMITS) {
    test(`${rule} of ${amount} from ${from}, ${used.join(' and ')} units`, async ({ assert }) => {
      const books = await ExampleBooks.open()
      const accountId = await books.account()
      const terms = { ...EXACT_UNITS, unit_price: '0.0133' }
      const facts = { key: 'use', ruleCode: 'standard.per_unit', terms, tags: ['use'] }
      const limit = { amount, reads_tag: 'use', reads_scope: 'subscription' }
      const charges = [
        given.charge({ ...facts, ...METRICS }),
        given.charge({ key: 'limit', ruleCode: `standard.${rule}`, terms: limit }),
      ]
      const life = { anchor: '2026-04-01' }
      const { id, service } = await books.subscribe(accountId, charges, from, life)
      await books.change(id, '2026-04-16', { kind: 'quantity', quantity: 2 })
      books.use(service, '2026-04-12', used[0])
      if (used[1] > 0) books.use(service, '2026-04-20', used[1])
      await books.bill('2026-05-01')

      const days = dayOf('2026-05-01') - dayOf(from)
      const bound = times(exact(amount), fraction(days, 30))
      const sum = times(fraction(used[0] + used[1]), exact('0.0133'))
      const rest = plus(bound, times(sum, fraction(-1)))
      const isOver = rule === 'maximum' ? rest[0] < 0n : rest[0] > 0n
      const parts = used.map((units) => minor(times(fraction(units), exact('0.0133'))))
      const net = parts[0] + parts[1] + (isOver ? minor(rest) : 0)
      await books.says(assert, [said('2026-05-01', ['19', net])])
    })
  }
})

/** Price in major units and digits of the currency; first day of a part of January; percent off. */
const CURRENCIES = [
  // 17 of 31 days of 10,000 yen are 5,483.87: 5,484; 1,499 off; 19 % of 3,985 are 757.15.
  { currency: 'JPY', digits: 0, price: '10000', from: '2026-01-15', fixed: 1499 },
  { currency: 'JPY', digits: 0, price: '1', from: '2026-01-16', fixed: 1 },
  { currency: 'JPY', digits: 0, price: '99', from: '2026-01-31', fixed: 2 },
  // 17 of 31 days of 10.001 dinar are 5.4844: 5.484.
  { currency: 'KWD', digits: 3, price: '10.001', from: '2026-01-15', fixed: 1499 },
  { currency: 'KWD', digits: 3, price: '0.001', from: '2026-01-16', fixed: 1 },
  { currency: 'KWD', digits: 3, price: '999.999', from: '2026-01-02', fixed: 333333 },
] as const

test.group('Examples: currencies without digits and with three', (group) => {
  group.each.teardown(() => clock.release())

  for (const { currency, digits, price, from, fixed } of CURRENCIES) {
    test(`${price} ${currency} from ${from}, less ${fixed}`, async ({ assert }) => {
      const books = await ExampleBooks.open(currency)
      const { companyId } = books
      const accountId = await books.account()
      const life = { anchor: '2026-01-01' }
      await books.subscribe(accountId, [flat('fee', price)], from, life)
      clock.freezeAt(Date.parse(`${from}T10:00:00Z`))
      await coupon(companyId, 'off', { amountMinor: BigInt(fixed), currency, duration: 'once' })
      await redeem(companyId, accountId, 'off')
      await books.bill(from)
      await books.bill('2026-02-01')

      const days = dayOf('2026-02-01') - dayOf(from)
      const part = minor(times(exact(price), fraction(days, 31)), digits)
      const whole = minor(exact(price), digits)
      await books.says(assert, [
        said(from, ['19', part - Math.min(part, fixed)]),
        said('2026-02-01', ['19', whole]),
      ])
    })
  }
})
