import { test } from '@japa/runner'
import fc from 'fast-check'
import { addRational, parseRational, rational, rationalToMinor, ZERO } from '#kernel/rational'
import { daysOfPart, minorParts } from '#app/billing/freezing/minor_parts'

const counts = { quantity: 0, billedQuantity: 0, events: 0 }
const part = (startsOn: string, endsOn: string, amount: string) => {
  return { startsOn, endsOn, amount: parseRational(amount) }
}

test.group('Billing | parts of a target', () => {
  test('a target without parts is all of it, rounded once', ({ assert }) => {
    const target = { ...counts, amount: parseRational('41/120') }
    assert.deepEqual([...minorParts(target, 'EUR')], [['', 34n]])
  })

  test('thirds of a cent add up to the rounded target', ({ assert }) => {
    const parts = [
      part('2026-01-01', '2026-02-01', '-1/3'),
      part('2026-02-01', '2026-03-01', '-1/3'),
      part('2026-03-01', '2026-04-01', '-1/3'),
    ]
    const rounded = [...minorParts({ ...counts, amount: parseRational('-1'), parts }, 'EUR')]
    assert.deepEqual(
      rounded.map(([, minor]) => minor),
      [-33n, -34n, -33n]
    )
  })

  test('parts of the same days are one', ({ assert }) => {
    const same = part('2026-01-01', '2026-02-01', '0.015')
    const target = { ...counts, amount: parseRational('0.03'), parts: [same, same] }
    assert.deepEqual([...minorParts(target, 'EUR')], [['2026-01-01/2026-02-01', 3n]])
  })

  test('parts add up to the rounded target, whatever their signs', () => {
    const amounts = fc.array(
      fc.tuple(fc.bigInt(-1_000_000_000n, 1_000_000_000n), fc.bigInt(1n, 9999n)),
      {
        minLength: 1,
        maxLength: 12,
      }
    )
    fc.assert(
      fc.property(amounts, (given) => {
        const parts = given.map(([numerator, denominator], index) => ({
          startsOn: `2026-01-${String(index + 1).padStart(2, '0')}`,
          endsOn: '2026-02-01',
          amount: rational(numerator, denominator),
        }))
        const amount = parts.reduce((sum, one) => addRational(sum, one.amount), ZERO)
        const minor = [...minorParts({ ...counts, amount, parts }, 'EUR').values()]
        const sum = minor.reduce((total, one) => total + one, 0n)
        return sum === rationalToMinor(amount, 'EUR', 'half_up')
      })
    )
  })

  test('the days of a part are in its name; all of it has those of the obligation', ({
    assert,
  }) => {
    const whole = { startsOn: '2026-01-01', endsOn: '2026-02-01' }
    assert.deepEqual(daysOfPart('', whole), whole)
    assert.deepEqual(daysOfPart('2026-01-05/2026-01-09', whole), {
      startsOn: '2026-01-05',
      endsOn: '2026-01-09',
    })
  })
})
