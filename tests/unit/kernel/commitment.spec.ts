import fc from 'fast-check'
import { test } from '@japa/runner'
import { creditable, drawDown, excessOverMaximum, minimumShortfall } from '#kernel/commitment'
import {
  addRational,
  compareRational,
  formatRational,
  isZeroRational,
  maximumRational,
  parseRational,
  subtractRational,
  sumRational,
  ZERO,
  type Rational,
} from '#kernel/rational'
import { positiveRational, smallRational } from '#tests/unit/kernel/arbitraries'

const numbers = (...texts: string[]) => texts.map(parseRational)
const texts = (values: readonly Rational[]) => values.map(formatRational)

test.group('Kernel | commitment', () => {
  test('the minimum is made up on the last bill of the period alone', ({ assert }) => {
    const [minimum, billed] = numbers('1000', '100')
    assert.equal(formatRational(minimumShortfall({ minimum, billed, isFinal: true })), '900')
    assert.equal(formatRational(minimumShortfall({ minimum, billed, isFinal: false })), '0')
    const enough = { minimum, billed: parseRational('1000.01'), isFinal: true }
    assert.equal(formatRational(minimumShortfall(enough)), '0')
  })

  test('the maximum counts what earlier bills took', ({ assert }) => {
    const [maximum, billedBefore] = numbers('170', '160')
    const excess = excessOverMaximum({ maximum, billedBefore, amounts: numbers('15', '7') })
    assert.deepEqual(texts(excess), ['5', '7'])
    const spent = { maximum, billedBefore: parseRational('200'), amounts: numbers('15', '-7') }
    assert.deepEqual(texts(excessOverMaximum(spent)), ['15', '0'])
  })

  test('what is kept fills the room and never exceeds it', () => {
    fc.assert(
      fc.property(
        positiveRational(),
        positiveRational(),
        fc.array(positiveRational(), { maxLength: 8 }),
        (maximum, billedBefore, amounts) => {
          const excess = excessOverMaximum({ maximum, billedBefore, amounts })
          const kept = subtractRational(sumRational(amounts), sumRational(excess))
          const room = maximumRational(subtractRational(maximum, billedBefore), ZERO)
          const isBounded = compareRational(kept, room) <= 0
          const isFull = isZeroRational(sumRational(excess)) || compareRational(kept, room) === 0
          return isBounded && isFull
        }
      )
    )
  })

  test('of 200 billed and {credited} credited, {wanted} wanted gives {credit}')
    .with([
      { wanted: '100', credited: '50', credit: '100' },
      { wanted: '300', credited: '50', credit: '150' },
      { wanted: '100', credited: '180', credit: '20' },
      { wanted: '100', credited: '250', credit: '0' },
      { wanted: '-50', credited: '50', credit: '0' },
    ])
    .run(({ assert }, { wanted, credited, credit }) => {
      const given = creditable({
        wanted: parseRational(wanted),
        billed: parseRational('200'),
        credited: parseRational(credited),
      })
      assert.equal(formatRational(given), credit)
    })

  test('credits are used up in order', ({ assert }) => {
    const { used, left } = drawDown(numbers('100', '50'), numbers('125', '10'))
    assert.deepEqual(used.map(texts), [
      ['100', '0'],
      ['25', '10'],
    ])
    assert.deepEqual(texts(left), ['0', '0'])
  })

  test('nothing is drawn twice: rows fit their amounts, columns their credits', () => {
    fc.assert(
      fc.property(
        fc.array(smallRational(), { maxLength: 6 }),
        fc.array(positiveRational(), { maxLength: 6 }),
        (amounts, credits) => {
          const { used, left } = drawDown(amounts, credits)
          const rows = used.every(
            (row, index) =>
              compareRational(sumRational(row), maximumRational(amounts[index], ZERO)) <= 0
          )
          const columns = credits.every((credit, column) => {
            const drawn = sumRational(used.map((row) => row[column]))
            return compareRational(addRational(drawn, left[column]), credit) === 0
          })
          return rows && columns
        }
      )
    )
  })
})
