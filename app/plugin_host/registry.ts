import type { Channel, DocumentCheck, DocumentKind } from '#sdk/documents'
import type { InboundReader } from '#sdk/inbound'
import type { InvoiceLayout } from '#sdk/layout'
import type { Allocation, Determinant } from '#sdk/measurement'
import type { PeriodSource } from '#sdk/periods'
import type { BillingRegistry } from '#sdk/plugin'
import type { RatingRule } from '#sdk/rating'
import type { Metric, ServiceType } from '#sdk/service_type'
import type { TaxRegime } from '#sdk/taxation'
import type { UsageFormat } from '#sdk/usage'
import { checkDocumentKind } from '#app/plugin_host/check_document_kind'
import { CodeTable } from '#app/plugin_host/code_table'
import { CORE_DOCUMENT_KINDS } from '#app/plugin_host/core_document_kinds'
import { PluginBootException } from '#app/plugin_host/exceptions/plugin_boot_exception'
import type { PluginManifest } from '#sdk/manifest'

/** Everything the deployed plugins registered; closed once all of them are loaded. */
export class PluginRegistry {
  readonly ratingRules = new CodeTable<RatingRule<any, any>>('rating rule')
  readonly taxRegimes = new CodeTable<TaxRegime>('tax regime')
  readonly invoiceLayouts = new CodeTable<InvoiceLayout>('invoice layout')
  readonly usageFormats = new CodeTable<UsageFormat<any>>('usage format')
  readonly serviceTypes = new CodeTable<ServiceType>('service type')
  readonly metrics = new CodeTable<Metric>('metric')
  readonly determinants = new CodeTable<Determinant<any, any>>('determinant')
  readonly allocations = new CodeTable<Allocation<any, any>>('allocation')
  readonly periodSources = new CodeTable<PeriodSource<any, any>>('period source')
  readonly documentKinds = new CodeTable<DocumentKind>('document kind')
  readonly documentChecks = new CodeTable<DocumentCheck>('document check')
  readonly channels = new CodeTable<Channel>('channel')
  readonly inboundReaders = new CodeTable<InboundReader>('inbound reader')

  constructor() {
    for (const kind of CORE_DOCUMENT_KINDS) this.documentKinds.addOwn(kind)
  }

  /** The registry as one plugin sees it: what it registers is marked as its own. */
  for(manifest: PluginManifest): BillingRegistry {
    const { name } = manifest
    return Object.freeze({
      registerRatingRule: (rule: RatingRule<any, any>) => this.ratingRules.add(name, rule),
      registerTaxRegime: (regime: TaxRegime) => this.taxRegimes.add(name, regime),
      registerInvoiceLayout: (layout: InvoiceLayout) => this.invoiceLayouts.add(name, layout),
      registerUsageFormat: (format: UsageFormat<any>) => this.usageFormats.add(name, format),
      registerServiceType: (type: ServiceType) => {
        assertDeclared(name, 'service type', type.code, manifest.serviceTypes)
        this.serviceTypes.add(name, type)
      },
      registerMetric: (metric: Metric) => {
        assertDeclared(name, 'metric', metric.code, manifest.metrics)
        this.metrics.add(name, metric)
      },
      registerDeterminant: (determinant: Determinant<any, any>) => {
        assertOwn(name, 'quantity', [determinant.quantity.code])
        this.determinants.add(name, determinant)
      },
      registerAllocation: (allocation: Allocation<any, any>) => {
        const codes = allocation.quantities.map(({ code }) => code)
        assertOwn(name, 'quantity', codes)
        this.allocations.add(name, allocation)
      },
      registerPeriodSource: (source: PeriodSource<any, any>) => {
        this.periodSources.add(name, source)
      },
      registerDocumentKind: (kind: DocumentKind) => {
        checkDocumentKind(name, kind, this.documentKinds.all())
        this.documentKinds.add(name, kind)
      },
      registerDocumentCheck: (check: DocumentCheck) => this.documentChecks.add(name, check),
      registerChannel: (channel: Channel) => this.channels.add(name, channel),
      registerInbound: (reader: InboundReader) => this.inboundReaders.add(name, reader),
    })
  }

  seal(): void {
    const tables: readonly { seal(): void }[] = [
      this.ratingRules,
      this.taxRegimes,
      this.invoiceLayouts,
      this.usageFormats,
      this.serviceTypes,
      this.metrics,
      this.determinants,
      this.allocations,
      this.periodSources,
      this.documentKinds,
      this.documentChecks,
      this.channels,
      this.inboundReaders,
    ]
    for (const table of tables) table.seal()
  }
}

/** What is frozen under a code is billed by it, so no plugin may use the codes of another. */
function assertOwn(plugin: string, what: string, codes: readonly string[]): void {
  const stray = codes.find((code) => !code.startsWith(`${plugin}.`))
  if (stray !== undefined) {
    throw new PluginBootException(
      `Plugin "${plugin}" registers ${what} "${stray}": it must begin with "${plugin}."`
    )
  }
}

/** The manifest is what people read before they deploy a plugin, so it may not leave things out. */
function assertDeclared(
  plugin: string,
  what: string,
  code: string,
  declared: readonly string[]
): void {
  if (!declared.includes(code)) {
    throw new PluginBootException(
      `Plugin "${plugin}" registers ${what} "${code}" that its manifest does not declare`
    )
  }
}
