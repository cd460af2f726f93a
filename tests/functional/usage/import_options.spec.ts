import { writeFileSync } from 'node:fs'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import app from '@adonisjs/core/services/app'
import env from '#start/env'
import { childCommand } from '#tests/support/child_command'
import { call, importContent, meteredCompany, usageFile } from '#tests/support/usage'

const FILE = usageFile([call({ id: 'a' })])

/** The sentence by which a file with these options is refused, or null. */
async function refusal(companyId: number, options: Record<string, string>) {
  try {
    await importContent(companyId, FILE, { format: 'telecom.csv', options })
    return null
  } catch (error) {
    return (error as Error).message
  }
}

test.group('Usage import | options', () => {
  test('an option that the format does not have is refused, and the known ones are named', async ({
    assert,
  }) => {
    const { companyId, serviceId } = await meteredCompany()
    const message = await refusal(companyId, { time_zone: 'Europe/Berlin' })
    assert.match(message!, /^The format has no option "time_zone"\. It has: .*\bzone\b.*\.$/)
    const events = await db.from('usage_events').where('service_id', serviceId)
    assert.isEmpty(events)
  })

  test('a time zone that does not exist is refused by its name', async ({ assert }) => {
    const { companyId } = await meteredCompany()
    for (const zone of ['Europe/Berlinn', 'Mars/Olympus', '+02:00x']) {
      assert.equal(
        await refusal(companyId, { zone }),
        `The options of the format do not hold: "${zone}" is no time zone. ` +
          'Name one of the IANA database, such as "Europe/Berlin".'
      )
    }
    assert.isNull(await refusal(companyId, { zone: 'Europe/Berlin' }))
  })

  test('the command line says the same and ends with 1', async ({ assert }) => {
    const { companyId } = await meteredCompany()
    const file = app.makePath(env.get('STORAGE_PATH'), 'options.csv')
    writeFileSync(file, FILE)
    const company = `--company=${companyId}`
    const { code, output } = await childCommand(['usage:import', file, company, '--option=zon=UTC'])
    assert.equal(code, 1)
    assert.include(output, 'The format has no option "zon". It has: ')
    assert.notInclude(output, '    at ')
  })
})
