import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { ProcessRun } from '#app/billing/actions/process_run'
import * as given from '#tests/support/given'
import { demonstratedCompany } from '#tests/support/given_console'
import { assertSound, openWindow, url, visit } from '#tests/support/browser'

test.group('Work in the console', (group) => {
  group.tap((each) => each.timeout(120_000))

  test('a preview run is started and seen to its end', async ({ assert, browser }) => {
    const company = await demonstratedCompany()
    const { session } = await given.staff('billing_clerk', company)
    const opened = await openWindow(browser, 'light', session)
    const { page } = opened
    await visit(page, '/bill-runs')
    await page.keyboard.press('n')
    await page.waitForURL(url('/bill-runs/create'))
    await page.getByLabel('Due until').fill('2027-01-01')
    await page.getByRole('button', { name: 'Start the preview' }).click()
    await page.waitForURL(/\/bill-runs\/\d+$/)
    await page.getByText('Computing', { exact: true }).waitFor()

    const runId = Number(page.url().split('/').at(-1))
    await new ProcessRun().execute(runId)
    await page.getByText('Finished', { exact: true }).first().waitFor()
    await page.getByText(`Run ${runId} is finished.`).first().waitFor()
    await page.getByRole('link', { name: 'Look at the results' }).waitFor()
    await page.getByRole('link', { name: 'Look at the results' }).click()
    await page.getByRole('heading', { name: 'What would be billed' }).waitFor()
    const previews = await db.from('run_previews').where('run_id', runId)
    assert.equal(await page.locator('tbody tr').count(), previews.length)
    await opened.close()
  })

  test('a live run waits for the name of the company', async ({ assert, browser }) => {
    const { session, company } = await given.staff('admin')
    const opened = await openWindow(browser, 'dark', session)
    const { page } = opened
    await visit(page, '/bill-runs/create')
    await page.getByRole('radio', { name: 'Live' }).check()
    const submit = page.getByRole('button', { name: 'Issue invoices' })
    assert.isTrue(await submit.isDisabled())
    await page.getByLabel(/type the company’s name/).fill(company.name)
    assert.isFalse(await submit.isDisabled())
    await assertSound(assert, opened, 'live-run-form')
    await opened.close()
  })

  test('a customer is added; what is wrong is said at its field', async ({ assert, browser }) => {
    const { session } = await given.staff('admin')
    const opened = await openWindow(browser, 'light', session)
    const { page } = opened
    await visit(page, '/customers/create')
    await page.getByLabel('Name').fill('Ahorn GmbH')
    await page.getByLabel('E-mail').fill('nobody')
    await page.keyboard.press('Control+s')
    await page.getByRole('alert').waitFor()
    assert.equal(await page.getByLabel('Name').inputValue(), 'Ahorn GmbH')
    await assertSound(assert, opened, 'customer-form-errors')

    await page.getByLabel('Customer number').fill('C-1')
    await page.getByLabel('Address').fill('Weg 1')
    await page.getByLabel('E-mail').fill('post@ahorn.example')
    await page.getByRole('button', { name: 'New customer' }).click()
    await page.getByRole('heading', { name: 'Ahorn GmbH' }).waitFor()
    await opened.close()
  })

  test('what is typed is not lost by leaving the page', async ({ assert, browser }) => {
    const { session } = await given.staff('admin')
    const { page, close } = await openWindow(browser, 'light', session)
    await visit(page, '/customers/create')
    await page.getByLabel('Name').fill('Ahorn GmbH')
    page.once('dialog', (dialog) => dialog.dismiss())
    await page.getByRole('link', { name: 'Invoices' }).click()
    assert.equal(page.url(), url('/customers/create'))

    page.once('dialog', (dialog) => dialog.accept())
    await page.getByRole('link', { name: 'Invoices' }).click()
    await page.waitForURL(url('/invoices'))
    await close()
  })

  test('the palette finds customers and documents', async ({ browser }) => {
    const company = await demonstratedCompany()
    const { session } = await given.staff('read_only', company)
    const row = await db.from('documents').where('company_id', company.id).firstOrFail()
    const { page, close } = await openWindow(browser, 'light', session)
    await visit(page, '/')
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog', { name: 'Go to' }).waitFor()
    await page.keyboard.type(row.number)
    await page.getByRole('option', { name: new RegExp(row.number) }).click()
    await page.waitForURL(url(`/invoices/${row.id}`))
    await close()
  })
})
