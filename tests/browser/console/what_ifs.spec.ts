import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { ProcessWhatIf } from '#app/billing/actions/process_what_if'
import { bill } from '#tests/support/books'
import { assertSound, openWindow, visit, type View } from '#tests/support/browser'
import * as staff from '#tests/support/given'
import { given } from '#tests/support/given_books'
import { subscriber } from '#tests/support/two_plans'

async function sandbox() {
  const { session, company } = await staff.staff('admin')
  await db.from('companies').where('id', company.id).update({ clock_on: '2026-11-10' })
  const fee = (amount: string, code: string) =>
    given.plan(company.id, {
      code,
      charges: [
        given.charge({
          ...{ key: 'fee', name: 'Fee', ruleCode: 'standard.flat', timing: 'advance' },
          terms: { amount, per_quantity: false },
        }),
      ],
    })
  const from = await fee('30.00', 'old')
  const to = await fee('20.00', 'new')
  for (const day of ['2026-09-01', '2026-10-01', '2026-11-01']) {
    await subscriber(company.id, from, day)
  }
  await bill(company.id, '2026-11-01')
  return { session, companyId: company.id, from: String(from), to: String(to) }
}

test.group('Comparisons and moves in the console', () => {
  test('a move is looked at before it is confirmed: {$self}')
    .with<View[]>(['light', 'dark'])
    .run(async ({ assert, browser }, view) => {
      const { session, companyId, from, to } = await sandbox()
      const opened = await openWindow(browser, view, session)
      const { page } = opened
      await visit(page, '/what-ifs/create')
      await page.locator('select[name=fromVersionId]').selectOption(from)
      await page.locator('select[name=toVersionId]').selectOption(to)
      await assertSound(assert, opened, `what-if-create-${view}`)
      await page.getByRole('button', { name: 'Compare' }).click()
      await page.getByText('0 of 3 accounts').waitFor()
      const report = await db.from('what_if_reports').where('company_id', companyId).firstOrFail()
      await new ProcessWhatIf().execute(Number(report.id))
      await page.getByText('Not in the sums').waitFor()
      await assertSound(assert, opened, `what-if-${view}`)

      await visit(page, '/plan-moves/create?plan=old&version=1')
      await page.locator('select[name=toVersionId]').selectOption(to)
      await page.locator('input[name=reason]').fill('New prices')
      await page.getByRole('button', { name: 'Show the difference' }).click()
      await page.getByText('0 of 3 accounts').waitFor()
      const move = await db.from('plan_moves').where('company_id', companyId).firstOrFail()
      await new ProcessWhatIf().execute(Number(move.report_id))
      await page.locator('input[name=confirmation]').fill('3')
      await assertSound(assert, opened, `plan-move-${view}`)
      await page.getByRole('button', { name: 'Move them' }).click()
      await page.getByText('Moving', { exact: true }).waitFor()
      await opened.close()
    })
})
