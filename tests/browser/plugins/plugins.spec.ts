import { test } from '@japa/runner'
import { assertSound, openWindow, url, visit, VIEWS, type View } from '#tests/support/browser'
import { PRICES, tariff } from '#tests/support/telephony'
import * as given from '#tests/support/given'

const views = Object.keys(VIEWS) as View[]

test.group('Plugins in the browser', () => {
  test('every page of plugins is sound: {$self}')
    .with(views)
    .run(async ({ assert, browser }, view) => {
      const { session, company } = await given.staff('admin')
      await tariff(company.id)
      const opened = await openWindow(browser, view, session)
      const pages = {
        'plugins': '/plugins',
        'plugin-settings': '/plugins/telecom/settings',
        'tariffs': '/plugins/telecom/tariffs',
        'tariff': '/plugins/telecom/tariffs/basic?number=015112345678&seconds=95',
        'price-list': '/plugins/telecom/price-lists/create?code=basic',
      }
      for (const [name, path] of Object.entries(pages)) {
        await visit(opened.page, path)
        await assertSound(assert, opened, `${name}-${view}`)
      }
      await opened.close()
    })

  test('a price list is checked, repaired and imported', async ({ assert, browser }) => {
    const { session } = await given.staff('admin')
    const opened = await openWindow(browser, 'light', session)
    const { page, close } = opened
    await visit(page, '/plugins/telecom/price-lists/create')
    await page.getByLabel('Code').fill('retail')
    await page.getByLabel('Name').fill('Retail')

    const choose = (text: string) =>
      page
        .locator('input[name=list]')
        .setInputFiles({ name: 'prices.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
    await choose(`${PRICES}\nFrance,33,60,1,0.20`)
    await page.getByText('The list cannot be imported: 1 problem.').waitFor()
    await page.getByText('Row 5').waitFor()
    await assertSound(assert, opened, 'price-list-problems-light')

    await choose(PRICES)
    await page.getByText('The list can be imported: 3 destinations, 3 prefixes.').waitFor()
    await page.getByRole('button', { name: 'Import as an edition' }).click()
    await page.waitForURL(url('/plugins/telecom/tariffs/retail'))

    await page.getByLabel('Number called').fill('+49 1511 2345678')
    await page.getByRole('button', { name: 'Calculate' }).click()
    await page.getByRole('status').getByText('Germany mobile', { exact: true }).waitFor()
    assert.deepEqual(opened.complaints, [])
    await close()
  })

  test('a setting is kept', async ({ assert, browser }) => {
    const { session } = await given.staff('admin')
    const { page, close } = await openWindow(browser, 'light', session)
    await visit(page, '/plugins/telecom/settings')
    await page.locator('input[name=access_code]').fill('810')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('The settings were saved.', { exact: true }).waitFor()
    await visit(page, '/plugins/telecom/settings')
    assert.equal(await page.locator('input[name=access_code]').inputValue(), '810')
    await close()
  })
})
