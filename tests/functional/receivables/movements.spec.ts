import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { AllocatePayment } from '#app/receivables/actions/allocate_payment'
import { MarkDisputed } from '#app/receivables/actions/mark_disputed'
import { RecordAdjustment } from '#app/receivables/actions/record_adjustment'
import { RecordPayment } from '#app/receivables/actions/record_payment'
import { Refund } from '#app/receivables/actions/refund'
import { ReverseMovement } from '#app/receivables/actions/reverse_movement'
import { TransferItem } from '#app/receivables/actions/transfer_item'
import { findings } from '#tests/support/books'
import {
  balances,
  debtor,
  exemptAccount,
  openOf,
  order,
  paid,
  unappliedOf,
} from '#tests/support/receivables'

const allocate = new AllocatePayment()
const reverse = new ReverseMovement()

test.group('Movements of receivables', () => {
  test('an invoice is paid in part, allowed for and paid up; its document is settled', async ({
    assert,
  }) => {
    const { companyId, accountId, items } = await debtor('100.00')
    const [itemId] = items
    const paymentId = await paid(companyId, accountId, 5000n)
    assert.equal(await unappliedOf(paymentId), 5000)

    const part = { paymentId, items: [{ itemId, amountMinor: 3000n }] }
    await allocate.execute({ ...order(companyId), ...part })
    const allowance = { itemId, amountMinor: 6000n, reasonCode: 'core.allowance' }
    await new RecordAdjustment().execute({ ...order(companyId), ...allowance })
    assert.equal(await openOf(itemId), 1000)
    await allocate.execute({
      ...order(companyId),
      paymentId,
      items: [{ itemId, amountMinor: 1000n }],
    })

    const state = await db.from('document_states').where('account_id', accountId).firstOrFail()
    assert.deepEqual([state.state, Number(state.open_minor)], ['settled', 0])
    // 50.00 came in, 10.00 of it lies unapplied; 60.00 of the 100.00 earned was allowed.
    assert.deepEqual(await balances(companyId), {
      1000: 5000,
      2100: -1000,
      4000: -10000,
      4900: 6000,
    })
    assert.deepEqual(await findings(companyId), [])
  })

  test('a transfer changes who owes and no balance', async ({ assert }) => {
    const { companyId, accountId, items } = await debtor('100.00')
    const next = await exemptAccount(companyId)
    const before = await balances(companyId)

    const { toItemId } = await new TransferItem().execute({
      ...order(companyId),
      ...{ itemId: items[0], toAccountId: next, amountMinor: 3000n, reasonCode: 'core.share' },
    })

    const moved = await db.from('open_items').where('id', toItemId).firstOrFail()
    assert.deepEqual(
      [Number(moved.account_id), Number(moved.open_minor), Number(moved.responsibility_rank)],
      [next, 3000, 2]
    )
    assert.equal(await openOf(items[0]), 7000)
    assert.deepEqual(await balances(companyId), before)
    const entry = await db
      .from('journal_entries')
      .join('postings', 'postings.entry_id', 'journal_entries.id')
      .where({ 'journal_entries.company_id': companyId, 'journal_entries.kind': 'transfer' })
      .orderBy('postings.position')
      .select('postings.account_id', 'postings.amount_minor')
    assert.deepEqual(
      entry.map((row) => [Number(row.account_id), Number(row.amount_minor)]),
      [
        [next, 3000],
        [accountId, -3000],
      ]
    )
    assert.deepEqual(await findings(companyId), [])
  })

  test('each movement can be reversed once, by new rows', async ({ assert }) => {
    const { companyId, accountId, items } = await debtor('100.00')
    const [itemId] = items
    const paymentId = await paid(companyId, accountId, 10000n)
    const made = [
      await allocate.execute({
        ...order(companyId),
        paymentId,
        items: [{ itemId, amountMinor: 4000n }],
      }),
      await new RecordAdjustment().execute({
        ...order(companyId),
        ...{ itemId, amountMinor: 1000n, reasonCode: 'core.allowance' },
      }),
      await new TransferItem().execute({
        ...order(companyId),
        ...{ itemId, toAccountId: accountId, amountMinor: 2000n, reasonCode: 'core.share' },
      }),
      await new Refund().execute({
        ...order(companyId),
        ...{ source: { kind: 'payment', id: paymentId }, amountMinor: 500n, reference: 'back' },
      }),
    ]
    assert.deepEqual([await openOf(itemId), await unappliedOf(paymentId)], [3000, 5500])

    for (const { movementId } of made) {
      await reverse.execute({ ...order(companyId), movementId })
      await assert.rejects(
        () => reverse.execute({ ...order(companyId), movementId }),
        `Movement ${movementId} is reversed already`
      )
    }

    assert.deepEqual([await openOf(itemId), await unappliedOf(paymentId)], [10000, 10000])
    assert.deepEqual(await balances(companyId), {
      1000: 10000,
      1200: 10000,
      2100: -10000,
      4000: -10000,
    })
    assert.deepEqual(await findings(companyId), [])
  })

  test('a payment that bounced opens everything it had settled', async ({ assert }) => {
    const { companyId, accountId, items } = await debtor('100.00', '50.00')
    const { paymentId, movementId } = await new RecordPayment().execute({
      ...order(companyId),
      ...{ accountId, amountMinor: 15000n, receivedOn: '2026-02-01' },
      ...{ method: 'debit', reference: 'Mandate 1' },
    })
    const settled = [
      { itemId: items[0], amountMinor: 10000n },
      { itemId: items[1], amountMinor: 5000n },
    ]
    await allocate.execute({ ...order(companyId), paymentId, items: settled })

    await reverse.execute({ ...order(companyId), movementId, reason: 'No funds' })

    assert.deepEqual([await openOf(items[0]), await openOf(items[1])], [10000, 5000])
    assert.equal(await unappliedOf(paymentId), 0)
    assert.deepEqual(await balances(companyId), { 1200: 15000, 4000: -15000 })
    assert.deepEqual(await findings(companyId), [])
  })

  test('a transfer comes home although it was paid: the payer keeps a credit', async ({
    assert,
  }) => {
    const { companyId, items } = await debtor('100.00')
    const next = await exemptAccount(companyId)
    const { movementId, toItemId } = await new TransferItem().execute({
      ...order(companyId),
      ...{ itemId: items[0], toAccountId: next, amountMinor: 3000n, reasonCode: 'core.share' },
    })
    const paymentId = await paid(companyId, next, 2000n)
    const part = [{ itemId: toItemId, amountMinor: 2000n }]
    await allocate.execute({ ...order(companyId), paymentId, items: part })
    const writeOff = { itemId: toItemId, amountMinor: 1000n, reasonCode: 'core.small_balance' }
    await new RecordAdjustment().execute({ ...order(companyId), ...writeOff })

    await reverse.execute({ ...order(companyId), movementId })

    assert.deepEqual([await openOf(items[0]), await openOf(toItemId)], [10000, 0])
    assert.equal(await unappliedOf(paymentId), 2000)
    assert.deepEqual(await balances(companyId), {
      1000: 2000,
      1200: 10000,
      2100: -2000,
      4000: -10000,
    })
    assert.deepEqual(await findings(companyId), [])
  })

  test('a payer takes its money back through a later payment', async ({ assert }) => {
    const { companyId, accountId, items } = await debtor('100.00')
    const first = await paid(companyId, accountId, 6000n)
    const { movementId } = await allocate.execute({
      ...order(companyId),
      ...{ paymentId: first, items: [{ itemId: items[0], amountMinor: 6000n }] },
    })
    const later = await paid(companyId, accountId, 0n)

    await reverse.execute({ ...order(companyId), movementId, throughPaymentId: later })

    assert.equal(await openOf(items[0]), 10000)
    assert.deepEqual([await unappliedOf(first), await unappliedOf(later)], [0, 6000])
    assert.deepEqual(await findings(companyId), [])
  })

  test('a negative adjustment raises what is open', async ({ assert }) => {
    const { companyId, items } = await debtor('100.00')
    const raise = { itemId: items[0], amountMinor: -900n, reasonCode: 'core.interest' }
    await new RecordAdjustment().execute({ ...order(companyId), ...raise })
    assert.equal(await openOf(items[0]), 10900)
    assert.deepEqual(await findings(companyId), [])
  })

  test('a disputed item is marked once, and settled as before', async ({ assert }) => {
    const { companyId, items } = await debtor('100.00')
    const dispute = { companyId, itemId: items[0], reason: 'Too much', actor: 'test' }
    const disputedAt = async () => {
      const row = await db.from('open_items').where('id', items[0]).firstOrFail()
      return row.disputed_at
    }
    await new MarkDisputed().execute({ ...dispute, disputed: true })
    const since = await disputedAt()
    assert.isNotNull(since)
    await new MarkDisputed().execute({ ...dispute, disputed: true })
    assert.equal(await disputedAt(), since)
    await new MarkDisputed().execute({ ...dispute, disputed: false })
    assert.isNull(await disputedAt())
    const rows = await db
      .from('activities')
      .where({ company_id: companyId, subject_kind: 'open_item' })
      .orderBy('id')
    assert.deepEqual(
      rows.map(({ action }) => action),
      ['receivables.disputed', 'receivables.dispute_ended']
    )
    const other = await debtor('100.00')
    await assert.rejects(() =>
      new MarkDisputed().execute({ ...dispute, companyId: other.companyId, disputed: true })
    )
  })

  test('nothing is posted to a ledger account that is not there', async ({ assert }) => {
    const { companyId, items } = await debtor('100.00')
    const adjustment = { itemId: items[0], amountMinor: 100n, reasonCode: 'core.allowance' }
    await assert.rejects(
      () =>
        new RecordAdjustment().execute({ ...order(companyId), ...adjustment, ledgerCode: '9999' }),
      /no ledger account 9999/
    )
    assert.equal(await openOf(items[0]), 10000)
  })

  test('a reason names who uses it')
    .with(['allowance', 'core.', 'Core.allowance', 'core allowance', `core.${'x'.repeat(60)}`])
    .run(async ({ assert }, reasonCode) => {
      const { companyId, items } = await debtor('100.00')
      const adjustment = { itemId: items[0], amountMinor: 100n, reasonCode }
      await assert.rejects(
        () => new RecordAdjustment().execute({ ...order(companyId), ...adjustment }),
        /is no reason/
      )
    })

  test('what belongs to another company is not found', async ({ assert }) => {
    const own = await debtor('100.00')
    const other = await debtor('100.00')
    const paymentId = await paid(own.companyId, own.accountId, 100n)
    const items = [{ itemId: other.items[0], amountMinor: 100n }]
    await assert.rejects(
      () => allocate.execute({ ...order(own.companyId), paymentId, items }),
      `There is no open item ${other.items[0]}`
    )
    await assert.rejects(
      () =>
        allocate.execute({
          ...order(other.companyId),
          ...{ paymentId, items: [{ itemId: other.items[0], amountMinor: 100n }] },
        }),
      `There is no payment ${paymentId}`
    )
    const movement = await db
      .from('movements')
      .where('company_id', own.companyId)
      .orderBy('id')
      .firstOrFail()
    const movementId = Number(movement.id)
    await assert.rejects(
      () => reverse.execute({ ...order(other.companyId), movementId }),
      `There is no movement ${movementId}`
    )
  })

  test('the verification finds an open amount that was changed by hand', async ({ assert }) => {
    const { companyId, items } = await debtor('100.00')
    await db.from('open_items').where('id', items[0]).update({ open_minor: 9999 })
    assert.deepEqual(
      (await findings(companyId)).map((finding) => finding.split(':')[0]),
      ['open items', 'open amounts', 'receivables']
    )
  })

  test('amounts are sealed; only what is left of them changes', async ({ assert }) => {
    const { companyId, accountId, items } = await debtor('100.00')
    const paymentId = await paid(companyId, accountId, 100n)
    const item = () => db.from('open_items').where('id', items[0])
    const payment = () => db.from('payments').where('id', paymentId)
    for (const change of [
      () => item().update({ amount_minor: 1 }),
      () => item().update({ open_minor: 1, due_on: '2030-01-01' }),
      () => item().delete(),
      () => payment().update({ amount_minor: 1 }),
      () => payment().delete(),
      () => db.from('movements').where('company_id', companyId).update({ reason: 'other' }),
    ]) {
      await assert.rejects(change, /E_SEALED/)
    }
  })
})
