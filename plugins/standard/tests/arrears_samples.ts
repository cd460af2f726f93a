import { rational } from '#sdk/decimal'
import type { JsonObject } from '#sdk/json'
import type { UsageEvent } from '#sdk/rating'
import type { BadTerms, RatingSample } from '#sdk/testing'
import { startOfLocalDay } from '#sdk/time'
import { quantityOf } from '#plugins/standard/tests/measured_samples'
import {
  amountOf,
  event,
  group,
  obligation,
  quantityContext,
  usageContext,
  usageGroup,
} from '#plugins/standard/tests/rating_samples'

/** Housing Code of Russia, article 155.14, with the moratoria of 2020 and 2022. */
export const penalty = {
  unit_quantity: 100,
  rates: [{ from: null as string | null, percent: '9.5' }],
  rate_maximum: null as string | null,
  steps: [
    { up_to: 30, share: '0' },
    { up_to: 90, share: '1/300' },
    { up_to: null, share: '1/130' },
  ],
  pauses: [
    { from: '2020-04-06', to: '2021-01-01' },
    { from: '2022-03-31', to: '2022-10-01' },
  ],
  maximum_percent: null as string | null,
}

/** A debt above zero or a payment below on a day of Vienna. */
export function moved(
  on: string,
  quantity: number,
  dimension = 'rent',
  obligationIndex = 0
): UsageEvent {
  const occurredAt = startOfLocalDay('Europe/Vienna', on) + 36_000
  return { ...event(occurredAt % 100_000, quantity, obligationIndex), occurredAt, dimension }
}

export const days = (startsOn: string, endsOn: string) => obligation({ startsOn, endsOn })

export const benefit = {
  ...{ reads_tag: 'usage', reads_scope: 'account', percent: '50' },
  norm: { code: 'test.used', amount: '36', per_quantity: false },
  maximum: null as string | null,
}
const arrears = [
  usageGroup(),
  usageGroup(60, -90, 300),
  group(
    [days('2019-06-01', '2020-06-01')],
    [moved('2019-06-10', 100_000), moved('2019-07-05', 700, 'fee'), moved('2020-01-01', -10_000)]
  ),
]
const reads = [
  amountOf('upkeep', '448', '2026-03-01', '2026-04-01'),
  amountOf('late', '31', '2026-03-15', '2026-04-15'),
]
const relieved = [
  group([obligation({ reads: [...reads, quantityOf('40', '2026-03-01', '2026-04-01')] })]),
  group([
    obligation({ reads, fraction: rational(1n, 3n), quantity: 2 }),
    obligation({ reads: [] }),
  ]),
]

const sample = (code: string, terms: object, change: Partial<RatingSample> = {}): RatingSample => ({
  ...{ code: `standard.${code}`, revision: 1, terms: terms as JsonObject },
  ...{ context: usageContext, groups: arrears },
  ...change,
})
const debts = [
  { id: 'rent', due_on: '2026-02-10', balance: 5_000, highest: '9000', accrued: '1/3' },
]
const onRead = { context: quantityContext, groups: relieved }

export const arrearsSamples: readonly RatingSample[] = [
  sample('penalty', penalty),
  sample(
    'penalty',
    { ...penalty, maximum_percent: '2', rate_maximum: '9' },
    {
      state: { schema: 1, values: { debts } },
    }
  ),
  sample('penalty', {
    ...penalty,
    rates: [penalty.rates[0], { from: '2019-10-01', percent: '7.25' }],
  }),
  sample('benefit', benefit, onRead),
  sample('benefit', { ...benefit, norm: null, maximum: '100' }, onRead),
  sample('benefit', { ...benefit, norm: { ...benefit.norm, per_quantity: true } }, onRead),
]

const bad = (code: string, terms: object, field: string): BadTerms => ({
  ...{ code: `standard.${code}`, terms: terms as JsonObject, field },
})
const [first, second] = penalty.steps

export const badArrears: readonly BadTerms[] = [
  bad('penalty', { ...penalty, steps: [first, second] }, 'steps'),
  bad('penalty', { ...penalty, steps: [second, first, penalty.steps[2]] }, 'steps'),
  bad('penalty', { ...penalty, steps: [{ up_to: null, share: '1/0' }] }, 'steps.0.share'),
  bad('penalty', { ...penalty, rates: [{ from: '2026-01-01', percent: '1' }] }, 'rates'),
  bad('penalty', { ...penalty, rates: [penalty.rates[0], penalty.rates[0]] }, 'rates'),
  bad(
    'penalty',
    { ...penalty, pauses: [{ from: '2026-02-30', to: '2026-03-01' }] },
    'pauses.0.from'
  ),
  bad('penalty', { ...penalty, pauses: [{ from: '2026-03-02', to: '2026-03-01' }] }, 'pauses.0'),
  bad('benefit', { ...benefit, percent: '101' }, 'percent'),
  bad('benefit', { ...benefit, norm: { ...benefit.norm, amount: '-1' } }, 'norm.amount'),
]
