import { rational } from '#sdk/decimal'
import type { JsonObject } from '#sdk/json'
import type { RatingGroup } from '#sdk/rating'
import type { BadTerms, RatingSample } from '#sdk/testing'
import {
  amountOf,
  event,
  exactUnits,
  group,
  obligation,
  quantityContext,
  twoServices,
  usageContext,
  usageGroup,
} from '#plugins/standard/tests/rating_samples'

/** Events of one obligation with attributes, one an hour. */
export function carrying(...events: { quantity?: number; [name: string]: unknown }[]): RatingGroup {
  return group(
    [obligation()],
    events.map(({ quantity = 1, dimension, ...attributes }, index) => ({
      ...event(index, quantity, 0),
      ...(dimension !== undefined && { dimension: String(dimension) }),
      attributes: attributes as JsonObject,
    }))
  )
}

/** A month whose subscription changed on the 17th: what was used in each part. */
export function partedMonth(early: readonly number[], late: readonly number[]): RatingGroup {
  const middle = 1_773_702_000
  const parts = [
    obligation({ endsOn: '2026-03-17', endsAt: middle, fraction: rational(16n, 31n), quantity: 5 }),
    obligation({
      ...{ startsOn: '2026-03-17', startsAt: middle, fraction: rational(15n, 31n), quantity: 12 },
    }),
  ]
  const events = [
    ...early.map((quantity, index) => event(index, quantity, 0)),
    ...late.map((quantity, index) => ({
      ...event(early.length + index, quantity, 1),
      occurredAt: middle + index * 3_600,
    })),
  ]
  return group(parts, events)
}

export const PAYMENTS = carrying(
  { quantity: 1_000, value: '10', price: '0.5', country: 'DE', kind: 'card' },
  { quantity: 8_000, value: '80.005', price: '1.2345', country: 'AT', kind: 'card' },
  { quantity: 1_000_000, value: '10000', price: '0', country: 'US', kind: 'debit' },
  { quantity: 3, kind: 'card' }
)

const usageGroups = [
  usageGroup(),
  usageGroup(17, 22),
  usageGroup(60, -90, 300),
  usageGroup(-30),
  twoServices,
  partedMonth([17, 3], [22, -4]),
  PAYMENTS,
]

export const tiers = {
  ...exactUnits,
  zero_usage_pays_flat: true,
  tiers: [
    { up_to: '5', unit_price: '10', flat_fee: '100' },
    { up_to: null, unit_price: '5', flat_fee: '50' },
  ],
}
export const packageTerms = { ...exactUnits, package_size: '10', package_price: '100' }
export const percentage = {
  ...{ unit_quantity: 100, rate_percent: '2.99', fixed_fee: '0.25' },
  ...{ free_events: null, free_amount: null, minimum_fee: null, maximum_fee: null },
}
export const percentageTiers = {
  ...{ unit_quantity: 1, zero_usage_pays_flat: true, negative_total: 'credit' },
  tiers: [
    { up_to: '10', rate_percent: '1', flat_fee: '200' },
    { up_to: '20', rate_percent: '2', flat_fee: '300' },
    { up_to: null, rate_percent: '3', flat_fee: '400' },
  ],
}
export const basisPoints = { unit_quantity: 100, basis_points: '25', year_basis: 'actual_365' }
const levelUnits = { unit_quantity: 1, unit_rounding: 'none', unit_step: '1' }
export const capacity = {
  ...{ ...levelUnits, aggregation: 'max', overage_price: '1.5' },
  steps: [
    { up_to: '50', price: '31' },
    { up_to: '100', price: '50' },
  ],
}
export const dynamic = {
  ...{ price_attribute: 'price', price_is_for: 'unit', unit_quantity: 1 },
  ...{ multiplier: '1.2', event_decimals: null },
}
export const matrix = {
  ...exactUnits,
  default_price: '1',
  rows: [
    { name: 'Cards', filters: [{ field: 'kind', values: ['card'] }], unit_price: '0.2' },
    {
      name: 'German cards',
      filters: [
        { field: 'kind', values: ['card'] },
        { field: 'country', values: ['DE', 'LU'] },
      ],
      unit_price: '0.1',
    },
  ],
}

const sample = (
  code: string,
  terms: object,
  { groups = usageGroups, context = usageContext, state }: Partial<RatingSample> = {}
): RatingSample => ({
  code: `standard.${code}`,
  revision: 1,
  terms: terms as JsonObject,
  context,
  groups,
  state,
})

const carriedLevel = { schema: 1, values: { level: 40 } }
const weighted = { aggregation: 'weighted_sum', carries_level: true }
const used = { schema: 1, values: { starts_on: '2026-03-01', events: 1, value: '500' } }
const read = group([
  obligation({
    reads: [
      amountOf('calls', '41/3', '2026-03-01', '2026-04-01'),
      amountOf('coupon', '-5', '2026-03-01', '2026-04-01'),
      amountOf('fee', '10', '2026-03-15', '2026-04-01'),
    ],
  }),
  obligation({ fraction: rational(15n, 31n), reads: [] }),
])

export const pricingSamples: readonly RatingSample[] = [
  ...['count', 'max', 'latest', 'unique'].map((aggregation) =>
    sample('per_unit', { ...exactUnits, aggregation, unit_price: '0.3', free_units: '2' })
  ),
  sample('per_unit', { ...exactUnits, unit_price: '0.3', value_attribute: 'value', factor: '1.1' }),
  sample('per_unit', {
    ...exactUnits,
    aggregation: 'unique',
    unique_attribute: 'country',
    unit_price: '3',
  }),
  sample('graduated', { ...tiers, ...weighted, weighted_by: 'day' }, { state: carriedLevel }),
  sample('volume', { ...tiers, ...weighted }, { state: carriedLevel }),
  sample('graduated', { ...tiers, ...weighted, tiers_by: 'level' }, { state: carriedLevel }),
  sample('graduated', { ...tiers, tiers_by: 'level' }, { context: quantityContext }),
  sample('package', { ...packageTerms, free_units: '5' }),
  sample('package', { ...packageTerms, aggregation: 'max', negative_total: 'zero' }),
  sample('package', packageTerms, { context: quantityContext }),
  sample('percentage', percentage),
  sample(
    'percentage',
    { ...percentage, free_events: 2, free_amount: '12.5', minimum_fee: '1.75', maximum_fee: '12' },
    { state: used }
  ),
  sample('percentage', { ...percentage, unit_quantity: 1, value_attribute: 'value' }),
  sample('graduated_percentage', percentageTiers),
  sample('graduated_percentage', { ...percentageTiers, value_attribute: 'value' }),
  ...['actual_actual', 'actual_365', 'actual_360', 'thirty_360'].map((year_basis) =>
    sample('basis_points', { ...basisPoints, ...weighted, year_basis }, { state: carriedLevel })
  ),
  sample('basis_points', { ...basisPoints, aggregation: 'latest', value_attribute: 'value' }),
  sample('capacity', capacity),
  sample('capacity', { ...capacity, aggregation: 'sum' }, { context: quantityContext }),
  sample('dynamic', dynamic),
  sample('dynamic', { ...dynamic, price_is_for: 'event', event_decimals: 2 }),
  sample('matrix', matrix),
  sample('matrix', {
    ...matrix,
    default_price: null,
    aggregation: 'count',
    negative_total: 'zero',
  }),
  sample(
    'maximum',
    { amount: '12', reads_tag: 'usage', reads_scope: 'account' },
    {
      ...{ groups: [read], context: quantityContext },
    }
  ),
]

const bad = (code: string, terms: object, field: string): BadTerms => ({
  code: `standard.${code}`,
  terms: terms as JsonObject,
  field,
})
const cards = matrix.rows[0]
const austrian = { ...cards, name: 'Austria', filters: [{ field: 'country', values: ['AT'] }] }

export const badPricing: readonly BadTerms[] = [
  bad('per_unit', { ...exactUnits, unit_price: '1', unique_attribute: 'user' }, 'unique_attribute'),
  bad('per_unit', { ...exactUnits, unit_price: '1', carries_level: true }, 'carries_level'),
  bad('per_unit', { ...exactUnits, unit_price: '1', weighted_by: 'day' }, 'weighted_by'),
  bad('per_unit', { ...exactUnits, unit_price: '1', factor: '0' }, 'factor'),
  bad('volume', { ...tiers, aggregation: 'count', value_attribute: 'value' }, 'value_attribute'),
  bad('graduated', { ...tiers, aggregation: 'max', tiers_by: 'level' }, 'tiers_by'),
  bad('graduated', { ...tiers, unit_rounding: 'up', tiers_by: 'level' }, 'tiers_by'),
  bad('package', { ...packageTerms, package_size: '0' }, 'package_size'),
  bad('percentage', { ...percentage, minimum_fee: '2', maximum_fee: '1.5' }, 'maximum_fee'),
  bad('percentage', { ...percentage, free_events: 0 }, 'free_events'),
  bad(
    'graduated_percentage',
    { ...percentageTiers, tiers: percentageTiers.tiers.slice(1, 2) },
    'tiers.0.up_to'
  ),
  bad('basis_points', { ...basisPoints, year_basis: 'lunar' }, 'year_basis'),
  bad('capacity', { ...capacity, steps: capacity.steps.toReversed() }, 'steps'),
  bad('dynamic', { ...dynamic, event_decimals: -1 }, 'event_decimals'),
  bad('matrix', { ...matrix, rows: [cards, austrian] }, 'rows'),
  bad('matrix', { ...matrix, rows: [cards, { ...cards, name: 'Cards again' }] }, 'rows'),
  bad('matrix', { ...matrix, aggregation: 'weighted_sum', carries_level: true }, 'carries_level'),
  bad('maximum', { amount: '-1', reads_tag: 'usage', reads_scope: 'account' }, 'amount'),
]
