import { rational } from '#sdk/decimal'
import type { JsonObject } from '#sdk/json'
import type { BadTerms, RatingSample } from '#sdk/testing'
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

export const formula = {
  expression: 'max(water * 2 - 15, fees / 3) + quantity * fraction * days / 31',
  variables: [
    { name: 'water', kind: 'quantity', code: 'test.used' },
    { name: 'fees', kind: 'tag', code: 'usage' },
    { name: 'fee', kind: 'charge', code: 'fee' },
  ],
  reads_scope: 'account',
}

const reads = [
  quantityOf('16.125', '2026-03-01', '2026-03-16'),
  quantityOf('2', '2026-03-16', '2026-04-01'),
  amountOf('calls', '41/120', '2026-03-01', '2026-04-01'),
  amountOf('fee', '10', '2026-02-15', '2026-03-15'),
]
export const formulaGroups = [
  group([obligation({ reads })]),
  group([obligation({ reads: [], fraction: rational(15n, 31n), startsOn: '2026-03-17' })]),
]

const sample = (expression: string, usage = false): RatingSample => ({
  code: 'standard.formula',
  revision: 1,
  terms: { ...formula, expression } as JsonObject,
  context: usage ? usageContext : quantityContext,
  groups: usage ? [usageGroup(), usageGroup(60, -90, 300), twoServices] : formulaGroups,
})

export const formulaSamples: readonly RatingSample[] = [
  sample(formula.expression),
  sample('if(and(water > 0, not(fee = 0)), round(fees / water, 2, half_even), -floor(days / 7))'),
  sample('if(or(used >= 100, events != 2), ceil(used / 60) / 7, abs(used - 1000))', true),
]

const bad = (expression: string, field = 'expression', change: object = {}): BadTerms => ({
  code: 'standard.formula',
  terms: { ...formula, expression, ...change } as JsonObject,
  field,
})

export const badFormulas: readonly BadTerms[] = [
  bad('water +'),
  bad('watter * 2'),
  bad('water / (2 - 2)'),
  bad('process.exit(1)'),
  bad('water; 1'),
  bad('if(water, 1, 2)'),
  bad('1 < 2'),
  bad('1', 'variables.0.name', {
    variables: [{ name: 'days', kind: 'quantity', code: 'test.used' }],
  }),
  bad('1', 'variables', { variables: [formula.variables[0], formula.variables[0]] }),
]
