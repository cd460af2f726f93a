import type { HttpRouterService } from '@adonisjs/core/types'
import type { DemoSource } from './demo.js'
import type { Channel, DocumentCheck, DocumentKind } from './documents.js'
import type { InboundReader } from './inbound.js'
import type { InvoiceLayout } from './layout.js'
import type { Allocation, Determinant } from './measurement.js'
import type { PeriodSource } from './periods.js'
import type { RatingRule } from './rating.js'
import type { Metric, ServiceType } from './service_type.js'
import type { TaxRegime } from './taxation.js'
import type { UsageFormat } from './usage.js'

/**
 * Where a plugin registers what it can do; synchronous, without I/O. Codes are
 * `<plugin>.<name>`; a code registered twice refuses to boot, naming both plugins.
 */
export interface BillingRegistry {
  registerRatingRule(rule: RatingRule<any, any>): void
  registerTaxRegime(regime: TaxRegime): void
  registerInvoiceLayout(layout: InvoiceLayout): void
  registerUsageFormat(format: UsageFormat<any>): void
  registerServiceType(type: ServiceType): void
  registerMetric(metric: Metric): void
  registerDeterminant(determinant: Determinant<any, any>): void
  registerAllocation(allocation: Allocation<any, any>): void
  registerPeriodSource(source: PeriodSource<any, any>): void
  registerDocumentKind(kind: DocumentKind): void
  registerDocumentCheck(check: DocumentCheck): void
  registerChannel(channel: Channel): void
  registerInbound(reader: InboundReader): void
}

export interface Plugin {
  register(billing: BillingRegistry): void
  /**
   * `() => import('#plugins/<name>/routes')`, whose default export draws the routes. The host calls
   * it inside a group with the prefix `/plugins/<name>` and the name `<name>.`; a worker without a
   * console never loads it.
   */
  readonly routes?: () => Promise<{ default: (router: HttpRouterService) => void }>
  /** Data to play with and to measure with; loaded only when somebody asks for a demonstration. */
  readonly demo?: () => Promise<{ default: DemoSource }>
}

export function definePlugin(plugin: Plugin): Plugin {
  return Object.freeze(plugin)
}
