import { rational } from '#sdk/decimal'
import type { JsonObject } from '#sdk/json'
import type { BadTerms, RatingSample } from '#sdk/testing'
import { oneTier } from '#plugins/standard/tests/calendar_samples'
import { quantityOf } from '#plugins/standard/tests/measured_samples'
import {
  amountOf,
  group,
  obligation,
  quantityContext,
  twoServices,
  usageContext,
  usageGroup,
} from '#plugins/standard/tests/rating_samples'

const source = { code: 'test.used' as string | null, unit_quantity: 1 }
export const factor = (name: string, value: string, change: object = {}) => ({
  ...{ name, operation: 'multiply', values: [{ from: null as string | null, factor: value }] },
  ...{ decimals: null as number | null, rounding: 'half_up' },
  ...change,
})
export const unitChain = {
  ...source,
  steps: [factor('State', '0.95'), factor('Heat', '11.2')],
  tiers: oneTier('1'),
}
export const timeSplit = {
  ...{ ...source, split_by: 'days', weights: [] as string[], decimals: null as number | null },
  prices: [
    { from: null as string | null, tiers: oneTier('0.3') },
    { from: '2026-03-17', tiers: oneTier('0.4') },
  ],
}
export const apportion = {
  ...{ reads_tag: 'usage', reads_scope: 'account', shared_by: 'account', weight: 'quantity' },
  ...{ code: null as string | null, by_days: false, zero_base: 'equal' },
}
export const profile = ['170', '150', '130', '80', '40', '14', '13', '13', '30', '80', '120', '160']
export const method = (name: string, change: object = {}) => ({
  ...{ method: name, periods: null, of_periods: null, profile: [] as string[] },
  ...change,
})
export const estimateChain = {
  ...source,
  methods: [
    method('mean', { periods: 3, of_periods: 6 }),
    method('last_year'),
    method('last_period', { periods: 1 }),
    method('profile', { profile }),
  ],
  tiers: oneTier('1'),
}

const march = ['2026-03-01', '2026-04-01'] as const
const measured = [
  group([obligation({ reads: [quantityOf('1200.5', ...march)] })]),
  group([obligation({ reads: [quantityOf('-40', '2026-03-10', '2026-03-20')] })]),
  group([obligation({ reads: [] })]),
]
const roof = amountOf('roof', '100.01', ...march)
const shared = [
  group([
    obligation({ serviceId: '3', reads: [roof, quantityOf('12.5', ...march)] }),
    obligation({ serviceId: '1', quantity: 2, reads: [roof] }),
    obligation({
      serviceId: '2',
      startsOn: '2026-03-17',
      fraction: rational(15n, 31n),
      reads: [roof],
    }),
  ]),
  group([obligation({ quantity: 0, reads: [amountOf('roof', '-1', ...march)] })]),
]
const used = [usageGroup(), usageGroup(60, -90, 300), twoServices]

const sample = (code: string, terms: object, change: Partial<RatingSample> = {}): RatingSample => ({
  ...{ code: `standard.${code}`, revision: 1, terms: terms as JsonObject },
  ...{ context: quantityContext, groups: measured },
  ...change,
})
const past = (startsOn: string, endsOn: string, units: string) => ({
  ...{ starts_on: startsOn, ends_on: endsOn, units, measured: true },
})
const history = (row: object) => ({
  schema: 1,
  values: {
    periods: [past('2025-03-01', '2025-04-01', '62'), past('2026-02-01', '2026-03-01', '28')],
    row,
  } as unknown as JsonObject,
})
const onUsage = { context: usageContext, groups: used }

export const conversionSamples: readonly RatingSample[] = [
  sample('unit_chain', unitChain),
  sample(
    'unit_chain',
    {
      ...{ ...unitChain, code: null, unit_quantity: 60 },
      steps: [
        factor('Volume', '2.83', { decimals: 2, rounding: 'half_even' }),
        factor('Energy', '3.6', {
          operation: 'divide',
          values: [
            { from: null, factor: '3.6' },
            { from: '2026-03-05', factor: '3.5' },
          ],
        }),
        factor('Whole', '1', { operation: 'divide', decimals: 0 }),
      ],
    },
    onUsage
  ),
  sample('time_split', timeSplit),
  sample('time_split', { ...timeSplit, split_by: 'weights', weights: profile, decimals: 2 }),
  sample('time_split', { ...timeSplit, code: null, split_by: 'measured' }, onUsage),
  ...['quantity', 'equal'].map((weight) =>
    sample('apportion', { ...apportion, weight, by_days: true }, { groups: shared })
  ),
  sample('apportion', { ...apportion, weight: 'measured', code: 'test.used' }, { groups: shared }),
  sample('estimate_chain', estimateChain),
  ...[{}, { mean: 3 }].map((row) =>
    sample('estimate_chain', estimateChain, { state: history(row) })
  ),
  sample(
    'estimate_chain',
    {
      ...estimateChain,
      methods: [method('last_period'), method('profile', { profile, periods: 2 })],
    },
    { state: history({}) }
  ),
]

const bad = (code: string, terms: object, field: string): BadTerms => ({
  ...{ code: `standard.${code}`, terms: terms as JsonObject, field },
})

export const badConversions: readonly BadTerms[] = [
  bad('unit_chain', { ...unitChain, steps: [] }, 'steps'),
  bad('unit_chain', { ...unitChain, steps: [factor('Nothing', '0')] }, 'steps.0.values.0.factor'),
  bad(
    'unit_chain',
    { ...unitChain, steps: [factor('A', '1', { decimals: -1 })] },
    'steps.0.decimals'
  ),
  bad('time_split', { ...timeSplit, prices: [timeSplit.prices[1]] }, 'prices'),
  bad('time_split', { ...timeSplit, split_by: 'weights', weights: ['1'] }, 'weights'),
  bad('time_split', { ...timeSplit, weights: profile }, 'weights'),
  bad('apportion', { ...apportion, weight: 'measured' }, 'weight'),
  bad('apportion', { ...apportion, code: 'test.used' }, 'weight'),
  bad('apportion', { ...apportion, shared_by: 'planet' }, 'shared_by'),
  bad('estimate_chain', { ...estimateChain, methods: [method('profile')] }, 'methods.0.profile'),
  bad('estimate_chain', { ...estimateChain, methods: [method('mean'), method('mean')] }, 'methods'),
]
