import { test } from '@japa/runner'
import * as given from '#tests/support/given'
import { assertSound, openWindow, url, visit } from '#tests/support/browser'

test.group('The frame of the console', () => {
  test('Ctrl+K finds a page by its name, ? tells the keys', async ({ assert, browser }) => {
    const { session } = await given.staff('admin')
    const opened = await openWindow(browser, 'light', session)
    const { page, close } = opened
    await visit(page, '/nowhere')
    opened.complaints.length = 0
    await page.getByRole('heading', { name: 'Page not found' }).waitFor()
    await assertSound(assert, opened, 'not-found-light')

    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: 'Keyboard' }).waitFor()
    await page.getByText('Find a page').waitFor()
    await page.waitForTimeout(250)
    await assertSound(assert, opened, 'keys-light')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })

    await page.keyboard.press('Control+k')
    await page.getByRole('dialog', { name: 'Go to' }).waitFor()
    await page.keyboard.type('overv')
    await page.getByRole('option', { name: 'Overview' }).waitFor()
    await page.waitForTimeout(250)
    await assertSound(assert, opened, 'palette-light')
    await page.keyboard.press('Enter')
    await page.waitForURL(url('/'))
    await close()
  })

  test('the drawer of the phone leads to the pages', async ({ assert, browser }) => {
    const { session } = await given.staff('admin')
    const opened = await openWindow(browser, 'dark', session)
    const { page, close } = opened
    await visit(page, '/nowhere')
    opened.complaints.length = 0

    await page.getByRole('button', { name: 'Menu' }).click()
    const drawer = page.getByRole('dialog', { name: 'Menu' })
    await drawer.getByRole('link', { name: 'Overview' }).waitFor()
    await page.waitForTimeout(400)
    await assertSound(assert, opened, 'drawer-dark')

    await drawer.getByRole('link', { name: 'Overview' }).click()
    await page.waitForURL(url('/'))
    await drawer.waitFor({ state: 'hidden' })
    await close()
  })

  test('light and dark are remembered', async ({ assert, browser }) => {
    const { session } = await given.staff('admin')
    const { page, close } = await openWindow(browser, 'light', session)
    const isDark = () => page.evaluate(() => document.documentElement.classList.contains('dark'))

    await visit(page, '/')
    assert.isFalse(await isDark())
    await page.getByRole('button', { name: 'Switch between light and dark' }).click()
    assert.isTrue(await isDark())
    await visit(page, '/')
    assert.isTrue(await isDark())
    await close()
  })

  test('a menu opens by the keyboard, gives the focus back and does its work', async ({
    assert,
    browser,
  }) => {
    const { session } = await given.staff('admin')
    const { page, close, complaints } = await openWindow(browser, 'light', session)
    await visit(page, '/invoices')
    const languages = page.getByRole('button', { name: /Language/ })
    const german = page.getByRole('menuitemcheckbox', { name: 'Deutsch' })

    await languages.focus()
    await page.keyboard.press('Enter')
    await german.waitFor()
    await page.keyboard.press('Escape')
    await german.waitFor({ state: 'hidden' })
    assert.isTrue(await languages.evaluate((button) => button === document.activeElement))

    await languages.click()
    await german.click()
    await page.getByRole('heading', { name: 'Rechnungen' }).waitFor()
    assert.deepEqual(complaints, [])
    await close()
  })
})
