import { test } from '@japa/runner'
import limiter from '@adonisjs/limiter/services/main'
import * as given from '#tests/support/given'
import {
  VIEWS,
  assertSound,
  hydrated,
  openWindow,
  url,
  visit,
  type View,
} from '#tests/support/browser'

test.group('Signing in by hand', (group) => {
  group.each.setup(() => limiter.clear())

  test('a wrong password is told, the right one opens the console: {$self}')
    .with(Object.keys(VIEWS) as View[])
    .run(async ({ assert, browser }, view) => {
      const { email, company } = await given.staff('admin')
      const opened = await openWindow(browser, view)
      const { page } = opened

      await visit(page, '/')
      assert.equal(page.url(), url('/sign-in'))
      assert.equal(await page.title(), 'Sign in · Countinghouse')
      await assertSound(assert, opened, `sign-in-${view}`)

      await page.getByLabel('E-mail address').fill(email)
      await page.getByRole('textbox', { name: 'Password' }).fill('not the password')
      await page.keyboard.press('Enter')
      await page.getByText('E-mail address and password do not match.').waitFor()
      assert.equal(await page.getByLabel('E-mail address').inputValue(), email)
      assert.equal(await page.getByRole('textbox', { name: 'Password' }).inputValue(), '')
      await assertSound(assert, opened, `sign-in-refused-${view}`)

      await page.getByRole('textbox', { name: 'Password' }).fill(given.PASSWORD)
      await page.getByRole('button', { name: 'Sign in' }).click()
      await page.waitForURL(url('/'))
      await page.getByRole('heading', { name: 'Overview' }).waitFor()
      await assertSound(assert, opened, `overview-${view}`)

      if (view === 'dark') await page.getByRole('button', { name: 'Menu' }).click()
      await page.getByText(company.name).filter({ visible: true }).first().waitFor()
      await page
        .getByRole('button', { name: /Sam Sample/ })
        .filter({ visible: true })
        .click()
      await page.getByRole('menuitem', { name: 'Sign out' }).click()
      await page.waitForURL(url('/sign-in'))
      await opened.close()
    })

  test('the password can be shown and hidden again', async ({ assert, browser }) => {
    const { page, close } = await openWindow(browser, 'light')
    await visit(page, '/sign-in')
    const password = page.getByRole('textbox', { name: 'Password' })

    await password.fill('something')
    await page.getByRole('button', { name: 'Show the password' }).click()
    assert.equal(await password.getAttribute('type'), 'text')
    await page.getByRole('button', { name: 'Hide the password' }).click()
    assert.equal(await password.getAttribute('type'), 'password')
    await close()
  })

  test('the language chosen stays for the next visit', async ({ assert, browser }) => {
    const opened = await openWindow(browser, 'light')
    const { page, close } = opened
    await visit(page, '/sign-in')

    await page.getByRole('button', { name: 'Language: English' }).click()
    await page.getByRole('menuitemcheckbox', { name: 'Русский' }).click()
    await page.getByRole('heading', { name: 'Вход' }).waitFor()
    await hydrated(page)
    assert.equal(await page.locator('html').getAttribute('lang'), 'ru')

    await visit(page, '/sign-in')
    await page.getByRole('heading', { name: 'Вход' }).waitFor()
    await assertSound(assert, opened, 'sign-in-russian')
    await close()
  })
})
