import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import type { SessionData } from '@adonisjs/session/types'
import type Company from '#app/companies/models/company'
import { allPermissions } from '#app/identity/permissions'
import * as given from '#tests/support/given'
import { demonstratedCompany, firstIds, hostileCustomers } from '#tests/support/given_console'
import { assertSound, openWindow, visit, type View } from '#tests/support/browser'

/** Every page, with the name of its picture. */
const PAGES: [path: string, name: string][] = [
  ['/', 'overview'],
  ['/customers', 'customers'],
  ['/customers/create', 'customer-form'],
  ['/customers/:id', 'customer'],
  ['/customers/:id/edit', 'customer-edit'],
  ['/accounts', 'accounts'],
  ['/accounts/:id', 'account'],
  ['/accounts/:id/preview?dueOn=2028-01-01', 'account-preview'],
  ['/accounts/:id/preview?dueOn=2020-01-01', 'account-preview-none'],
  ['/accounts/:id/preview/lines/1?dueOn=2028-01-01', 'account-preview-line'],
  ['/services', 'services'],
  ['/services/:id', 'service'],
  ['/plans', 'plans'],
  ['/plans/:id', 'plan'],
  ['/subscriptions/:id', 'subscription'],
  ['/accounts/:id/subscriptions/create', 'subscription-start'],
  ['/subscriptions/:id/changes/create?kind=quantity', 'subscription-quantity'],
  ['/subscriptions/:id/changes/create?kind=plan', 'subscription-plan'],
  ['/subscriptions/:id/changes/create?kind=end', 'subscription-end'],
  ['/subscriptions/:id/changes/create?kind=transfer', 'subscription-transfer'],
  ['/coupons', 'coupons'],
  ['/coupons/create', 'coupon-form'],
  ['/coupons/:id', 'coupon'],
  ['/redemptions', 'redemptions'],
  ['/redemptions/:id/end', 'redemption-end'],
  ['/accounts/:id/redemptions/create', 'redeem'],
  ['/accounts/:id/commitments/create', 'commitment-form'],
  ['/accounts/:id/wallet/edit', 'wallet-form'],
  ['/accounts/:id/top-ups/create', 'top-up-form'],
  ['/accounts/:id/wallet-refunds/create', 'wallet-refund-form'],
  ['/discount-order', 'discount-order'],
  ['/bill-runs', 'bill-runs'],
  ['/bill-runs/create', 'bill-run-form'],
  ['/bill-runs/:id', 'bill-run'],
  ['/bill-runs/:id/previews', 'preview-results'],
  ['/parked-accounts', 'parked-accounts'],
  ['/late-changes', 'late-changes'],
  ['/corrections', 'corrections'],
  ['/corrections/:id', 'correction'],
  ['/corrections/:id/differences', 'correction-differences'],
  ['/plans/:id/versions/1/corrections/create', 'correction-form'],
  ['/invoices', 'invoices'],
  ['/invoices?state=settled', 'invoices-none'],
  ['/invoices/:id', 'invoice'],
  ['/invoices/:id/rebilling', 'rebilling'],
  ['/invoices/:id/lines/1/explanation', 'explanation'],
  ['/journal-entries', 'journal'],
  ['/journal-entries/:id', 'journal-entry'],
  ['/activity', 'activity'],
  ['/plugins', 'plugins'],
  ['/settings', 'settings'],
  ['/test-clock', 'test-clock-none'],
]

function addressOf(path: string, ids: Record<string, number>) {
  const owner = Object.keys(ids).find((each) => path.startsWith(`${each}/:id`))
  return owner ? path.replace(':id', String(ids[owner])) : path
}

test.group('The pages of the console', (group) => {
  let company: Company
  let session: SessionData
  let ids: Record<string, number>
  group.setup(async () => {
    company = await demonstratedCompany(12, 400)
    ;({ session } = await given.staff('admin', company))
    ids = await firstIds(company.id)
  })

  test('each is sound, light on a desk and dark in the hand: {$self}')
    .with<View[]>(['light', 'dark'])
    .timeout(600_000)
    .run(async ({ assert, browser }, view) => {
      const opened = await openWindow(browser, view, session)
      for (const [path, name] of PAGES) {
        await visit(opened.page, addressOf(path, ids))
        await assertSound(assert, opened, `${name}-${view}`)
      }
      await opened.close()
    })

  test('each speaks the language of its reader: {$self}')
    .with(['de', 'ru'])
    .timeout(300_000)
    .run(async ({ assert, browser }, locale) => {
      const opened = await openWindow(browser, 'light', session, { locale })
      for (const [path] of PAGES) {
        await visit(opened.page, addressOf(path, ids))
        const shown = await opened.page.locator('body').innerText()
        // Permissions are codes that the page of plugins shows as they are.
        const text = [...allPermissions()].reduce((rest, code) => rest.replaceAll(code, ''), shown)
        assert.notMatch(text, /\b[a-z_]+\.[a-z_]+\.[a-z_]+\b(?<!example)/, path)
        assert.deepEqual(opened.complaints, [], path)
      }
      await opened.close()
    })

  test('no name runs as code', async ({ assert, browser }) => {
    const own = await given.company()
    await hostileCustomers(own.id)
    const staff = await given.staff('admin', own)
    const opened = await openWindow(browser, 'light', staff.session)
    const rows = await db.from('customers').where('company_id', own.id)
    for (const path of ['/customers', ...rows.map(({ id }) => `/customers/${id}`)]) {
      await visit(opened.page, path)
      assert.notEqual(await opened.page.title(), 'harmed')
      assert.equal(await opened.page.locator('main img, main script').count(), 0)
      assert.deepEqual(opened.complaints, [])
    }
    await opened.close()
  })
})
