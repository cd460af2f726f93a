import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import * as staff from '#tests/support/given'
import { given } from '#tests/support/given_books'
import { assertSound, openWindow, visit, type View } from '#tests/support/browser'

test.group('The editor of plans', (group) => {
  group.tap((each) => each.timeout(90_000))

  test('a plan is entered by keyboard; a mistake is shown at the tier and nothing is lost', async ({
    assert,
    browser,
  }) => {
    const { session, company } = await staff.staff('admin')
    const opened = await openWindow(browser, 'light', session)
    const { page, close } = opened
    await visit(page, '/plans/create')
    await page.locator('[name=code]').fill('calls')
    await page.locator('[name=name]').fill('Calls and more')
    await page.getByRole('button', { name: 'Add to Currencies' }).click()
    await page.keyboard.type('chf')
    await page.getByRole('button', { name: 'Add a charge' }).click()
    await page.keyboard.type('Calls')
    await page.keyboard.press('Tab')
    assert.equal(await page.locator('[name="charges.0.key"]').inputValue(), 'calls')
    await page.locator('[name="charges.0.rule"]').selectOption('standard.graduated')
    await page.locator('[name="charges.0.timing"]').selectOption('arrears')
    await page.getByRole('checkbox', { name: 'Call seconds' }).check()
    const tier = (row: number, name: string) =>
      page.locator(`[name="charges.0.terms.tiers.${row}.${name}"]`)
    await tier(0, 'up_to').fill('100')
    await tier(0, 'unit_price.EUR').fill('0.10')
    await tier(0, 'unit_price.CHF').fill('0.11')
    await page.getByRole('button', { name: 'Add a row: Tiers' }).click()
    await page.keyboard.type('50')
    for (const [row, currency] of [
      [0, 'EUR'],
      [0, 'CHF'],
      [1, 'EUR'],
      [1, 'CHF'],
    ] as const) {
      await tier(row, `flat_fee.${currency}`).fill('0')
      await tier(1, `unit_price.${currency}`).fill('0.05')
    }
    await page.locator('[name="charges.0.terms.unit_quantity"]').fill('60')
    await page.locator('[name="charges.0.terms.unit_step"]').fill('1')
    await page.keyboard.press('Control+s')

    await page.getByText('The last tier must be open').waitFor()
    assert.equal(
      await page.evaluate(() => (document.activeElement as HTMLInputElement).name),
      'charges.0.terms.tiers.1.up_to'
    )
    assert.equal(await tier(1, 'unit_price.CHF').inputValue(), '0.05')
    await assertSound(assert, opened, 'plan-mistake-light')
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Delete')
    await page.keyboard.press('Control+s')
    await page.getByRole('heading', { name: 'Calls and more' }).waitFor()
    const rows = await db.from('plan_versions').where('company_id', company.id)
    assert.sameMembers(
      rows.map(({ currency }) => currency),
      ['EUR', 'CHF']
    )
    await close()
  })

  const views: View[] = ['light', 'dark']
  test('its pages are sound on a desk and in the hand: {$self}')
    .with(views)
    .run(async ({ assert, browser }, view) => {
      const { session, company } = await staff.staff('admin')
      const planVersionId = await given.plan(company.id, {
        code: 'peak',
        charges: [
          given.charge({
            key: 'peak',
            name: 'Peak demand',
            ruleCode: 'standard.demand',
            terms: {
              code: 'water.peak',
              unit_price: '7.50',
              minimum: '10',
              ratchet: {
                periods: 11,
                percents: Array(12).fill('80'),
                through: null,
                own_months: [6, 7],
              },
            },
          }),
          given.charge({
            key: 'fee',
            name: 'Monthly fee',
            ruleCode: 'standard.flat',
            terms: { amount: '30.00', per_quantity: false },
          }),
        ],
      })
      const { plan_id: id } = await db
        .from('plan_versions')
        .where('id', planVersionId)
        .firstOrFail()
      const accountId = await given.account(company.id)
      const other = await given.plan(company.id, {
        charges: [
          given.charge({
            key: 'fee',
            name: 'Monthly fee',
            ruleCode: 'standard.flat',
            terms: { amount: '30.00', per_quantity: false },
          }),
        ],
      })
      const subscriptionId = await given.subscription(company.id, {
        accountId,
        planVersionId: other,
        from: '2026-01-01',
      })
      const opened = await openWindow(browser, view, session)
      for (const [name, path] of [
        ['plans', '/plans'],
        ['plan', `/plans/${id}`],
        ['plan-edit', `/plans/${id}/edit`],
        ['plan-create', '/plans/create'],
        ['plan-version-create', `/plans/${id}/versions/create`],
        ['plan-version-edit', `/plans/${id}/versions/1/edit`],
        ['price-list', '/price-lists/create'],
        ['own-prices', `/subscriptions/${subscriptionId}/price-overrides`],
        ['products', '/products'],
        ['product-create', '/products/create'],
      ]) {
        await visit(opened.page, path)
        await assertSound(assert, opened, `${name}-${view}`)
      }
      await visit(opened.page, `/subscriptions/${subscriptionId}/price-overrides`)
      await opened.page.getByRole('button', { name: 'Set another price' }).click()
      await opened.page.locator('[name="terms.amount"]').fill('20')
      await opened.page.locator('[name="reason"]').fill('Agreed on the phone')
      await assertSound(assert, opened, `own-price-form-${view}`)
      await opened.page.getByRole('button', { name: 'Set another price' }).click()
      await opened.page.getByText('Set for this subscription').waitFor()
      await opened.close()
    })
})
