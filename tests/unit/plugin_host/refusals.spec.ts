import { test } from '@japa/runner'
import type { InvoiceLayout } from '#sdk/layout'
import type { BillingRegistry } from '#sdk/plugin'
import type { TaxDecision, TaxRegime } from '#sdk/taxation'
import type { UsageFormat, UsageRow } from '#sdk/usage'
import { loadPlugins } from '#app/plugin_host/load_plugins'
import { invoice } from '#plugins/standard/tests/layout_samples'
import { parcelInvoice } from '#tests/fixtures/plugins/parcels/documents'
import { swissTax } from '#tests/fixtures/plugins/parcels/taxes'
import { metrics, parcelList } from '#tests/fixtures/plugins/parcels/usage'
import { plugin } from '#tests/unit/plugin_host/given'

const hostOf = (register: (billing: BillingRegistry) => void) =>
  loadPlugins([plugin('parcels', register)], { freezeInputs: true })

const swiss = { country: 'CH', kind: 'company', taxId: null, exemption: null } as const
const [startsOn, endsOn] = ['2026-01-01', '2026-02-01']
const question = {
  ...{ seller: swiss, buyer: swiss, taxPointOn: endsOn, currency: 'CHF' },
  lines: [{ index: 0, category: 'general', netMinor: 100n, startsOn, endsOn }],
}
const deciding = (change: Partial<TaxDecision>): TaxRegime => ({
  ...swissTax,
  decide: (asked) => swissTax.decide(asked).map((decision) => ({ ...decision, ...change })),
})

async function rowsOf(format: UsageFormat<any>, text: string): Promise<UsageRow[]> {
  const host = await hostOf((billing) => billing.registerUsageFormat(format))
  const rows: UsageRow[] = []
  async function* source() {
    yield new TextEncoder().encode(text)
  }
  const context = { fileName: 'january.txt', options: {} }
  const hosted = host.usageFormat(format.code, format.revision)
  for await (const batch of hosted.read(source(), context)) rows.push(...batch)
  return rows
}

const LIST = 'PARCELS\np1;S-1234;2026-01-05T10:00:00Z;1200'
const changing = (change: object): UsageFormat<any> => ({
  ...parcelList,
  async *read(source, context) {
    for await (const rows of parcelList.read(source, context)) {
      yield rows.map((row) => ({ ...row, record: { ...row.record, ...change } }) as UsageRow)
    }
  },
})

test.group('What the host refuses of a plugin', () => {
  test('a tax decision {$self}')
    .with([
      'without a percent',
      'with a float',
      'for a line that is not asked',
      'of no treatment',
      'without a category',
    ] as const)
    .run(async ({ assert }, what) => {
      const change = {
        'without a percent': { percent: null },
        'with a float': { percent: 8.1 as never },
        'for a line that is not asked': { index: 1 },
        'of no treatment': { treatment: 'none' as never },
        'without a category': { category: '' },
      }[what]
      const host = await hostOf((billing) => billing.registerTaxRegime(deciding(change)))
      const hosted = host.taxRegime('parcels.swiss_tax', 1)
      assert.throws(() => hosted.decide(question), /parcels.*swiss_tax/)
      const good = await hostOf((billing) => billing.registerTaxRegime(swissTax))
      assert.lengthOf(good.taxRegime('parcels.swiss_tax', 1).decide(question), 1)
    })

  test('a change of rates outside the days that were asked for', async ({ assert }) => {
    const regime = { ...swissTax, rateChanges: () => ['2024-01-01'] }
    const host = await hostOf((billing) => billing.registerTaxRegime(regime))
    const days = { country: 'CH', category: 'general', startsOn, endsOn }
    assert.throws(() => host.taxRegime('parcels.swiss_tax', 1).rateChanges(days), /swiss_tax/)
  })

  test('a layout that reaches for a file', async ({ assert }) => {
    const layout: InvoiceLayout = {
      ...parcelInvoice,
      compose: () => ({ content: [{ image: '/etc/hostname' }] }),
    }
    const host = await hostOf((billing) => billing.registerInvoiceLayout(layout))
    const context = { branding: { logo: null, colour: '#000' } } as never
    const hosted = host.invoiceLayout('parcels.invoice', 1)
    assert.throws(() => hosted.compose(invoice(), context), /parcels.*invoice/)
  })

  test('a usage record {what}')
    .with([
      { what: 'without an origin', change: { originId: '' } },
      { what: 'with a part of a gram', change: { quantity: 1.5 } },
      { what: 'at no instant', change: { occurredAt: Number.NaN } },
      { what: 'of no metric', change: { metric: '' } },
    ])
    .run(async ({ assert }, { change }) => {
      await assert.rejects(() => rowsOf(changing(change), LIST), /parcels.*list/)
      assert.lengthOf(await rowsOf(parcelList, LIST), 1)
    })

  test('a metric or service type that its manifest leaves out', async ({ assert }) => {
    await assert.rejects(
      () => hostOf((billing) => billing.registerMetric(metrics[0])),
      /metric "parcels.grams" that its manifest does not declare/
    )
  })
})
