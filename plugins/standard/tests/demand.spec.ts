import { test } from '@japa/runner'
import { formatRational, parseRational } from '#sdk/decimal'
import { NO_ACCUMULATORS, type Accumulators } from '#sdk/rating'
import { collectTargets } from '#sdk/testing'
import { demandRule } from '#plugins/standard/rating/demand'
import { billedDemand } from '#plugins/standard/rating/billed_demand'
import type { DemandTerms } from '#plugins/standard/rating/demand_terms'
import { demand, measuredIn } from '#plugins/standard/tests/measured_samples'
import { group, quantityContext } from '#plugins/standard/tests/rating_samples'

const monthOf = (index: number) => String((index % 12) + 1).padStart(2, '0')
const firstDay = (index: number) => `${2025 + Math.floor(index / 12)}-${monthOf(index)}-01`
const terms = (given: object) => ({ ...demand, ...given }) as unknown as DemandTerms

/** The demand billed in each month of the second of two years of peaks. */
function secondYear(given: DemandTerms, peaks: readonly number[]): string[] {
  const known = peaks.map((peak, index) => ({
    startsOn: firstDay(index),
    peak: parseRational(String(peak)),
  }))
  return known.slice(12).map((own, index) => {
    return formatRational(billedDemand(given, known.slice(0, 12 + index), own).billed)
  })
}

test.group('Standard | demand', () => {
  test('the percentage belongs to the month looked back at', ({ assert }) => {
    // NREL/ssc, test_billing_demand_calcs: summer 95 % and its own peak, winter 60 % without it.
    const year = [1200, 1100, 900, 700, 800, 950, 1050, 1150, 850, 400, 600, 750]
    const summer = (index: number) => index >= 5 && index <= 8
    const percents = year.map((_, index) => (summer(index) ? '95' : '60'))
    const ratchet = { periods: 11, percents, through: null, own_months: [6, 7, 8, 9] }
    const billed = secondYear(terms({ minimum: '500', ratchet }), [...year, ...year])
    const most = '1092.5'
    assert.deepEqual(billed, [
      ...[most, most, most, most, most, most, most],
      ...['1150', most, most, most, most],
    ])
  })

  test('a past summer sets the demand of January', ({ assert }) => {
    // NREL/ssc, APS E-32 TOU L: 80 % of May to October; the highest was 1,300, January has 1,000.
    const year = [1200, 1100, 900, 700, 800, 950, 1050, 1300, 850, 400, 600, 750]
    const percents = year.map((_, index) => (index >= 4 && index <= 9 ? '80' : '0'))
    const ratchet = { ...demand.ratchet, percents }
    const [january] = secondYear(terms({ minimum: '500', ratchet }), [...year, 1000])
    assert.equal(january, '1040')
  })

  test('80 % of 1,000 in the last eleven months are 800 at least', ({ assert }) => {
    const [first, second] = secondYear(terms({}), [...Array.from({ length: 12 }, () => 1000), 1, 1])
    assert.deepEqual([first, second], ['800', '800'])
  })

  test('a peak binds through November and no longer', ({ assert }) => {
    const ratchet = { ...demand.ratchet, through: 11 }
    const peaks = [...Array.from({ length: 12 }, () => 0), 0, 0, 100, ...Array(10).fill(0)]
    const year = secondYear(terms({ ratchet }), peaks)
    assert.deepEqual(year.slice(2, 12), ['100', ...Array(8).fill('80'), '0'])
    // One of December binds through the November after it.
    const winter = [...Array.from({ length: 11 }, () => 0), 100, ...Array(12).fill(0)]
    assert.deepEqual(secondYear(terms({ ratchet }), winter), [...Array(11).fill('80'), '0'])
  })

  test('without a history the own peak counts, and the minimum', ({ assert }) => {
    const rater = demandRule.compile(terms({ minimum: '30' }), undefined, quantityContext)
    const rate = (state: Accumulators, peak: string) =>
      collectTargets(rater, group([measuredIn('2026-03-01', '2026-04-01', peak, '12')]), state)
    assert.equal(rate(NO_ACCUMULATORS, '45').targets[0].amount, '450')
    assert.equal(rate(NO_ACCUMULATORS, '20').targets[0].amount, '300')
  })

  test('the price of a month is paid for its days', ({ assert }) => {
    const monthly = terms({ unit_price: '9.3', per: 'month', ratchet: null })
    const rater = demandRule.compile(monthly, undefined, quantityContext)
    const amount = (from: string, to: string) =>
      collectTargets(rater, group([measuredIn(from, to, '10')])).targets[0].amount
    assert.equal(amount('2026-01-05', '2026-03-05'), '186')
    assert.equal(amount('2026-03-05', '2026-04-03'), '87.2')
  })
})
