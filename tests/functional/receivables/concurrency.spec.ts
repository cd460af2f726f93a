import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { AllocatePayment } from '#app/receivables/actions/allocate_payment'
import { RecordAdjustment } from '#app/receivables/actions/record_adjustment'
import { RecordPayment } from '#app/receivables/actions/record_payment'
import { Refund } from '#app/receivables/actions/refund'
import { ReverseMovement } from '#app/receivables/actions/reverse_movement'
import { findings } from '#tests/support/books'
import { balances, debtor, openOf, order, paid, unappliedOf } from '#tests/support/receivables'

/** The codes of the errors among what was tried at once. */
async function refusals(tried: readonly Promise<unknown>[]): Promise<string[]> {
  const outcomes = await Promise.allSettled(tried)
  return outcomes.flatMap((outcome) =>
    outcome.status === 'rejected' ? [outcome.reason.code as string] : []
  )
}

test.group('Receivables under concurrency', () => {
  test('ten allocations of one payment to ten items never use more than it is', async ({
    assert,
  }) => {
    const { companyId, accountId, items } = await debtor(...Array(10).fill('20.00'))
    const paymentId = await paid(companyId, accountId, 10000n)

    const codes = await refusals(
      items.map((itemId) =>
        new AllocatePayment().execute({
          ...order(companyId),
          ...{ paymentId, items: [{ itemId, amountMinor: 1500n }] },
        })
      )
    )

    // Six times 15.00 fit into 100.00.
    assert.deepEqual(codes, Array(4).fill('E_UNAPPLIED_AMOUNT'))
    assert.equal(await unappliedOf(paymentId), 1000)
    const open = await Promise.all(items.map(openOf))
    assert.deepEqual(open.sort(), [...Array(4).fill(2000), ...Array(6).fill(500)].sort())
    assert.deepEqual(await findings(companyId), [])
  })

  test('of two adjustments of 60 % of one item one fails', async ({ assert }) => {
    const { companyId, items } = await debtor('100.00')
    const adjustment = { itemId: items[0], amountMinor: 6000n, reasonCode: 'core.allowance' }

    const codes = await refusals(
      [1, 2].map(() => new RecordAdjustment().execute({ ...order(companyId), ...adjustment }))
    )

    assert.deepEqual(codes, ['E_OPEN_AMOUNT'])
    assert.equal(await openOf(items[0]), 4000)
    assert.deepEqual(await findings(companyId), [])
  })

  test('of two refunds of 60 % of one payment one fails', async ({ assert }) => {
    const { companyId, accountId } = await debtor('100.00')
    const source = { kind: 'payment', id: await paid(companyId, accountId, 10000n) } as const

    const codes = await refusals(
      [1, 2].map(() =>
        new Refund().execute({
          ...order(companyId),
          ...{ source, amountMinor: 6000n, reference: 'back' },
        })
      )
    )

    assert.deepEqual(codes, ['E_UNAPPLIED_AMOUNT'])
    assert.deepEqual(await findings(companyId), [])
  })

  test('two reversals of one movement reverse it once', async ({ assert }) => {
    const { companyId, accountId, items } = await debtor('100.00')
    const paymentId = await paid(companyId, accountId, 6000n)
    const { movementId } = await new AllocatePayment().execute({
      ...order(companyId),
      ...{ paymentId, items: [{ itemId: items[0], amountMinor: 6000n }] },
    })

    const codes = await refusals(
      [1, 2, 3].map(() => new ReverseMovement().execute({ ...order(companyId), movementId }))
    )

    assert.deepEqual(codes, ['E_REVERSED', 'E_REVERSED'])
    assert.equal(await openOf(items[0]), 10000)
    assert.deepEqual(await findings(companyId), [])
  })

  test('the same payment said twenty times at once is one payment', async ({ assert }) => {
    const { companyId, accountId } = await debtor('100.00')
    const payment = {
      ...order(companyId, 'bank-4711'),
      ...{ accountId, amountMinor: 2500n, receivedOn: '2026-02-01' },
      ...{ method: 'transfer', reference: 'Invoice 1' },
    }

    const results = await Promise.all(
      Array.from({ length: 20 }, () => new RecordPayment().execute(payment))
    )

    assert.lengthOf(new Set(results.map(({ paymentId }) => paymentId)), 1)
    assert.lengthOf(await db.from('payments').where('company_id', companyId), 1)
    assert.equal((await balances(companyId))[1000], 2500)
    await assert.rejects(
      () => new RecordPayment().execute({ ...payment, amountMinor: 2501n }),
      /This key was used for another payment/
    )
    assert.deepEqual(await findings(companyId), [])
  })
})
