import { test } from '@japa/runner'
import { loadPlugins } from '#app/plugin_host/load_plugins'
import type { PluginManifest } from '#sdk/manifest'
import { plugin, rule } from '#tests/unit/plugin_host/given'

const load = (...manifests: PluginManifest[]) => loadPlugins(manifests, { freezeInputs: true })

test.group('Plugin host | loading', () => {
  test('keeps the order of the list and finds rules by code and revision', async ({ assert }) => {
    const host = await load(
      plugin('first', (billing) => billing.registerRatingRule(rule('first.rule'))),
      plugin('second', (billing) => {
        billing.registerRatingRule(rule('second.rule'))
        billing.registerRatingRule({ ...rule('second.rule'), revision: 2 })
      })
    )
    assert.deepEqual(
      host.manifests().map((manifest) => manifest.name),
      ['first', 'second']
    )
    assert.equal(host.ratingRule('second.rule', 1).plugin, 'second')
    assert.deepEqual(
      host.latestRatingRules().map((hosted) => `${hosted.rule.code}@${hosted.rule.revision}`),
      ['first.rule@1', 'second.rule@2']
    )
  })

  test('a code registered twice names both plugins', async ({ assert }) => {
    const twice = plugin('first', (billing) => {
      billing.registerRatingRule(rule('first.rule'))
      billing.registerRatingRule(rule('first.rule'))
    })
    await assert.rejects(
      () => load(twice),
      'Plugins "first" and "first" both register rating rule "first.rule@1"'
    )
  })

  test('a code outside the prefix of the plugin is refused', async ({ assert }) => {
    const stray = plugin('first', (billing) => billing.registerRatingRule(rule('second.rule')))
    await assert.rejects(() => load(stray), /codes are "first\.<name>"/)
  })

  test('tables, permissions, routes and metrics outside the prefix are refused', async ({
    assert,
  }) => {
    await assert.rejects(
      () => load(plugin('first', undefined, { tables: ['documents'] })),
      'Plugin "first" declares table "documents": it must begin with "first_"'
    )
    await assert.rejects(
      () => load(plugin('first', undefined, { permissions: ['invoices.issue'] })),
      /permission "invoices\.issue"/
    )
    await assert.rejects(
      () => load(plugin('first', undefined, { metrics: ['second.seconds'] })),
      /metric "second\.seconds"/
    )
  })

  test('a metric that the manifest does not declare is refused', async ({ assert }) => {
    const stray = plugin('first', (billing) =>
      billing.registerMetric({
        code: 'first.seconds',
        label: 'first.metrics.seconds',
        unit: 's',
        scale: 0,
        aggregation: 'sum',
        display: 'duration',
      })
    )
    await assert.rejects(() => load(stray), /manifest does not declare/)
  })

  test('a plugin for another SDK is refused with both versions', async ({ assert }) => {
    await assert.rejects(
      () => load(plugin('first', undefined, { sdk: '^0.2.0' })),
      /needs SDK \^0\.2\.0, this is 0\.1\.0/
    )
    await assert.rejects(
      () => load(plugin('first', undefined, { sdk: 'latest' })),
      /asks for SDK "latest"/
    )
  })

  test('a plugin named twice or that cannot be loaded is refused by name', async ({ assert }) => {
    await assert.rejects(() => load(plugin('first'), plugin('first')), /"first" twice/)
    const broken = plugin('first', undefined, {
      load: () => Promise.reject(new Error('Cannot find module')),
    })
    await assert.rejects(
      () => load(broken),
      'Plugin "first" could not be loaded: Cannot find module'
    )
  })

  test('nothing registers after loading has ended', async ({ assert }) => {
    let late: (() => void) | undefined
    await load(
      plugin('first', (billing) => {
        late = () => billing.registerRatingRule(rule('first.rule'))
      })
    )
    assert.throws(() => late!(), /after loading has ended/)
  })

  test('an unknown code is missing, not skipped', async ({ assert }) => {
    const host = await load(plugin('first'))
    assert.throws(
      () => host.ratingRule('gone.rule', 3),
      'No deployed plugin registers rating rule "gone.rule@3": deploy the plugin that brings it'
    )
  })
})
