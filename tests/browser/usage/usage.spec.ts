import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import Company from '#app/companies/models/company'
import { batchProfile } from '#app/database/batch_profile'
import { RunImport } from '#app/usage/actions/run_import'
import { assertSound, openWindow, url, visit, VIEWS, type View } from '#tests/support/browser'
import { call, importContent, manyCalls, meteredCompany, usageFile } from '#tests/support/usage'
import * as given from '#tests/support/given'

const views = Object.keys(VIEWS) as View[]

async function books() {
  const { companyId, serviceId } = await meteredCompany()
  const employer = await Company.findOrFail(companyId)
  const { session } = await given.staff('admin', employer)
  const rows = [
    ...manyCalls(70),
    call({ id: 'x1', caller: '+4930999999' }),
    call({ id: 'x2', quantity: -5 }),
  ]
  const { progress } = await importContent(companyId, usageFile(rows))
  const held = await db.from('usage_suspense').where('company_id', companyId).orderBy('id').first()
  return { companyId, serviceId, session, importId: progress.importId, heldId: Number(held.id) }
}

test.group('Usage in the browser', () => {
  test('every page is sound: {$self}')
    .with(views)
    .run(async ({ assert, browser }, view) => {
      const { session, importId, heldId, serviceId } = await books()
      const opened = await openWindow(browser, view, session)
      const pages = {
        'usage-imports': '/usage/imports',
        'usage-import': `/usage/imports/${importId}`,
        'usage-upload': '/usage/imports/create',
        'usage-suspense': '/usage/suspense',
        'usage-row': `/usage/suspense/${heldId}`,
        'usage-events': `/usage/events?service=${serviceId}&month=2026-10`,
        'usage-events-empty': '/usage/events',
      }
      for (const [name, path] of Object.entries(pages)) {
        await visit(opened.page, path)
        await assertSound(assert, opened, `${name}-${view}`)
      }
      await opened.close()
    })

  test('a file is sent, read, and its account appears by itself', async ({ assert, browser }) => {
    const { session, companyId } = await books()
    const opened = await openWindow(browser, 'light', session)
    const { page, close } = opened
    await visit(page, '/usage/imports/create')
    await page.locator('input[name=file]').setInputFiles({
      name: 'more.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(usageFile([call({ id: 'm1' }), call({ id: 'm2' })])),
    })
    await page.getByRole('button', { name: 'Import', exact: true }).click()
    await page.getByRole('heading', { name: 'more.csv' }).waitFor()
    await page.getByText('Waiting').first().waitFor()

    const row = await db.from('usage_imports').where('company_id', companyId).orderBy('id', 'desc')
    await new RunImport().execute(Number(row[0].id), batchProfile('beside_console'))
    await page.getByText('2 rows, each accounted for').waitFor()
    await page.getByText('Finished').first().waitFor()
    assert.deepEqual(opened.complaints, [])
    await close()
  })

  test('a file with columns of its own is read once they are named', async ({
    assert,
    browser,
  }) => {
    const { session, companyId } = await books()
    const opened = await openWindow(browser, 'light', session)
    const { page, close } = opened
    await visit(page, '/usage/imports/create')
    await page.locator('input[name=file]').setInputFiles({
      name: 'own.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(usageFile([call({ id: 'c1' })]).replace('caller', 'Ruft an')),
    })
    await page.locator('select[name=format]').selectOption('telecom.csv')
    await page.locator('input[name="columns.caller"]').fill('Ruft an')
    await assertSound(assert, opened, 'usage-upload-options-light')
    await page.getByRole('button', { name: 'Import', exact: true }).click()
    await page.getByRole('heading', { name: 'own.csv' }).waitFor()

    const row = await db.from('usage_imports').where('company_id', companyId).orderBy('id', 'desc')
    await new RunImport().execute(Number(row[0].id), batchProfile('beside_console'))
    await page.getByText('1 row, accounted for').waitFor()
    const done = await db.from('usage_imports').where('id', row[0].id).firstOrFail()
    assert.equal(Number(done.accepted), 1)
    assert.deepEqual(opened.complaints, [])
    await close()
  })

  test('a row is corrected by keyboard, another is written off with a reason', async ({
    assert,
    browser,
  }) => {
    const { session, heldId } = await books()
    const opened = await openWindow(browser, 'light', session)
    const { page, close } = opened
    await visit(page, `/usage/suspense/${heldId}`)
    await page.locator('textarea[name=raw]').fill(call({ id: 'x1' }))
    await page.keyboard.press('Control+s')
    await page.getByText('Mended').first().waitFor()
    await page.getByText('Row corrected').waitFor()

    await visit(page, '/usage/suspense')
    await page
      .getByRole('checkbox', { name: /^Choose / })
      .nth(1)
      .check()
    await page.getByRole('button', { name: 'Write off' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Why').fill('The switch counted backwards')
    await page.waitForTimeout(250)
    await assertSound(assert, opened, 'usage-write-off-light')
    await dialog.getByRole('button', { name: 'Write off' }).click()
    await page.getByText('Nothing is held back').waitFor()
    assert.equal(page.url(), url('/usage/suspense'))
    await close()
  })
})
