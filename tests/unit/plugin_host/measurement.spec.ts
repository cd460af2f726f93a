import { test } from '@japa/runner'
import vine from '@vinejs/vine'
import { rational, ZERO } from '#sdk/decimal'
import type { Allocated, Allocation, Determinant, Determined, Held } from '#sdk/measurement'
import { NO_ACCUMULATORS } from '#sdk/rating'
import { loadPlugins } from '#app/plugin_host/load_plugins'
import { plugin } from '#tests/unit/plugin_host/given'

const kind = { code: 'sample.energy', unit: 'kWh', scale: 3 }
const terms = { validator: vine.create({}), fields: [] }
const period = { startsOn: '2026-09-01', endsOn: '2026-10-01', startsAt: 0, endsAt: 1 }
const good: Determined = { quantity: rational(5n), quality: 'measured', certificate: {} }

async function measure(result: unknown, facts: Partial<Determinant<any, any>> = {}) {
  const determinant: Determinant<any, any> = {
    code: 'sample.counter',
    revision: 1,
    quantity: kind,
    metrics: [],
    terms,
    reach: () => ({ daysBefore: 0, daysAfter: 1 }),
    measure: () => result as Determined,
    ...facts,
  }
  const manifest = plugin('sample', (billing) => billing.registerDeterminant(determinant))
  const host = await loadPlugins([manifest], { freezeInputs: true })
  return host
    .determinant('sample.counter', 1)
    .measure({ terms: {}, facts: undefined, timeZone: 'UTC', period, events: [] })
}

const part = (unit: string) => ({
  unit,
  serviceId: unit,
  isFallback: false,
  startsOn: '2026-09-01',
  endsOn: '2026-10-01',
  days: 30,
  weights: {},
  meters: [],
})

async function allocate(result: unknown, carriesState = false) {
  const allocation: Allocation<any, any> = {
    code: 'sample.by_area',
    revision: 1,
    quantities: [kind],
    carriesState,
    terms,
    allocate: () => result as Allocated | Held,
  }
  const manifest = plugin('sample', (billing) => billing.registerAllocation(allocation))
  const host = await loadPlugins([manifest], { freezeInputs: true })
  return host.allocation('sample.by_area', 1).allocate({
    terms: {},
    facts: undefined,
    timeZone: 'UTC',
    period,
    days: 30,
    meters: [],
    parts: [part('a'), part('b')],
    state: NO_ACCUMULATORS,
  })
}

const share = (index: number, quantity = rational(1n)) => ({
  part: index,
  code: kind.code,
  quantity,
})
const split: Allocated = {
  totals: [{ code: kind.code, quantity: rational(2n) }],
  shares: [share(0), share(1)],
  certificate: {},
}

test.group('Plugin host | measurement', () => {
  test('a quantity that fits its kind passes', async ({ assert }) => {
    assert.deepEqual(await measure(good), good)
    const missing = { missing: 'sample.NO_READING', detail: { date: '2026-09-01' } }
    assert.deepEqual(await measure(missing), missing)
  })

  for (const [what, result, field] of [
    ['a fraction of the smallest step', { ...good, quantity: rational(1n, 3n) }, 'quantity'],
    ['a number', { ...good, quantity: 5 }, 'quantity'],
    ['an unknown quality', { ...good, quality: 'guessed' }, 'quality'],
    ['a proof with a fraction', { ...good, certificate: { factor: 0.5 } }, 'certificate'],
    ['a reason of somebody else', { missing: 'other.REASON', detail: {} }, 'missing'],
    ['nothing', undefined, 'measure'],
  ] as const) {
    test(`a determinant may not give ${what}`, async ({ assert }) => {
      await assert.rejects(
        () => measure(result),
        new RegExp(`plugin "sample", sample.counter@1, measure broke.*"${field}"`)
      )
    })
  }

  test('what a determinant throws names it and keeps its cause', async ({ assert }) => {
    const broken = () => {
      throw new Error('no table')
    }
    await assert.rejects(
      () => measure(good, { measure: broken }),
      'plugin "sample", sample.counter@1, measure failed: no table'
    )
  })

  test('readings are looked for at most a year around a period', async ({ assert }) => {
    const manifest = plugin('sample', (billing) =>
      billing.registerDeterminant({
        code: 'sample.counter',
        revision: 1,
        quantity: kind,
        metrics: [],
        terms,
        reach: () => ({ daysBefore: 400, daysAfter: 0 }),
        measure: () => good,
      })
    )
    const host = await loadPlugins([manifest], { freezeInputs: true })
    assert.throws(() => host.determinant('sample.counter', 1).reach({}), /daysBefore/)
  })

  test('shares that add up to their total pass', async ({ assert }) => {
    assert.deepEqual(await allocate(split), split)
    const held = { held: 'sample.NEGATIVE', detail: {} }
    assert.deepEqual(await allocate(held), held)
  })

  for (const [what, result, problem] of [
    ['shares that are not the whole', { ...split, shares: [share(0), share(1, ZERO)] }, /add up/],
    ['a part without a share', { ...split, shares: [share(0, rational(2n))] }, /2 parts/],
    ['two shares of one part', { ...split, shares: [share(0), share(0)] }, /2 parts/],
    ['a share of nobody', { ...split, shares: [share(0), share(7)] }, /part 7/],
    [
      'halves of the smallest step',
      { ...split, shares: [share(0, rational(3n, 2000n)), share(1, rational(3997n, 2000n))] },
      /more than 3 decimals/,
    ],
    ['a code it did not declare', { ...split, totals: [{ ...split.totals[0], code: 'x' }] }, /"x"/],
    ['shares of a code without a total', { ...split, totals: [] }, /totals/],
    ['state that it says it has not', { ...split, state: NO_ACCUMULATORS }, /state/],
    ['an unknown quality', { ...split, shares: [share(0), { ...share(1), quality: 'x' }] }, /"x"/],
  ] as const) {
    test(`an allocation may not give ${what}`, async ({ assert }) => {
      await assert.rejects(() => allocate(result), problem)
      await assert.rejects(() => allocate(result), /plugin "sample", sample.by_area@1, allocate/)
    })
  }

  test('what is frozen goes by the code of its own plugin', async ({ assert }) => {
    const foreign = plugin('sample', (billing) =>
      billing.registerAllocation({
        code: 'sample.by_area',
        revision: 1,
        quantities: [{ ...kind, code: 'other.energy' }],
        carriesState: false,
        terms,
        allocate: () => split,
      })
    )
    await assert.rejects(
      () => loadPlugins([foreign], { freezeInputs: true }),
      /quantity "other.energy": it must begin with "sample."/
    )
  })
})
