import { test } from '@japa/runner'
import { settingsValidator } from '#app/plugin_host/settings_validator'
import type { FormField } from '#sdk/schema'

const field = (name: string, input: FormField['input'], given: Partial<FormField> = {}) => ({
  name,
  label: `sample.fields.${name}`,
  input,
  required: true,
  ...given,
})

const validator = settingsValidator([
  field('name', 'text'),
  field('price', 'money'),
  field('since', 'date'),
  field('zone', 'time_zone'),
  field('mode', 'select', { options: [{ value: 'a', label: 'sample.a' }] }),
  field('note', 'multiline', { required: false }),
  field('rows', 'list', { fields: [field('code', 'text')] }),
])

const good = {
  name: 'Office',
  price: '12.50',
  since: '2026-02-28',
  zone: 'Europe/Berlin',
  mode: 'a',
  rows: [{ code: '007' }],
}

test.group('Plugin host | settings', () => {
  test('the list that draws the form also validates, exactly', async ({ assert }) => {
    assert.deepEqual(await validator.validate(good), { ...good, price: '12.5' })
  })

  test('refuses {field} at fault')
    .with([
      { field: 'price', value: 12.5 },
      { field: 'since', value: '2026-02-30' },
      { field: 'zone', value: 'Europe/Nowhere' },
      { field: 'mode', value: 'b' },
      { field: 'rows', value: [{}] },
      { field: 'name', value: undefined },
    ])
    .run(async ({ assert }, { field: name, value }) => {
      const error = await validator.validate({ ...good, [name]: value }).catch((refused) => refused)
      assert.equal(error.code, 'E_VALIDATION_ERROR')
      assert.match(error.messages[0].field, new RegExp(`^${name}`))
    })
})
