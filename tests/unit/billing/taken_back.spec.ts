import { test } from '@japa/runner'
import fc from 'fast-check'
import { takeBack, type BilledLine } from '#app/billing/freezing/taken_back'

const DAYS = { startsOn: '2026-09-01', endsOn: '2026-10-01' }

const line = (
  seq: number,
  netMinor: bigint,
  percent: string | null = '19',
  days = DAYS
): BilledLine => ({
  ...{ seq, netMinor, ...days },
  tax: {
    ...{ category: 'VAT', treatment: percent === null ? 'exempt' : 'standard' },
    ...{ rateKey: 'general', percent, since: null, reason: '', note: null },
  },
})

function taken(lines: readonly BilledLine[], difference: bigint) {
  const { shares, rest } = takeBack(lines, difference)
  return [...shares.map(({ minor, tax, startsOn }) => [minor, tax.percent, startsOn]), rest]
}

test.group('Billing | what is taken back', () => {
  test('the newest document is taken back first, until it is used up', ({ assert }) => {
    const lines = [line(1, 100n), line(2, 20n, null)]
    assert.deepEqual(taken(lines, -15n), [[-15n, null, '2026-09-01'], 0n])
    assert.deepEqual(taken(lines, -50n), [
      [-20n, null, '2026-09-01'],
      [-30n, '19', '2026-09-01'],
      0n,
    ])
  })

  test('what goes beyond what was billed is new, and so is what goes its way', ({ assert }) => {
    assert.deepEqual(taken([line(1, 100n)], -130n), [[-100n, '19', '2026-09-01'], -30n])
    assert.deepEqual(taken([line(1, 100n)], 30n), [30n])
    assert.deepEqual(taken([], -30n), [-30n])
  })

  test('a discount is taken back upwards', ({ assert }) => {
    assert.deepEqual(taken([line(1, -30n)], 10n), [[10n, '19', '2026-09-01'], 0n])
    assert.deepEqual(taken([line(1, -30n)], -10n), [-10n])
  })

  test('days of one document are taken back in proportion', ({ assert }) => {
    const june = { startsOn: '2020-06-16', endsOn: '2020-07-01' }
    const july = { startsOn: '2020-07-01', endsOn: '2020-07-16' }
    const lines = [line(1, 1350n, '19', june), line(1, 1350n, '16', july)]
    assert.deepEqual(taken(lines, -1001n), [
      [-501n, '19', '2020-06-16'],
      [-500n, '16', '2020-07-01'],
      0n,
    ])
  })

  test('what was taken back is not there any more', ({ assert }) => {
    const lines = [line(1, 100n), line(2, 20n, null), line(3, -90n), line(4, 40n, '16')]
    assert.deepEqual(taken(lines, -100n), [
      [-40n, '16', '2026-09-01'],
      [-20n, null, '2026-09-01'],
      [-10n, '19', '2026-09-01'],
      -30n,
    ])
  })

  test('shares and rest add up, and nothing is taken back twice', ({ assert }) => {
    const amounts = fc.bigInt({ min: -1000n, max: 1000n })
    const percents = fc.constantFrom('19', '16', null)
    const history = fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), amounts, percents))
    fc.assert(
      fc.property(history, amounts, (given, difference) => {
        const lines = given.map(([seq, net, percent]) => line(seq, net, percent))
        lines.sort((left, right) => left.seq - right.seq)
        const billed = lines.reduce((sum, { netMinor }) => sum + netMinor, 0n)
        const { shares, rest } = takeBack(lines, difference)
        const back = shares.reduce((sum, { minor }) => sum + minor, 0n)
        assert.equal(back + rest, difference)
        const isOpposite = billed !== 0n && difference !== 0n && billed < 0n !== difference < 0n
        const size = (amount: bigint) => (amount < 0n ? -amount : amount)
        const most = size(difference) < size(billed) ? size(difference) : size(billed)
        assert.equal(size(back), isOpposite ? most : 0n)
      })
    )
  })
})
