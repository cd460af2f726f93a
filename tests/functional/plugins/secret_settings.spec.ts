import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { defineManifest } from '#sdk/manifest'
import {
  loadPluginSettings,
  readableSettings,
} from '#app/plugin_host/settings/load_plugin_settings'
import { SavePluginSettings } from '#app/plugin_host/settings/save_plugin_settings'
import { settingsValidator } from '#app/plugin_host/settings_validator'
import { given } from '#tests/support/given_books'

const manifest = defineManifest({
  name: 'bank',
  version: '1.0.0',
  sdk: '^0.1.0',
  ...{ tables: [], permissions: [], navigation: [], serviceTypes: [], metrics: [] },
  settings: [
    { name: 'address', label: 'bank.fields.address', input: 'text' },
    { name: 'password', label: 'bank.fields.password', input: 'secret', required: true },
  ],
  load: async () => ({ default: { register() {} } }),
})

const save = (companyId: number, values: Record<string, unknown>) =>
  new SavePluginSettings().execute({ companyId, manifest, values, actor: 'test' })

test.group('Secret settings of a plugin', () => {
  test('are stored encrypted, told to the plugin alone, and kept when left empty', async ({
    assert,
  }) => {
    const companyId = await given.company()
    await save(companyId, { address: 'a.example', password: 'open sesame' })
    const stored = await db.from('plugin_settings').where('company_id', companyId)
    const activities = await db.from('activities').where('company_id', companyId)
    assert.notInclude(JSON.stringify([stored, activities]), 'sesame')
    assert.deepEqual(await readableSettings(manifest, companyId), { address: 'a.example' })

    const form = await settingsValidator(manifest.settings).validate({ address: 'b.example' })
    await save(companyId, form)
    assert.deepEqual(await loadPluginSettings(manifest, companyId), {
      address: 'b.example',
      password: 'open sesame',
    })
  })

  test('that are required are asked for once', async ({ assert }) => {
    const companyId = await given.company()
    await assert.rejects(() => save(companyId, { address: 'a.example' }), /Enter "password"/)
    assert.isEmpty(await db.from('plugin_settings').where('company_id', companyId))
  })

  test('that were stored under another key are named', async ({ assert }) => {
    const companyId = await given.company()
    await save(companyId, { password: 'open sesame' })
    await db.from('plugin_settings').where('company_id', companyId).update({ value: '"other"' })
    await assert.rejects(() => loadPluginSettings(manifest, companyId), /enter it again/)
    assert.deepEqual(await readableSettings(manifest, companyId), { address: null })
  })
})
