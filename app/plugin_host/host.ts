import type { PluginManifest } from '#sdk/manifest'
import type { Plugin } from '#sdk/plugin'
import type { Metric, ServiceType } from '#sdk/service_type'
import type { CodeTable } from '#app/plugin_host/code_table'
import { PluginCaller } from '#app/plugin_host/call_plugin'
import { HostedAllocation } from '#app/plugin_host/hosted_allocation'
import { HostedDeterminant } from '#app/plugin_host/hosted_determinant'
import { HostedChannel } from '#app/plugin_host/hosted_channel'
import { HostedDocumentCheck } from '#app/plugin_host/hosted_document_check'
import { HostedInboundReader } from '#app/plugin_host/hosted_inbound_reader'
import { HostedInvoiceLayout } from '#app/plugin_host/hosted_invoice_layout'
import { HostedPeriodSource } from '#app/plugin_host/hosted_period_source'
import { HostedRatingRule } from '#app/plugin_host/hosted_rating_rule'
import { HostedTaxRegime } from '#app/plugin_host/hosted_tax_regime'
import { HostedUsageFormat } from '#app/plugin_host/hosted_usage_format'
import { TIME_LIMITS, type TimeLimits } from '#app/plugin_host/time_limit'
import { PluginMissingException } from '#app/plugin_host/exceptions/plugin_missing_exception'
import { PluginUnknownException } from '#app/plugin_host/exceptions/plugin_unknown_exception'
import type { PluginRegistry } from '#app/plugin_host/registry'

export interface LoadedPlugin {
  readonly manifest: PluginManifest
  readonly plugin: Plugin
}

/**
 * The loaded plugins, in the order of config/plugins.ts. Domains ask here by code and get wrappers
 * that freeze, measure and check; the plugins' own objects are reached through them only.
 */
export class PluginHost {
  readonly caller: PluginCaller
  readonly timeLimits: TimeLimits

  constructor(
    readonly plugins: readonly LoadedPlugin[],
    readonly registry: PluginRegistry,
    options: { readonly freezeInputs: boolean; readonly timeLimits?: TimeLimits }
  ) {
    this.caller = new PluginCaller(options)
    this.timeLimits = options.timeLimits ?? TIME_LIMITS
  }

  /** Throws E_PLUGIN_MISSING, like every look-up by code here. */
  ratingRule(code: string, revision: number): HostedRatingRule {
    return new HostedRatingRule(this.registry.ratingRules.get(code, revision), this.caller)
  }

  taxRegime(code: string, revision: number): HostedTaxRegime {
    return new HostedTaxRegime(this.registry.taxRegimes.get(code, revision), this.caller)
  }

  invoiceLayout(code: string, revision: number): HostedInvoiceLayout {
    return new HostedInvoiceLayout(this.registry.invoiceLayouts.get(code, revision), this.caller)
  }

  /** The newest revision of an allocation, which a new pool pins. */
  latestAllocationRevision(code: string): number {
    return latestRevision(this.registry.allocations, code)
  }

  /** The newest revision of a determinant, which a new meter pins. */
  latestDeterminantRevision(code: string): number {
    return latestRevision(this.registry.determinants, code)
  }

  /** The newest revision of a layout, which new documents are sealed with. */
  latestLayoutRevision(code: string): number {
    return latestRevision(this.registry.invoiceLayouts, code)
  }

  usageFormat(code: string, revision: number): HostedUsageFormat {
    return new HostedUsageFormat(this.registry.usageFormats.get(code, revision), this.caller)
  }

  determinant(code: string, revision: number): HostedDeterminant {
    return new HostedDeterminant(this.registry.determinants.get(code, revision), this.caller)
  }

  allocation(code: string, revision: number): HostedAllocation {
    return new HostedAllocation(this.registry.allocations.get(code, revision), this.caller)
  }

  /** The newest revision of a source of periods, which a plan version or a pool pins. */
  latestPeriodSourceRevision(code: string): number {
    return latestRevision(this.registry.periodSources, code)
  }

  periodSource(code: string, revision: number): HostedPeriodSource {
    return new HostedPeriodSource(this.registry.periodSources.get(code, revision), this.caller)
  }

  serviceType(code: string): ServiceType {
    return this.registry.serviceTypes.get(code).value
  }

  metric(code: string): Metric {
    return this.registry.metrics.get(code).value
  }

  /** The newest revision of each code, for choosing one in a form. */
  /** The newest revisions of the checks that look at drafts of a kind. */
  documentChecks(kind: string): readonly HostedDocumentCheck[] {
    const entries = this.registry.documentChecks.latest()
    const checks = entries.map((entry) => new HostedDocumentCheck(entry, this.caller))
    return checks.filter((check) => check.looksAt(kind))
  }

  /** The newest revision of a channel, which documents are written by. */
  channel(code: string): HostedChannel {
    const latest = this.registry.channels.latest()
    const found = latest.find(({ value }) => value.code === code)
    if (found === undefined) throw new PluginMissingException('channel', code)
    return new HostedChannel(found, this.caller)
  }

  /** The newest revision of an inbound reader, or the one that a message was read by. */
  inboundReader(code: string, revision?: number): HostedInboundReader {
    const readers = this.registry.inboundReaders
    const latest = readers.latest().find(({ value }) => value.code === code)
    const found = revision === undefined ? latest : readers.get(code, revision)
    if (found === undefined) throw new PluginMissingException('inbound reader', code)
    return new HostedInboundReader(found, this.caller)
  }

  latestRatingRules(): readonly HostedRatingRule[] {
    const entries = this.registry.ratingRules.latest()
    return entries.map((entry) => new HostedRatingRule(entry, this.caller))
  }

  latestUsageFormats(): readonly HostedUsageFormat[] {
    const entries = this.registry.usageFormats.latest()
    return entries.map((entry) => new HostedUsageFormat(entry, this.caller))
  }

  /** The manifest of a deployed plugin. Errors: E_PLUGIN_UNKNOWN (404). */
  manifest(name: string): PluginManifest {
    const found = this.manifests().find((manifest) => manifest.name === name)
    if (found === undefined) throw new PluginUnknownException(name)
    return found
  }

  /** Tables that a plugin declares: what its rules may ask the as-of port for. */
  tablesOf(plugin: string): readonly string[] {
    return this.manifests().find(({ name }) => name === plugin)?.tables ?? []
  }

  /** Name and version of every deployed plugin, for manifests and the plugins page. */
  versions(): { readonly name: string; readonly version: string }[] {
    return this.manifests().map(({ name, version }) => ({ name, version }))
  }

  manifests(): readonly PluginManifest[] {
    return this.plugins.map(({ manifest }) => manifest)
  }
}

function latestRevision(
  table: CodeTable<{ readonly code: string; readonly revision: number }>,
  code: string
): number {
  const found = table.latest().find(({ value }) => value.code === code)
  if (found === undefined) throw new PluginMissingException(table.what, code)
  return found.value.revision
}
