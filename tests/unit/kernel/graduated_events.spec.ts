import fc from 'fast-check'
import { test } from '@japa/runner'
import { graduatedEvents } from '#kernel/graduated_events'
import { graduated, type Tier } from '#kernel/pricing'
import {
  compareRational,
  parseRational,
  roundRational,
  formatRational,
  sumRational,
} from '#kernel/rational'
import { positiveRational } from '#tests/unit/kernel/arbitraries'

const tier = (upTo: string | null, unit: string, fee: string): Tier => ({
  upTo: upTo === null ? null : parseRational(upTo),
  unit: parseRational(unit),
  flat: parseRational(fee),
})

const TIERS = [tier('5', '10', '100'), tier(null, '5', '50')]

const cost = (units: string[], prorated: string[]) => {
  const events = units.map((unit, index) => ({
    units: parseRational(unit),
    prorated: parseRational(prorated[index]),
  }))
  const { amount } = graduatedEvents(events, { tiers: TIERS, zeroUsagePaysFlat: true })
  return formatRational(roundRational(amount, 2, 'half_up'))
}

test.group('Kernel | graduated events', () => {
  test('{units} prorated to {prorated} cost {amount}')
    .with([
      {
        units: ['5', '5', '10', '-6'],
        prorated: ['3.5', '2.66667', '2', '-2.2'],
        amount: '197.33',
      },
      { units: ['5', '-2'], prorated: ['3.5', '-1'], amount: '125' },
      { units: ['4', '2', '-3'], prorated: ['2.8', '1', '-0.6'], amount: '180.5' },
      { units: ['5', '2', '-4', '10'], prorated: ['3.5', '1', '-1.6', '2'], amount: '190' },
      { units: ['5', '-100'], prorated: ['2', '-33.33'], amount: '0' },
      { units: ['1', '0'], prorated: ['0.7', '0'], amount: '107' },
      { units: [], prorated: [], amount: '100' },
    ])
    .run(({ assert }, { units, prorated, amount }) => {
      assert.equal(cost(units, prorated), amount)
    })

  test('units that count in full cost what the graduated price of their sum is', () => {
    fc.assert(
      fc.property(fc.array(positiveRational(), { maxLength: 6 }), (units) => {
        const events = units.map((unit) => ({ units: unit, prorated: unit }))
        const whole = graduated(sumRational(units), { tiers: TIERS })
        const { amount, parts } = graduatedEvents(events, { tiers: TIERS })
        const sum = sumRational(parts.map((part) => part.amount))
        return compareRational(amount, whole.amount) === 0 && compareRational(sum, amount) === 0
      })
    )
  })
})
