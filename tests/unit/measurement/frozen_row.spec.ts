import { test } from '@japa/runner'
import { formatRational, rational } from '#kernel/rational'
import { joinRows, type Contribution } from '#app/measurement/measuring/frozen_row'

function contribution(
  serviceId: number,
  startsOn: string,
  endsOn: string,
  facts: Partial<Contribution> = {}
): Contribution {
  return {
    serviceId,
    startsOn,
    endsOn,
    kind: { code: 'x.energy', unit: 'kWh', scale: 3 },
    quantity: rational(1n, 2n),
    quality: 'measured',
    certificate: {},
    ...facts,
  }
}

const told = (contributions: readonly Contribution[]) =>
  joinRows(contributions).map(({ serviceId, startsOn, endsOn, quantity, quality }) => {
    return [serviceId, startsOn, endsOn, formatRational(quantity), quality]
  })

test.group('Rows of a generation', () => {
  test('who bears several units at a time gets their sum, as good as the worst', ({ assert }) => {
    assert.deepEqual(
      told([
        contribution(1, '2026-09-05', '2026-09-20', { quality: 'estimated' }),
        contribution(2, '2026-09-01', '2026-10-01'),
        contribution(1, '2026-09-01', '2026-09-10'),
      ]),
      [
        [1, '2026-09-01', '2026-09-20', '1', 'estimated'],
        [2, '2026-09-01', '2026-10-01', '0.5', 'measured'],
      ]
    )
  })

  test('days apart stay apart, and so do codes', ({ assert }) => {
    const other = { kind: { code: 'x.water', unit: 'm3', scale: 0 } }
    assert.lengthOf(
      told([
        contribution(1, '2026-09-01', '2026-09-10'),
        contribution(1, '2026-09-10', '2026-09-20'),
        contribution(1, '2026-09-01', '2026-09-10', other),
      ]),
      3
    )
  })
})
