import { test } from '@japa/runner'
import type { PluginManifest } from './manifest.js'
import { channelContract, checkContract, kindContract } from './testing/document_contract.js'
import { inboundContract } from './testing/inbound_contract.js'
import { languageContract } from './testing/language_contract.js'
import { LanguageKeys } from './testing/language_keys.js'
import { layoutContract } from './testing/layout_contract.js'
import { ratingContract } from './testing/rating_contract.js'
import { allocationContract, determinantContract } from './testing/measurement_contract.js'
import { periodContract } from './testing/period_contract.js'
import { metricContract, serviceTypeContract } from './testing/service_contract.js'
import { usageContract } from './testing/usage_contract.js'
import { RecordingRegistry } from './testing/recording_registry.js'
import { taxContract } from './testing/tax_contract.js'
import type { ContractSamples } from './testing/samples.js'

export * from './testing/samples.js'
export { withoutOutside, OutsideReached } from './testing/without_outside.js'
export { allocationContract, determinantContract } from './testing/measurement_contract.js'
export { collectTargets } from './testing/collect_targets.js'

/**
 * The tests every plugin must pass, made from what it registers and the samples it hands over:
 *
 *     await contractSuite(manifest, { folder: new URL('../', import.meta.url), rating: [...] })
 *
 * Called at the top of `plugins/<name>/tests/contract.spec.ts`.
 */
export async function contractSuite(
  manifest: PluginManifest,
  samples: ContractSamples
): Promise<void> {
  const { default: plugin } = await manifest.load()
  const registry = new RecordingRegistry()
  plugin.register(registry)
  const keys = new LanguageKeys()

  test.group(`Contract of plugin ${manifest.name}`, () => {
    prefixContract(manifest, registry)
    for (const rule of registry.ratingRules) keys.addFields(rule.terms.fields)
    for (const format of registry.usageFormats) keys.addFields(format.options.fields)
    for (const { terms } of registry.determinants) keys.addFields(terms.fields)
    for (const { terms } of registry.allocations) keys.addFields(terms.fields)
    for (const { terms } of registry.periodSources) keys.addFields(terms.fields)
    keys.addFields(manifest.settings)
    keys.add(...manifest.navigation.map((entry) => entry.label))
    keys.add(...registry.serviceTypes.map((type) => type.label))
    keys.add(...registry.metrics.map((metric) => metric.label))
    documentContracts(manifest.name, registry, samples, keys)
    if (registry.ratingRules.length > 0) {
      ratingContract(registry.ratingRules, samples.rating ?? [], samples.badTerms ?? [], keys)
    }
    if (registry.serviceTypes.length > 0) {
      serviceTypeContract(registry.serviceTypes, samples.serviceTypes ?? [])
    }
    if (registry.metrics.length > 0) metricContract(registry.metrics)
    if (registry.usageFormats.length > 0) {
      usageContract(manifest.name, registry.usageFormats, samples.usage ?? [])
    }
    if (registry.taxRegimes.length > 0) taxContract(registry.taxRegimes, samples.taxes ?? [], keys)
    if (registry.invoiceLayouts.length > 0) {
      layoutContract(registry.invoiceLayouts, samples.layouts ?? [], keys)
    }
    if (registry.determinants.length > 0) {
      determinantContract(registry.determinants, samples.determinants ?? [], samples.badTerms ?? [])
    }
    if (registry.allocations.length > 0) {
      allocationContract(registry.allocations, samples.allocations ?? [], samples.badTerms ?? [])
    }
    if (registry.periodSources.length > 0) {
      periodContract(manifest.name, registry.periodSources, samples, keys)
    }
    languageContract(manifest.name, samples.folder, keys)
  })
}

function documentContracts(
  plugin: string,
  registry: RecordingRegistry,
  samples: ContractSamples,
  keys: LanguageKeys
): void {
  const { documentKinds, documentChecks, channels, inboundReaders } = registry
  for (const { label } of [...documentKinds, ...channels, ...inboundReaders]) keys.add(label)
  if (documentKinds.length > 0) kindContract(documentKinds)
  if (documentChecks.length > 0) checkContract(plugin, documentChecks, samples.checks ?? [])
  if (channels.length > 0) channelContract(channels, samples.channels ?? [])
  if (inboundReaders.length > 0) inboundContract(plugin, inboundReaders, samples.inbound ?? [])
}

function prefixContract(manifest: PluginManifest, registry: RecordingRegistry): void {
  const { name } = manifest

  test('everything the plugin adds begins with its name', ({ assert }) => {
    const dotted = [
      ...registry.codes(),
      ...manifest.permissions,
      ...manifest.serviceTypes,
      ...manifest.metrics,
      ...manifest.navigation.flatMap((entry) => [entry.route, entry.permission, entry.label]),
    ]
    assert.deepEqual(
      dotted.filter((code) => !code.startsWith(`${name}.`)),
      []
    )
    assert.deepEqual(
      manifest.tables.filter((table) => !table.startsWith(`${name}_`)),
      []
    )
  })

  test('the manifest declares the service types and metrics that are registered', ({ assert }) => {
    assert.sameMembers(
      [...manifest.serviceTypes],
      registry.serviceTypes.map((type) => type.code)
    )
    assert.sameMembers(
      [...manifest.metrics],
      registry.metrics.map((metric) => metric.code)
    )
  })

  test('registering again registers the same codes', async ({ assert }) => {
    const again = new RecordingRegistry()
    const { default: plugin } = await manifest.load()
    plugin.register(again)
    assert.deepEqual(again.codes(), registry.codes())
  })
}
