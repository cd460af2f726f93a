import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { RunClockMove } from '#app/billing/actions/run_clock_move'
import * as given from '#tests/support/given'
import { assertSound, openWindow, visit, type View } from '#tests/support/browser'

test.group('The test clock in the console', () => {
  test('an operator moves a sandbox to the next month: {$self}')
    .with<View[]>(['light', 'dark'])
    .run(async ({ assert, browser }, view) => {
      const company = await given.company({ clockOn: '2031-01-15' })
      const { session } = await given.staff('admin', company)
      const opened = await openWindow(browser, view, session)
      await visit(opened.page, '/test-clock')
      await opened.page.getByRole('button', { name: 'Next month' }).click()
      await opened.page.getByRole('button', { name: 'Move the clock' }).click()
      await opened.page.getByText('On its way', { exact: true }).waitFor()

      const move = await db.from('clock_moves').where('company_id', company.id).firstOrFail()
      await new RunClockMove().execute(Number(move.id))
      await opened.page.getByText('Arrived').waitFor()
      await opened.page.getByText('This sandbox stands on 01 Feb 2031.').waitFor()
      await opened.page.mouse.move(0, 0)
      await assertSound(assert, opened, `test-clock-${view}`)

      await opened.page.locator('input[name=to]').fill('2031-01-01')
      await opened.page.getByRole('button', { name: 'Move the clock' }).click()
      await opened.page.getByText('a clock only goes ahead').waitFor()
      await opened.close()
    })
})
