import type { JsonObject } from '#sdk/json'

/** What a rule is measured on: usage, what is subscribed, other charges, or a quantity. */
export type ModelInput = 'usage' | 'subscribed' | 'charges' | 'quantity'

export interface Model {
  readonly name: string
  readonly code: string
  readonly input: ModelInput
  readonly terms: JsonObject
}

const units = { unit_quantity: 60, unit_rounding: 'up', unit_step: '1', negative_total: 'credit' }
const tiers = {
  ...{ ...units, zero_usage_pays_flat: true },
  tiers: [
    { up_to: '1000', unit_price: '0.2', flat_fee: '2.5' },
    { up_to: '20000', unit_price: '0.05', flat_fee: '0' },
    { up_to: null, unit_price: '0.01', flat_fee: '1' },
  ],
}
const perUnit = { ...units, unit_price: '0.0123' }
const exact = { ...perUnit, unit_rounding: 'none' }
const fees = {
  ...{ unit_quantity: 100, rate_percent: '2.9', fixed_fee: '0.25' },
  ...{ free_events: 3, free_amount: null, minimum_fee: '0.3', maximum_fee: '12' },
}
const percentageTiers = [
  { up_to: '1000', rate_percent: '1', flat_fee: '0' },
  { up_to: null, rate_percent: '0.5', flat_fee: '5' },
]
const matrixRows = ['DE', 'AT', 'CH'].map((country, index) => ({
  ...{ name: country, unit_price: `0.0${index + 1}` },
  filters: [{ field: 'country', values: [country] }],
}))
const allowance = { unit_quantity: 60, included: 1_000, pool: 'account', unit_price: '0.07' }
const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
const ratchet = { periods: 11, percents: months.map(() => '80'), through: null, own_months: months }
const reading = { reads_tag: 'usage', reads_scope: 'account' }
const blockTiers = { mode: 'graduated', scale: 'thirty_days', tiers: tiers.tiers }
const levelUnits = { unit_quantity: 60, unit_rounding: 'up', unit_step: '1' }

const model = (name: string, input: ModelInput, terms: object): Model => {
  const code = `standard.${name.split(' ')[0]}`
  return { name, code, input, terms: terms as JsonObject }
}

/** Each standard rule at least once, with terms as they are usual. */
export const MODELS: readonly Model[] = [
  model('flat', 'subscribed', { amount: '9.99', per_quantity: true }),
  model('per_unit', 'usage', perUnit),
  ...['count', 'max', 'latest', 'unique', 'weighted_sum'].map((aggregation) =>
    model(`per_unit ${aggregation}`, 'usage', { ...exact, aggregation })
  ),
  model('per_unit attribute', 'usage', { ...exact, value_attribute: 'value' }),
  model('graduated', 'usage', tiers),
  model('graduated level', 'usage', { ...tiers, unit_rounding: 'none', tiers_by: 'level' }),
  model('volume', 'usage', tiers),
  model('package', 'usage', { ...units, package_size: '100', package_price: '3' }),
  model('percentage', 'usage', fees),
  model('graduated_percentage', 'usage', {
    ...{ unit_quantity: 100, zero_usage_pays_flat: false, negative_total: 'credit' },
    tiers: percentageTiers,
  }),
  model('basis_points', 'usage', {
    ...{ unit_quantity: 100, basis_points: '25', year_basis: 'actual_365', aggregation: 'latest' },
  }),
  model('capacity', 'usage', {
    ...{ ...levelUnits, aggregation: 'max', overage_price: '1.5' },
    steps: [{ up_to: '500', price: '31' }],
  }),
  model('dynamic', 'usage', {
    ...{ price_attribute: 'price', price_is_for: 'unit', unit_quantity: 60 },
    ...{ multiplier: '1.2', event_decimals: null },
  }),
  model('matrix', 'usage', { ...units, rows: matrixRows, default_price: '0.05' }),
  model('allowance', 'usage', { ...allowance, member_cap: null, rollover_maximum: 0 }),
  model('running_allowance', 'usage', { ...allowance, rollover_maximum: 0 }),
  model('blocks', 'quantity', { code: 'bench.used', ...blockTiers }),
  model('demand', 'quantity', { code: 'bench.peak', unit_price: '10', minimum: '5', ratchet }),
  model('minimum', 'charges', { amount: '500', ...reading }),
  model('maximum', 'charges', { amount: '500', ...reading }),
  model('percent_off', 'charges', { percent: '12.5', ...reading }),
]
