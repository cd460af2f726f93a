import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { bill } from '#tests/support/books'
import * as staff from '#tests/support/given'
import { given } from '#tests/support/given_books'
import { fee } from '#tests/support/subscription_life'

async function clerk() {
  const { session, company } = await staff.staff('billing_clerk')
  const accountId = await given.account(company.id)
  const planVersionId = await given.plan(company.id, { charges: [fee('30.00')] })
  const from = '2026-01-01'
  const id = await given.subscription(company.id, { accountId, planVersionId, from })
  return { session, company, accountId, planVersionId, id }
}

test.group('Subscriptions in the console', () => {
  test('a clerk starts one, and it is written down who and why', async ({ client, assert }) => {
    const { session, company, accountId, planVersionId } = await clerk()
    const response = await client
      .post('/subscriptions')
      .json({
        accountId,
        planVersionId,
        startsOn: '2026-02-01',
        reason: 'By phone',
        requestId: 'a',
      })
      .withSession(session)
      .withCsrfToken()
      .redirects(0)
    response.assertStatus(302)
    const row = await db.from('subscriptions').where('company_id', company.id).orderBy('id', 'desc')
    assert.equal(response.header('location'), `/subscriptions/${row[0].id}`)
    const start = await db.from('subscription_changes').where('subscription_id', row[0].id).first()
    assert.equal(start.reason, 'By phone')
  })

  test('what the domain refuses stands at its field, and nothing is recorded', async ({
    client,
    assert,
  }) => {
    const { session, id } = await clerk()
    const response = await client
      .post(`/subscriptions/${id}/changes`)
      .json({ kind: 'quantity', quantity: 2, effective: '2025-01-01', reason: 'Too early' })
      .withSession(session)
      .withCsrfToken()
      .header('accept', 'application/json')
    response.assertStatus(422)
    assert.equal(response.body().errors[0].field, 'effective')
    assert.match(response.body().errors[0].message, /starts on 2026-01-01/)
    assert.lengthOf(await db.from('subscription_changes').where('subscription_id', id), 1)
  })

  test('pages show the life, the form and the next bill', async ({ client, assert }) => {
    const { session, company, accountId, id, planVersionId } = await clerk()
    await bill(company.id, '2026-01-01')
    const get = (path: string) => client.get(path).withSession(session).withInertia()
    const shown = await get(`/subscriptions/${id}`)
    shown.assertStatus(200)
    const props = shown.inertiaProps as any
    assert.equal(props.lines[0].net.minor, '3000')
    assert.equal(props.subscription.changes[0].kind, 'start')

    const form = await get(
      `/subscriptions/${id}/changes/create?kind=quantity&quantity=2&effective=2026-01-16`
    )
    const { preview, problem } = form.inertiaProps as any
    assert.isNull(problem)
    assert.equal(preview.accounts[0].lines[0].description, 'Fee')

    const refused = await get(`/subscriptions/${id}/changes/create?kind=resume&effective=now`)
    assert.match((refused.inertiaProps as any).problem.message, /not paused/)

    const start = await get(
      `/accounts/${accountId}/subscriptions/create?accountId=${accountId}&planVersionId=${planVersionId}&startsOn=2026-01-01`
    )
    assert.isNotNull((start.inertiaProps as any).preview)
  })

  test('who may only read sees the page, and no form', async ({ client }) => {
    const { company, id } = await clerk()
    const { session } = await staff.staff('read_only', company)
    ;(await client.get(`/subscriptions/${id}`).withSession(session)).assertStatus(200)
    const form = await client.get(`/subscriptions/${id}/changes/create`).withSession(session)
    form.assertStatus(403)
  })

  test('a subscription of another company is not found', async ({ client }) => {
    const { id } = await clerk()
    const { session } = await staff.staff('admin')
    ;(await client.get(`/subscriptions/${id}`).withSession(session)).assertStatus(404)
  })
})
