import { rational } from '#sdk/decimal'
import type { JsonObject } from '#sdk/json'
import type { BadTerms, RatingSample } from '#sdk/testing'
import { oneTier } from '#plugins/standard/tests/calendar_samples'
import { quantityOf } from '#plugins/standard/tests/measured_samples'
import {
  amountOf,
  event,
  group,
  obligation,
  quantityContext,
  twoServices,
  usageContext,
  usageGroup,
} from '#plugins/standard/tests/rating_samples'

export const bank = {
  ...{ code: null as string | null, unit_quantity: 1, tiers: oneTier('0.11838') },
  ...{ credits: 'quantity', credit_price: null as string | null, bucket_by: 'none' },
  ...{ expires_after: null as number | null, true_up_month: null as number | null },
  payout_price: '0',
}
export const trueUp = {
  ...{ reads_tag: 'usage', reads_scope: 'account', true_up_month: 3 as number | null },
  owed: { code: 'test.used', tiers: oneTier('0.25') } as object | null,
  carry_below: '0',
}
export const levelPlan = {
  ...{ reads_tag: 'usage', reads_scope: 'account', levelled: 'reviewed', instalment: '100' },
  ...{ review_months: [3], threshold_percent: '10', step: '0.01' },
}

/** Usage of dimensions in March. */
export function inDimensions(...used: readonly (readonly [string, number])[]) {
  const events = used.map(([dimension, quantity], index) => {
    return { ...event(index, quantity, 0), dimension }
  })
  return group([obligation()], events)
}

const lots = [
  { bucket: '', earned_by: '2025-04-01', left: '12.5' },
  { bucket: '', earned_by: '2026-02-01', left: '100/3' },
  { bucket: 'zone-1', earned_by: '2026-02-01', left: '7' },
]
const used = [
  usageGroup(),
  usageGroup(60, -90, 300),
  usageGroup(-30),
  twoServices,
  inDimensions(['peak', 150], ['off', -150]),
]
const reads = [
  amountOf('advance', '60', '2026-03-01', '2026-04-01'),
  amountOf('fee', '31', '2026-02-15', '2026-03-15'),
]
const read = [
  group([obligation({ reads: [...reads, quantityOf('1000.5', '2026-03-01', '2026-04-01')] })]),
  group([
    obligation({ endsOn: '2026-03-17', fraction: rational(16n, 31n), reads: [reads[1]] }),
    obligation({ startsOn: '2026-03-17', fraction: rational(15n, 31n), reads: [] }),
  ]),
]
const charged = { schema: 1, values: { charged: '500', measured: '2000' } }
const levelled = {
  schema: 1,
  values: { amounts: ['90', '200.25'], instalment: '100', balance: '30' },
}

const sample = (code: string, terms: object, change: Partial<RatingSample> = {}): RatingSample => ({
  ...{ code: `standard.${code}`, revision: 1, terms: terms as JsonObject },
  ...{ context: quantityContext, groups: read },
  ...change,
})
const onUsage = { context: usageContext, groups: used }
const withLots = { ...onUsage, state: { schema: 1, values: { lots } } }
const money = { ...bank, credits: 'money', credit_price: '0.05', true_up_month: 3 }

export const balanceSamples: readonly RatingSample[] = [
  sample('credit_bank', bank, onUsage),
  sample('credit_bank', { ...bank, expires_after: 12, bucket_by: 'dimension' }, withLots),
  sample('credit_bank', { ...money, payout_price: '1', bucket_by: 'dimension' }, withLots),
  sample('credit_bank', { ...bank, code: 'test.used' }),
  sample('true_up', trueUp),
  sample('true_up', trueUp, { state: charged }),
  sample('true_up', { ...trueUp, owed: null, true_up_month: null }, { state: charged }),
  sample('true_up', { ...trueUp, true_up_month: 6, carry_below: '10' }, { state: charged }),
  sample('true_up', { ...trueUp, carry_below: '1000' }, { state: charged }),
  sample('level_plan', levelPlan),
  sample('level_plan', levelPlan, { state: levelled }),
  sample('level_plan', { ...levelPlan, levelled: 'rolling', step: '5' }, { state: levelled }),
]

const bad = (code: string, terms: object, field: string): BadTerms => ({
  ...{ code: `standard.${code}`, terms: terms as JsonObject, field },
})

export const badBalances: readonly BadTerms[] = [
  bad('credit_bank', { ...bank, true_up_month: 13 }, 'true_up_month'),
  bad('credit_bank', { ...bank, true_up_month: 0 }, 'true_up_month'),
  bad('credit_bank', { ...bank, credits: 'money' }, 'credits'),
  bad('credit_bank', { ...bank, credit_price: '1' }, 'credit_price'),
  bad('credit_bank', { ...bank, expires_after: 0 }, 'expires_after'),
  bad('true_up', { ...trueUp, owed: { code: 'test.used', tiers: [] } }, 'owed.tiers'),
  bad('true_up', { ...trueUp, carry_below: '-1' }, 'carry_below'),
  bad('level_plan', { ...levelPlan, review_months: [0] }, 'review_months.0'),
  bad('level_plan', { ...levelPlan, step: '0' }, 'step'),
]
