import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { ChangeSubscription } from '#app/subscriptions/actions/change_subscription'
import ExplainLine from '#app/billing/queries/explain_line'
import { ReinstateCharge } from '#app/receivables/actions/reinstate_charge'
import { RequestCharge } from '#app/receivables/actions/request_charge'
import { WithdrawCharge } from '#app/receivables/actions/withdraw_charge'
import { clock } from '#app/database/clock'
import { bill, findings, journalOf, summariesOf } from '#tests/support/books'
import { given } from '#tests/support/given_books'
import { replayAll } from '#tests/support/story'

/** An account that pays 10.00 a month in advance from January on. */
async function subscriber() {
  const companyId = await given.company()
  const accountId = await given.account(companyId)
  const planVersionId = await given.plan(companyId, {
    charges: [
      given.charge({
        key: 'fee',
        name: 'Monthly fee',
        ruleCode: 'standard.flat',
        terms: { amount: '10.00', per_quantity: false },
        timing: 'advance',
      }),
    ],
  })
  const from = '2026-01-01'
  const subscriptionId = await given.subscription(companyId, { accountId, planVersionId, from })
  return { companyId, accountId, subscriptionId }
}

interface Books {
  readonly companyId: number
  readonly accountId: number
}

/** A late fee of 5.00 on 20 January, unless said otherwise. */
async function ask(
  { companyId, accountId }: Books,
  input: { amountMinor?: bigint; startsOn?: string; endsOn?: string; key?: string } = {}
) {
  const { id } = await new RequestCharge().execute({
    ...{ companyId, accountId, subscriptionId: null, chargeKey: 'late-fee' },
    ...{ description: 'Late fee', taxCategory: 'general', ledgerCode: '4000' },
    ...{ originKind: 'clerk', originId: '1', requestedBy: 'Clara', reason: 'Paid too late' },
    amountMinor: input.amountMinor ?? 500n,
    startsOn: input.startsOn ?? '2026-01-20',
    endsOn: input.endsOn ?? '2026-01-21',
    key: input.key ?? 'fee-1',
  })
  return id
}

const withdraw = ({ companyId }: Books, requestId: number) =>
  new WithdrawCharge().execute({ companyId, requestId, withdrawnBy: 'Dora', reason: 'A mistake' })

const reinstate = ({ companyId }: Books, requestId: number) =>
  new ReinstateCharge().execute({ companyId, requestId, by: 'Emil', reason: 'It was none' })

async function run(books: Books, dueOn: string) {
  clock.freezeAt(Date.parse(`${dueOn}T04:00:00Z`))
  try {
    await bill(books.companyId, dueOn)
  } finally {
    clock.release()
  }
}

const FEE = (month: string, end: string) => ['Monthly fee', `2026-${month}-01`, end, 1000]
const LATE_FEE = ['Late fee', '2026-01-20', '2026-01-21', 500]

test.group('Charges that were asked for', () => {
  test('stand beside the lines of the plan, once, with tax and revenue of their own', async ({
    assert,
  }) => {
    const books = await subscriber()
    await ask(books)
    await ask(books)
    await run(books, '2026-02-01')
    await run(books, '2026-02-01')
    assert.deepEqual(await summariesOf(books.companyId), [
      {
        kind: 'invoice',
        issuedOn: '2026-02-01',
        lines: [FEE('01', '2026-02-01'), FEE('02', '2026-03-01'), LATE_FEE],
        taxes: [['19', 2500, 475]],
        gross: 2975,
      },
    ] as never)
    assert.deepEqual(await journalOf(books.companyId), { 1200: 2975, 2200: -475, 4000: -2500 })
    assert.deepEqual(await findings(books.companyId), [])
  })

  test('are explained by who asked and why, and replayed', async ({ assert }) => {
    const books = await subscriber()
    const id = await ask(books)
    await run(books, '2026-02-01')
    await withdraw(books, id)
    await run(books, '2026-03-01')
    const documents = await db.from('documents').where('company_id', books.companyId).orderBy('id')
    const explained = await Promise.all(
      documents.map(({ id: documentId }, index) =>
        new ExplainLine().execute(books.companyId, documentId, index === 0 ? 3 : 2, 0)
      )
    )
    assert.deepEqual(
      explained.map(({ steps, targetExact, netMinor }) => [steps, targetExact, netMinor]),
      [
        [
          [
            {
              key: 'explain.requested',
              values: { requested_by: 'Clara', reason: 'Paid too late' },
              amount: '5',
            },
          ],
          '5',
          500n,
        ],
        [
          [
            {
              key: 'explain.withdrawn',
              values: { requested_by: 'Dora', reason: 'A mistake' },
              amount: '0',
            },
          ],
          '0',
          -500n,
        ],
      ]
    )
    assert.lengthOf(await replayAll(books.companyId), 5)
  })

  test('are billed to an account without any plan, once their first day has come', async ({
    assert,
  }) => {
    const companyId = await given.company()
    const books = { companyId, accountId: await given.account(companyId) }
    await ask(books, { startsOn: '2026-02-02', endsOn: '2026-02-03' })
    await run(books, '2026-02-01')
    assert.isEmpty(await summariesOf(companyId))
    await run(books, '2026-03-01')
    const [summary] = await summariesOf(companyId)
    assert.equal(summary.gross, 595)
    assert.deepEqual(await findings(companyId), [])
  })

  test('withdrawn before they are billed are never billed', async ({ assert }) => {
    const books = await subscriber()
    await withdraw(books, await ask(books))
    await run(books, '2026-02-01')
    const [summary] = await summariesOf(books.companyId)
    assert.equal(summary.gross, 2380)
    const requested = { company_id: books.companyId, source_kind: 'charge_request' }
    assert.isEmpty(await db.from('obligations').where(requested))
  })

  test('withdrawn afterwards are credited at the rate they were billed with', async ({
    assert,
  }) => {
    // The German rate was 16 % from July to December 2020, 19 % since.
    const companyId = await given.company()
    const books = { companyId, accountId: await given.account(companyId) }
    const id = await ask(books, { startsOn: '2020-12-10', endsOn: '2020-12-11' })
    await run(books, '2021-01-01')
    await withdraw(books, id)
    await run(books, '2021-02-01')
    await run(books, '2021-03-01')
    const line = ['Late fee', '2020-12-10', '2020-12-11']
    assert.deepEqual(await summariesOf(companyId), [
      {
        ...{ kind: 'invoice', issuedOn: '2021-01-01', gross: 580 },
        ...{ lines: [[...line, 500]], taxes: [['16', 500, 80]] },
      },
      {
        ...{ kind: 'credit_note', issuedOn: '2021-02-01', gross: -580 },
        ...{ lines: [[...line, -500]], taxes: [['16', -500, -80]] },
      },
    ] as never)
    const [, credit] = await db.from('documents').where('company_id', companyId).orderBy('id')
    const corrected = await db.from('document_lines').where('document_id', credit.id).firstOrFail()
    assert.equal(Number(corrected.corrects_document_id), Number(credit.id) - 1)
    assert.deepEqual(await journalOf(companyId), {})
    assert.deepEqual(await findings(companyId), [])
  })

  test('whose withdrawal is taken back are billed again, whenever it was', async ({ assert }) => {
    const companyId = await given.company()
    const books = { companyId, accountId: await given.account(companyId) }
    const id = await ask(books)
    await run(books, '2026-02-01')
    await withdraw(books, id)
    // Taken back before anything was credited: nothing happens.
    await reinstate(books, id)
    await reinstate(books, id)
    await run(books, '2026-03-01')
    await withdraw(books, id)
    await run(books, '2026-04-01')
    await reinstate(books, id)
    await run(books, '2026-05-01')
    await run(books, '2026-05-01')
    const summaries = await summariesOf(companyId)
    assert.deepEqual(
      summaries.map(({ issuedOn, gross }) => [issuedOn, gross]),
      [
        ['2026-02-01', 595],
        ['2026-04-01', -595],
        ['2026-05-01', 595],
      ]
    )
    await replayAll(companyId)
    assert.deepEqual(await findings(companyId), [])
  })

  test('stay as they are when the subscription beside them changes', async ({ assert }) => {
    const books = await subscriber()
    await ask(books)
    await run(books, '2026-02-01')
    await new ChangeSubscription().execute({
      ...{ companyId: books.companyId, subscriptionId: books.subscriptionId },
      ...{ effectiveOn: '2026-02-01', change: { kind: 'end' } },
      ...{ reason: 'Moved', requestId: 'end', actor: 'test' },
    })
    await run(books, '2026-03-01')
    const [, credit] = await summariesOf(books.companyId)
    assert.deepEqual(
      credit.lines.map(([description, , , net]) => [description, net]),
      [['Monthly fee', -1000]]
    )
    assert.deepEqual(await findings(books.companyId), [])
  })

  test('of twenty accounts take no more queries than those of one', async ({ assert }) => {
    const companyId = await given.company()
    const accounts: number[] = []
    for (let index = 0; index < 20; index++) accounts.push(await given.account(companyId))
    await ask({ companyId, accountId: accounts[0] })
    const queriesOf = async (dueOn: string) => {
      let queries = 0
      const count = () => queries++
      db.connection().knexQuery().client.on('query', count)
      await bill(companyId, dueOn, 'preview')
      db.connection().knexQuery().client.off('query', count)
      return queries
    }
    const one = await queriesOf('2026-02-01')
    assert.isAbove(one, 10)
    for (const accountId of accounts.slice(1)) {
      await ask({ companyId, accountId }, { key: `fee-${accountId}` })
    }
    assert.isAtMost((await queriesOf('2026-02-01')) - one, 1)
  })
})
