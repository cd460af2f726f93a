import { test } from '@japa/runner'
import { AllocatePayment } from '#app/receivables/actions/allocate_payment'
import * as staff from '#tests/support/given'
import { exemptAccount, invoiced, order, paid } from '#tests/support/receivables'

test.group('The journal', () => {
  test('shows entries of movements beside those of documents', async ({ client, assert }) => {
    const { session, company } = await staff.staff('admin')
    const accountId = await exemptAccount(company.id)
    const itemId = await invoiced(company.id, accountId, '100.00')
    const paymentId = await paid(company.id, accountId, 10000n)
    const items = [{ itemId, amountMinor: 10000n }]
    await new AllocatePayment().execute({ ...order(company.id), paymentId, items })

    const list = await client.get('/journal-entries').withSession(session).withInertia()
    const { rows } = list.inertiaProps as { rows: Record<string, unknown>[] }
    assert.deepEqual(
      rows.map(({ kind, documentNumber }) => [kind, documentNumber]),
      [
        ['allocation', null],
        ['payment', null],
        ['invoice', 'INV-2026-000001'],
      ]
    )
    const one = await client
      .get(`/journal-entries/${rows[0].id}`)
      .withSession(session)
      .withInertia()
    one.assertStatus(200)

    const filtered = await client
      .get('/journal-entries')
      .qs({ document: rows[2].documentId as number })
      .withSession(session)
      .withInertia()
    assert.lengthOf((filtered.inertiaProps as { rows: unknown[] }).rows, 1)
  })
})
