import type { Channel, DocumentCheck, DocumentKind } from '../documents.js'
import type { InboundReader } from '../inbound.js'
import type { InvoiceLayout } from '../layout.js'
import type { Allocation, Determinant } from '../measurement.js'
import type { PeriodSource } from '../periods.js'
import type { BillingRegistry } from '../plugin.js'
import type { RatingRule } from '../rating.js'
import type { Metric, ServiceType } from '../service_type.js'
import type { TaxRegime } from '../taxation.js'
import type { UsageFormat } from '../usage.js'

/** What a plugin registers, as lists, for looking at. */
export class RecordingRegistry implements BillingRegistry {
  readonly ratingRules: RatingRule<any, any>[] = []
  readonly taxRegimes: TaxRegime[] = []
  readonly invoiceLayouts: InvoiceLayout[] = []
  readonly usageFormats: UsageFormat<any>[] = []
  readonly serviceTypes: ServiceType[] = []
  readonly metrics: Metric[] = []
  readonly determinants: Determinant<any, any>[] = []
  readonly allocations: Allocation<any, any>[] = []
  readonly periodSources: PeriodSource<any, any>[] = []
  readonly documentKinds: DocumentKind[] = []
  readonly documentChecks: DocumentCheck[] = []
  readonly channels: Channel[] = []
  readonly inboundReaders: InboundReader[] = []

  registerRatingRule(rule: RatingRule<any, any>): void {
    this.ratingRules.push(rule)
  }

  registerTaxRegime(regime: TaxRegime): void {
    this.taxRegimes.push(regime)
  }

  registerInvoiceLayout(layout: InvoiceLayout): void {
    this.invoiceLayouts.push(layout)
  }

  registerUsageFormat(format: UsageFormat<any>): void {
    this.usageFormats.push(format)
  }

  registerServiceType(type: ServiceType): void {
    this.serviceTypes.push(type)
  }

  registerMetric(metric: Metric): void {
    this.metrics.push(metric)
  }

  registerDeterminant(determinant: Determinant<any, any>): void {
    this.determinants.push(determinant)
  }

  registerAllocation(allocation: Allocation<any, any>): void {
    this.allocations.push(allocation)
  }

  registerPeriodSource(source: PeriodSource<any, any>): void {
    this.periodSources.push(source)
  }

  registerDocumentKind(kind: DocumentKind): void {
    this.documentKinds.push(kind)
  }

  registerDocumentCheck(check: DocumentCheck): void {
    this.documentChecks.push(check)
  }

  registerChannel(channel: Channel): void {
    this.channels.push(channel)
  }

  registerInbound(reader: InboundReader): void {
    this.inboundReaders.push(reader)
  }

  codes(): string[] {
    const coded = [
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
    return coded.flatMap((list) => list.map((entry) => entry.code))
  }
}
