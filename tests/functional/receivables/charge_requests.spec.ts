import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { RequestCharge, type ChargeRequest } from '#app/receivables/actions/request_charge'
import { WithdrawCharge } from '#app/receivables/actions/withdraw_charge'
import { given } from '#tests/support/given_books'

const requestCharge = new RequestCharge()

async function request(input: Partial<ChargeRequest> = {}): Promise<ChargeRequest> {
  const companyId = input.companyId ?? (await given.company())
  return {
    companyId,
    accountId: input.accountId ?? (await given.account(companyId)),
    subscriptionId: null,
    chargeKey: 'late-fee',
    description: 'Late fee',
    amountMinor: 500n,
    taxCategory: 'general',
    ledgerCode: '4000',
    startsOn: '2026-02-01',
    endsOn: '2026-02-02',
    originKind: 'clerk',
    originId: '1',
    key: 'fee-1',
    requestedBy: 'test',
    reason: null,
    ...input,
  }
}

const rowsOf = (companyId: number) =>
  db.from('charge_requests').where('company_id', companyId).orderBy('id')

test.group('Requested charges', () => {
  test('the same charge asked for ten times at once is one', async ({ assert }) => {
    const charge = await request()
    const made = await Promise.all(Array.from({ length: 10 }, () => requestCharge.execute(charge)))
    assert.lengthOf(new Set(made.map(({ id }) => id)), 1)
    assert.lengthOf(await rowsOf(charge.companyId), 1)
  })

  test('a key of another charge is refused, of another company it is another key', async ({
    assert,
  }) => {
    const charge = await request()
    await requestCharge.execute(charge)
    await assert.rejects(
      () => requestCharge.execute({ ...charge, amountMinor: 600n }),
      'This key was used for another charge'
    )
    const other = await request()
    await requestCharge.execute(other)
    assert.lengthOf(await rowsOf(other.companyId), 1)
  })

  test('a withdrawal is a row of its own, once', async ({ assert }) => {
    const charge = await request()
    const { id } = await requestCharge.execute(charge)
    const withdrawal = {
      ...{ companyId: charge.companyId, requestId: id },
      ...{ withdrawnBy: 'test', reason: 'A mistake' },
    }
    const made = await Promise.all([1, 2, 3].map(() => new WithdrawCharge().execute(withdrawal)))
    assert.lengthOf(new Set(made.map((one) => one.id)), 1)
    const rows = await rowsOf(charge.companyId)
    assert.deepEqual(
      rows.map((row) => [Number(row.amount_minor), row.withdraws_id && Number(row.withdraws_id)]),
      [
        [500, null],
        [0, id],
      ]
    )
    await assert.rejects(() => new WithdrawCharge().execute({ ...withdrawal, requestId: 0 }))
    await assert.rejects(() => rowsOf(charge.companyId).clone().update({ reason: 'x' }), /E_SEALED/)
  })

  test('what cannot be billed is refused in words')
    .with([
      { change: { amountMinor: 0n }, message: /its amount is nothing/ },
      { change: { endsOn: '2026-02-01' }, message: /before its first/ },
      { change: { ledgerCode: '9999' }, message: /no ledger account 9999/ },
      { change: { accountId: 999_999 }, message: /no account 999999/ },
      { change: { subscriptionId: 999_999 }, message: /has no subscription 999999/ },
    ])
    .run(async ({ assert }, { change, message }) => {
      const charge = await request(change)
      await assert.rejects(() => requestCharge.execute(charge), message)
      assert.lengthOf(await rowsOf(charge.companyId), 0)
    })
})
