import { mkdirSync } from 'node:fs'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { clock } from '#app/database/clock'
import * as given from '#tests/support/given'
import { demonstration } from '#tests/support/given_demo'
import { assertSound, openWindow, visit } from '#tests/support/browser'

/** `PICTURE=1 npm test -- browser --files readme_picture` renews the picture; else it is only looked at. */
const FOLDER = process.env.PICTURE ? 'docs/images' : 'tmp/screenshots'

/** Some bills of the demonstration are due by then, others not yet. */
const TODAY = Date.UTC(2026, 10, 6, 9)

test.group('The picture in the README', (group) => {
  group.each.setup(() => {
    clock.freezeAt(TODAY)
    return () => clock.release()
  })

  test('the console shows the invoices of a demonstration', async ({ assert, browser }) => {
    const company = await given.company({ name: 'Nordlicht Telecom' })
    await demonstration(company, 40, 4_000)
    const { session } = await given.staff('admin', company)
    const opened = await openWindow(browser, 'light', session)

    await visit(opened.page, '/invoices')
    await opened.page
      .getByText(/^INV-\d{4}-\d{6}$/)
      .first()
      .waitFor()
    await assertSound(assert, opened, 'readme-picture')

    mkdirSync(app.makePath(FOLDER), { recursive: true })
    await opened.page.screenshot({ path: app.makePath(FOLDER, 'console.png') })
    await opened.close()
  })
})
