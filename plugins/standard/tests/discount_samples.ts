import { DISCOUNT_ORDERS } from '#sdk/pricing'
import { parseRational } from '#sdk/decimal'
import { APPLIES_TO } from '#plugins/standard/rating/applied_terms'
import {
  amountOf,
  group,
  obligation,
  quantityContext,
} from '#plugins/standard/tests/rating_samples'

const applied = { applies_to: 'all', codes: [] as string[], reads_scope: 'account' } as const
const whole = { taken_off: 'together', partial: 'whole', rest: 'lapses' } as const
const fixed = { kind: 'fixed', amount: '7.5', ...applied, ...whole }
const fixedWithout = { kind: 'fixed', ...applied, ...whole }
const percent = { kind: 'percent', percent: '12.5', ...applied, ...whole }
const days = { startsOn: '2026-03-01', endsOn: '2026-04-01' }

/** March by itself, with an earlier discount in each order, and with shares that stand on documents. */
const groups = [
  group([obligation({ reads: [] })]),
  ...DISCOUNT_ORDERS.map((discountOrder) => {
    const reduction = { ...days, amount: parseRational('-2') }
    const calls = amountOf('calls', '41/12', '2026-03-01', '2026-04-01')
    const fee = amountOf('fee', '10', '2026-02-15', '2026-03-15')
    const reads = [{ ...calls, taxCategory: 'general', reductions: [reduction] }, fee]
    const issued = [{ ...days, taxCategory: 'general', amount: parseRational('-1') }]
    return group([obligation({ reads, discountOrder, issued })])
  }),
]

const sample = (terms: object) => ({
  code: 'standard.discount',
  revision: 1,
  terms: terms as never,
  context: quantityContext,
  groups,
})

export const discountSamples = [
  ...APPLIES_TO.map((appliesTo) => {
    return sample({
      ...percent,
      applies_to: appliesTo,
      codes: appliesTo === 'all' ? [] : ['calls'],
    })
  }),
  sample(fixed),
  sample({ ...fixed, taken_off: 'line', partial: 'prorated' }),
  sample({ ...percent, taken_off: 'line', periods: 3 }),
  {
    ...sample({ ...fixed, rest: 'carried', periods: 1 }),
    state: { schema: 1, values: { periods: 1, left: '250' } },
  },
  {
    code: 'standard.commitment',
    revision: 1,
    terms: { amount: '20', ...applied },
    context: quantityContext,
    groups,
  },
]

export const discountBadTerms = [
  { code: 'standard.discount', terms: { ...percent, percent: '100.1' }, field: 'percent' },
  { code: 'standard.discount', terms: { ...percent, amount: '3' }, field: 'amount' },
  { code: 'standard.discount', terms: fixedWithout, field: 'amount' },
  { code: 'standard.discount', terms: { ...fixed, codes: ['x'] }, field: 'codes' },
  { code: 'standard.discount', terms: { ...fixed, applies_to: 'plan' }, field: 'codes' },
  { code: 'standard.discount', terms: { ...percent, rest: 'carried' }, field: 'rest' },
  { code: 'standard.commitment', terms: { amount: '0', ...applied }, field: 'amount' },
]
