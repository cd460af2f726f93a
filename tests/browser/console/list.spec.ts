import { readFileSync } from 'node:fs'
import { test } from '@japa/runner'
import type { SessionData } from '@adonisjs/session/types'
import * as given from '#tests/support/given'
import { demonstratedCompany } from '#tests/support/given_console'
import { openWindow, url, visit } from '#tests/support/browser'

test.group('A list', (group) => {
  let session: SessionData
  group.setup(async () => {
    const company = await demonstratedCompany(40, 200)
    ;({ session } = await given.staff('admin', company))
  })
  group.tap((each) => each.timeout(90_000))

  test('is worked through with the keyboard', async ({ assert, browser }) => {
    const { page, close } = await openWindow(browser, 'light', session)
    await visit(page, '/invoices')
    const numbers = await page.locator('tbody tr td:nth-child(2)').allInnerTexts()
    const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim())

    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.keyboard.press('x')
    assert.equal(await page.locator('tbody tr.chosen').count(), 1)
    assert.include(await page.locator('tbody tr.chosen').innerText(), numbers[1])
    await page.keyboard.press('k')
    assert.equal(await focused(), numbers[0].trim())
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/invoices\/\d+/)
    await page.getByRole('heading', { name: numbers[0].trim() }).waitFor()

    await page.keyboard.press('j')
    await page.getByRole('heading', { name: numbers[1].trim() }).waitFor()
    await close()
  })

  test('proposes where to look for what is typed', async ({ assert, browser }) => {
    const { page, close } = await openWindow(browser, 'light', session)
    await visit(page, '/invoices')
    await page.keyboard.press('/')
    await page.keyboard.type('7')
    await page.getByRole('option', { name: 'Number: “7”' }).waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL(url('/invoices?number=7'))
    assert.equal(await page.locator('tbody tr').count(), 1)

    await page.getByRole('link', { name: 'Remove the filter Number' }).click()
    await page.waitForURL(url('/invoices'))
    assert.equal(await page.locator('tbody tr').count(), 50)
    await close()
  })

  test('keeps its filters in the address', async ({ assert, browser }) => {
    const { page, close } = await openWindow(browser, 'light', session)
    await visit(page, '/invoices')
    await page.getByRole('button', { name: /Filter/ }).click()
    await page.getByRole('checkbox', { name: 'Overdue' }).check()
    await page.getByRole('textbox', { name: 'Gross from' }).fill('5')
    await page.getByRole('button', { name: 'Apply' }).click()
    await page.waitForURL(/state=overdue/)
    assert.equal(new URL(page.url()).searchParams.get('gross'), '5..')
    await page.getByText('from 5').waitFor()

    await page.getByRole('link', { name: 'Gross', exact: true }).click()
    await page.waitForURL(/sort=gross/)
    assert.match(page.url(), /state=overdue/)
    assert.equal(await page.locator('th[aria-sort]').innerText(), 'Gross')
    await close()
  })

  test('remembers what is chosen from page to page and adds it up', async ({ assert, browser }) => {
    const { page, close } = await openWindow(browser, 'light', session)
    await visit(page, '/invoices')
    await page.getByRole('checkbox', { name: 'Choose all rows' }).check()
    await page.getByRole('link', { name: 'Next' }).click()
    await page.waitForURL(/after=/)
    await page.locator('tbody input[type=checkbox]').first().check()
    const toolbar = page.getByRole('toolbar')
    await toolbar.getByText('51 chosen').waitFor()
    assert.match(await page.locator('tfoot').innerText(), /51 chosen/)

    await toolbar.getByRole('button', { name: 'Choose none' }).click()
    await toolbar.waitFor({ state: 'hidden' })
    assert.match(await page.locator('tfoot').innerText(), /80 entries/)
    await close()
  })

  test('is taken away as a file', async ({ assert, browser }) => {
    const { page, close } = await openWindow(browser, 'light', session)
    await visit(page, '/invoices?number=7')
    const coming = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Export' }).click()
    await page.getByRole('menuitem', { name: 'CSV text' }).click()
    const download = await coming
    assert.match(download.suggestedFilename(), /^invoices-\d{4}-\d\d-\d\d\.csv$/)
    assert.lengthOf(
      readFileSync(await download.path(), 'utf8')
        .trim()
        .split('\r\n'),
      2
    )
    await close()
  })
})
