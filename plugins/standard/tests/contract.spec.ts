import { contractSuite } from '#sdk/testing'
import manifest from '#plugins/standard/manifest'
import { invoice, line, tax, euro } from '#plugins/standard/tests/layout_samples'
import { rational } from '#sdk/decimal'
import { periodSamples } from '#plugins/standard/tests/period_samples'
import { badTerms, ruleSamples } from '#plugins/standard/tests/rule_samples'
import { blocks, demand, measuredIn } from '#plugins/standard/tests/measured_samples'
import { discountBadTerms, discountSamples } from '#plugins/standard/tests/discount_samples'
import {
  amountOf,
  exactUnits,
  group,
  obligation,
  quantityContext,
  twoServices,
  usageContext,
  usageGroup,
} from '#plugins/standard/tests/rating_samples'

const tiers = {
  ...exactUnits,
  zero_usage_pays_flat: true,
  tiers: [
    { up_to: '100', unit_price: '0.2', flat_fee: '2.5' },
    { up_to: '200', unit_price: '0.05', flat_fee: '0' },
    { up_to: null, unit_price: '0.01', flat_fee: '1' },
  ],
}
const groups = [
  usageGroup(),
  usageGroup(60, 40),
  usageGroup(60, 50, 300),
  usageGroup(-30),
  twoServices,
]

const allowance = {
  unit_quantity: 1,
  included: 100,
  pool: 'account',
  member_cap: 60,
  rollover_maximum: 30,
  unit_price: '0.07',
}
const running = {
  unit_quantity: 1,
  included: 100,
  pool: 'account',
  rollover_maximum: 30,
  unit_price: '0.07',
}
const reading = { reads_tag: 'usage', reads_scope: 'account' }
/** March, of which half a February fee counts nothing and a fee from the 17th on all. */
const readers = [
  group([obligation({ reads: [] })]),
  group([
    obligation({
      reads: [
        amountOf('calls', '41/120', '2026-03-01', '2026-04-01'),
        amountOf('fee', '10', '2026-02-15', '2026-03-15'),
      ],
    }),
    obligation({
      fraction: rational(15n, 31n),
      startsOn: '2026-03-17',
      reads: [amountOf('fee', '60', '2026-03-01', '2026-04-01')],
    }),
  ]),
]

/** Two months, two services side by side, and a reading that was mended to less than nothing. */
const measuredGroups = [
  group([measuredIn('2026-01-05', '2026-03-05', '2000.125')]),
  group([
    measuredIn('2026-03-05', '2026-04-03', '12.5', '870'),
    measuredIn('2026-03-20', '2026-04-03', '-4'),
  ]),
]

const treatments = ['exempt', 'reverse_charge', 'intra_community', 'export', 'outside_scope']
const measured = { metric: 'test.units', quantity: 90, billedQuantity: 100, events: 3 }

await contractSuite(manifest, {
  folder: new URL('../', import.meta.url),
  rating: [
    ...discountSamples,
    {
      code: 'standard.flat',
      revision: 1,
      terms: { amount: '9.99', per_quantity: false },
      context: quantityContext,
      groups,
    },
    {
      code: 'standard.flat',
      revision: 1,
      terms: { amount: '9.99', per_quantity: true },
      context: quantityContext,
      groups,
    },
    {
      code: 'standard.per_unit',
      revision: 1,
      terms: { ...exactUnits, unit_price: '0.1234', unit_quantity: 60, unit_rounding: 'up' },
      context: usageContext,
      groups,
    },
    {
      code: 'standard.per_unit',
      revision: 1,
      terms: { ...exactUnits, unit_price: '0.07', unit_quantity: 7, negative_total: 'zero' },
      context: usageContext,
      groups,
    },
    { code: 'standard.graduated', revision: 1, terms: tiers, context: usageContext, groups },
    { code: 'standard.graduated', revision: 1, terms: tiers, context: quantityContext, groups },
    {
      code: 'standard.volume',
      revision: 1,
      terms: { ...tiers, unit_rounding: 'down', unit_step: '25' },
      context: usageContext,
      groups,
    },
    {
      code: 'standard.volume',
      revision: 1,
      terms: { ...tiers, unit_rounding: 'half_up', unit_step: '0.5', unit_quantity: 10 },
      context: usageContext,
      groups,
    },
    {
      code: 'standard.flat',
      revision: 1,
      terms: { amount: '9.3', per_quantity: true, per: 'month' },
      context: quantityContext,
      groups,
    },
    {
      code: 'standard.flat',
      revision: 1,
      terms: { amount: '0.31', per_quantity: false, per: 'day' },
      context: quantityContext,
      groups,
    },
    ...['graduated', 'volume'].map((mode) => ({
      code: 'standard.blocks',
      revision: 1,
      terms: { ...blocks, mode, tiers: [...blocks.tiers] },
      context: quantityContext,
      groups: measuredGroups,
    })),
    {
      code: 'standard.demand',
      revision: 1,
      terms: { ...demand, minimum: '5', per: 'month', ratchet: null },
      context: quantityContext,
      groups: measuredGroups,
    },
    {
      code: 'standard.demand',
      revision: 1,
      terms: {
        ...demand,
        ratchet: { ...demand.ratchet, own_months: [...demand.ratchet.own_months] },
      },
      context: quantityContext,
      groups: measuredGroups,
      state: { schema: 1, values: { peaks: [{ starts_on: '2025-11-05', peak: '3000.5' }] } },
    },
    { code: 'standard.allowance', revision: 1, terms: allowance, context: usageContext, groups },
    {
      code: 'standard.allowance',
      revision: 1,
      terms: { ...allowance, member_cap: null, unit_quantity: 60, included: 1 },
      context: usageContext,
      groups,
      state: { schema: 1, values: { carried: 25 } },
    },
    {
      code: 'standard.running_allowance',
      revision: 1,
      terms: running,
      context: usageContext,
      groups,
    },
    {
      code: 'standard.running_allowance',
      revision: 1,
      terms: { ...running, unit_quantity: 60, included: 1 },
      context: usageContext,
      groups,
      state: { schema: 1, values: { ends_on: '2026-03-01', left: 25 } },
    },
    ...[1, 2].map((revision) => ({
      code: 'standard.minimum',
      revision,
      terms: { amount: '20', ...reading },
      context: quantityContext,
      groups: readers,
    })),
    {
      code: 'standard.percent_off',
      revision: 1,
      terms: { percent: '12.5', ...reading },
      context: quantityContext,
      groups: readers,
    },
    ...ruleSamples,
  ],
  badTerms: [
    ...discountBadTerms,
    ...badTerms,
    { code: 'standard.flat', terms: { amount: '9,99', per_quantity: true }, field: 'amount' },
    { code: 'standard.flat', terms: { amount: 9.99, per_quantity: true }, field: 'amount' },
    {
      code: 'standard.per_unit',
      terms: { ...exactUnits, unit_price: '1', unit_quantity: 0 },
      field: 'unit_quantity',
    },
    {
      code: 'standard.allowance',
      terms: { ...allowance, rollover_maximum: -1 },
      field: 'rollover_maximum',
    },
    {
      code: 'standard.running_allowance',
      terms: { ...running, pool: 'planet' },
      field: 'pool',
    },
    {
      code: 'standard.demand',
      terms: { ...demand, ratchet: { ...demand.ratchet, percents: ['80'], own_months: [] } },
      field: 'ratchet.percents',
    },
    { code: 'standard.blocks', terms: { ...blocks, tiers: [], code: 'x' }, field: 'code' },
    { code: 'standard.schedule', terms: { schedule: 'route 7' }, field: 'schedule' },
    {
      code: 'standard.declared',
      terms: { periods: [{ starts_on: '2026-05-01', ends_on: '2026-05-01' }] },
      field: 'periods',
    },
    { code: 'standard.minimum', terms: { amount: '-1', ...reading }, field: 'amount' },
    {
      code: 'standard.percent_off',
      terms: { percent: '100.01', ...reading },
      field: 'percent',
    },
    {
      code: 'standard.graduated',
      terms: { ...tiers, tiers: tiers.tiers.slice(0, 2) },
      field: 'tiers.1.up_to',
    },
    {
      code: 'standard.volume',
      terms: { ...tiers, tiers: [tiers.tiers[1], tiers.tiers[0], tiers.tiers[2]] },
      field: 'tiers.1.up_to',
    },
  ],
  periods: periodSamples,
  layouts: [
    {
      code: 'standard.invoice',
      views: [
        invoice(),
        invoice({ kind: 'credit_note' }),
        invoice({ prepaid: euro(1_000) }),
        invoice({ kind: 'proforma', periodStartsOn: null, periodEndsOn: null }),
        invoice({ lines: [line(1, { net: euro(0) })], taxes: [tax({ amount: euro(0) })] }),
        invoice({ lines: [line(1, { serviceLabel: 'Office', measured })] }),
        ...treatments.map((treatment) =>
          invoice({
            lines: [line(1, { taxPercent: null, taxTreatment: treatment })],
            taxes: [tax({ treatment, percent: null, amount: euro(0), note: 'A legal note.' })],
          })
        ),
      ],
    },
  ],
})
