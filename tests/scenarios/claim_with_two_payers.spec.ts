import type { Assert } from '@japa/assert'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import claims from '#tests/fixtures/plugins/claims'
import story, {
  claimed,
  END,
  statement,
  type ClaimFacts,
} from '#tests/scenarios/stories/claim_with_two_payers'
import { runScript } from '#tests/support/ace_process'
import { findings } from '#tests/support/books'
import { OTHER_CLAIM, REMITTANCES, remit } from '#tests/support/claim_remittances'
import { deploy } from '#tests/support/fixture_host'
import { replayAll } from '#tests/support/story'
import { balances } from '#tests/support/receivables'

const LONG = process.env.LONG_TESTS === '1'

/** Where a message may be left lying, within the first step. */
const INSIDE = [
  'inbound_received:1',
  'inbound_read:1',
  'inbound_command:2',
  'inbound_before_commit:1',
]

/** What is open, by account, document and line: 'P2 CLM-2026-000001/3 150.00'. */
async function openItems(companyId: number) {
  const rows = await db
    .from('open_items')
    .join('accounts', 'accounts.id', 'open_items.account_id')
    .join('documents', 'documents.id', 'open_items.document_id')
    .where('open_items.company_id', companyId)
    .whereNot('open_minor', 0)
    .whereNot('documents.number', OTHER_CLAIM)
    .orderBy('accounts.number')
    .orderBy('origin_line')
    .select('accounts.number', 'origin_line', 'open_minor')
  return rows.map((row) => [row.number, Number(row.origin_line), Number(row.open_minor)])
}

/** For each payment in order: what it was, what it settled, its rows without an item, what is left. */
async function payments(companyId: number) {
  const rows = await db.from('payments').where('company_id', companyId).orderBy('id')
  const sum = async (table: string, where: Record<string, unknown>) => {
    const row = await db.from(table).where(where).sum('amount_minor as total').firstOrFail()
    return Number(row.total ?? 0)
  }
  const found = []
  for (const { id, amount_minor: amount, unapplied_minor: left } of rows) {
    const settled = await sum('allocations', { source_kind: 'payment', source_id: id })
    const apart = await sum('payment_rows', { payment_id: id })
    found.push([Number(amount), settled, apart, Number(left)])
  }
  return found
}

const tell = async (facts: ClaimFacts, from = 0, to = story.steps.length) => {
  for (const step of story.steps.slice(from, to)) await step.run(facts)
}

/** The story from its beginning in a process of its own. */
const toldBy = ({ companyId }: ClaimFacts, failpoint?: string) =>
  runScript('tests/support/claim_story_process.ts', [String(companyId)], failpoint)

/** What stands at the end: open items, clean books, and each line of the claims as it is replayed. */
async function assertOutcome(facts: ClaimFacts, assert: Assert) {
  await story.outcome(facts, assert)
  assert.deepEqual(await findings(facts.companyId), [])
  assert.lengthOf(await replayAll(facts.companyId), 4)
}

test.group('A claim with two payers', (group) => {
  group.setup(() => deploy(claims))

  test('is settled by both and by the person, reversed, and settled anew', async ({ assert }) => {
    const facts = await claimed()
    const { companyId } = facts
    assert.deepEqual(await balances(companyId), { 1200: 110000, 4000: -110000 })
    assert.deepEqual(await openItems(companyId), [
      ['P1', 1, 30000],
      ['P1', 2, 50000],
      ['P1', 3, 20000],
    ])

    // The primary payer: 520.00 paid, 210.00 allowed, 270.00 to the secondary; 12.00 in advance.
    await tell(facts, 0, 1)
    assert.deepEqual(await openItems(companyId), [
      ['P2', 1, 4000],
      ['P2', 2, 8000],
      ['P2', 3, 15000],
    ])
    assert.deepEqual(await balances(companyId), {
      ...{ 1050: 53200, 1200: 37000, 1260: -1200 },
      ...{ 4000: -110000, 4900: 21000 },
    })
    assert.deepEqual(await payments(companyId), [[53200, 52000, 1200, 0]])

    // The secondary payer: 210.00 paid, 20.00 allowed, 40.00 to the person.
    await tell(facts, 1, 2)
    assert.deepEqual(await openItems(companyId), [
      ['A7', 1, 1000],
      ['A7', 3, 3000],
    ])

    // The person is told, pays 40.00, and everything is closed.
    const entries = () => db.from('journal_entries').where('company_id', companyId)
    const before = (await entries()).length
    await tell(facts, 2, 3)
    assert.lengthOf(await entries(), before)
    assert.equal(
      await statement(companyId, '2026-02-25'),
      [
        'STM-2026-000001 for A7',
        'CLM-2026-000001/1: 1000',
        'CLM-2026-000001/3: 3000',
        'You owe 4000\n',
      ].join('\n')
    )
    await tell(facts, 3, 5)
    assert.deepEqual(await openItems(companyId), [])
    assert.deepEqual(await balances(companyId), {
      ...{ 1000: 4000, 1050: 74200, 1200: 10000, 1260: -1200 },
      ...{ 4000: -110000, 4900: 23000 },
    })
    assert.deepEqual(await findings(companyId), [])

    // The primary payer takes back 520.00 and pays 550.00, less the 12.00: 18.00. What the
    // secondary payer and the person had paid is theirs again: 210.00 and 40.00.
    await tell(facts, 5, 6)
    assert.deepEqual(await openItems(companyId), [
      ['P2', 1, 3000],
      ['P2', 2, 8000],
      ['P2', 3, 13000],
    ])
    assert.deepEqual(await payments(companyId), [
      [53200, 52000, 1200, 0],
      [21000, 0, 0, 21000],
      [4000, 0, 0, 4000],
      [1800, 3000, -1200, 0],
    ])
    assert.deepEqual(await findings(companyId), [])

    // The secondary payer: takes back 210.00, pays 200.00, carries 10.00 on.
    await tell(facts, 6, 7)
    assert.deepEqual(await openItems(companyId), [
      ['A7', 1, 500],
      ['A7', 3, 2000],
    ])
    assert.deepEqual((await payments(companyId)).slice(1), [
      [21000, 0, 21000, 0],
      [4000, 0, 0, 4000],
      [1800, 3000, -1200, 0],
      [0, 20000, -20000, 0],
    ])

    // The person owes 25.00 of the 40.00 that were paid: 15.00 go back.
    await tell(facts, 7)
    assert.match((await statement(companyId, '2026-03-25'))!, /You owe 2500/)
    assert.deepEqual(await balances(companyId), END)
    const open = await db
      .from('open_items')
      .where('company_id', companyId)
      .whereNot('open_minor', 0)
    assert.isEmpty(open)
    assert.deepEqual(await findings(companyId), [])
  })

  test('posts its receivable and its revenue once', async ({ assert }) => {
    const facts = await claimed()
    const { companyId } = facts
    await tell(facts)
    const rows = await db
      .from('journal_entries as entry')
      .join('postings as posting', 'posting.entry_id', 'entry.id')
      .join('ledger_accounts as ledger', 'ledger.id', 'posting.ledger_account_id')
      .where('entry.company_id', companyId)
      .where('ledger.code', '4000')
      .orderBy('entry.id')
      .select('entry.kind', 'posting.amount_minor')
    assert.deepEqual(
      rows.map((row) => [row.kind, Number(row.amount_minor)]),
      [
        ['claims.claim', -100000],
        ['claims.claim', -10000],
      ]
    )
  })

  test('told twice, step by step and as a whole, it is the same', async ({ assert }) => {
    const facts = await claimed()
    for (const step of story.steps) {
      await step.run(facts)
      await step.run(facts)
    }
    await tell(facts)
    await assertOutcome(facts, assert)
  })

  test('each step taken by four at once, it is the same', async ({ assert }) => {
    const facts = await claimed()
    for (const step of story.steps) {
      await Promise.all([1, 2, 3, 4].map(() => step.run(facts)))
    }
    await assertOutcome(facts, assert)
  })

  test('killed between its steps and inside them, it goes on to the same end', async ({
    assert,
  }) => {
    const facts = await claimed()
    const places = [
      ...(LONG ? INSIDE : []),
      ...story.steps.slice(1).map((_step, index) => `story_step:${index + 1}`),
      'inbound_before_commit:2',
    ]
    for (const place of places) {
      const killed = await toldBy(facts, place)
      assert.equal(killed.signal, 'SIGKILL', `${place}: ${killed.output}`)
    }
    const ended = await toldBy(facts)
    assert.equal(ended.code, 0, ended.output)
    await assertOutcome(facts, assert)
  }).timeout(240_000)

  test('told by two processes at once, it is the same', async ({ assert }) => {
    const facts = await claimed()
    const both = await Promise.all([1, 2].map(() => toldBy(facts)))
    const again = await toldBy(facts)
    assert.equal(again.code, 0, [...both, again].map(({ output }) => output).join('\n'))
    await assertOutcome(facts, assert)
  }).timeout(120_000)

  test('a remittance that does not balance is refused on each of its levels', async ({
    assert,
  }) => {
    const facts = await claimed()
    const { companyId } = facts
    const broken = [
      [/LINE\|1\|300.00\|200.00/, 'LINE|1|300.00|200.01', 'line 1 of ICN-1 does not balance'],
      [/\|1000.00\|520.00/, '|1000.00|520.01', 'claim ICN-1 is not what its lines add up to'],
      [/USD\|532.00/, 'USD|531.99', '53200 is due by its claims, 53199 was paid'],
      [/REMIT/, 'RIMET', 'it does not begin with REMIT'],
    ] as const
    for (const [found, wrong, reason] of broken) {
      const text = REMITTANCES[0].replace(found, wrong)
      const { state, reason: said } = await remit(companyId, text)
      assert.equal(state, 'refused')
      assert.include(said!, reason)
    }
    assert.isEmpty(await db.from('payments').where('company_id', companyId))
    assert.deepEqual(await findings(companyId), [])
  })

  test('a line that nobody knows is held and its money stays unapplied', async ({ assert }) => {
    const facts = await claimed()
    const { companyId } = facts
    const text = REMITTANCES[0].replaceAll('LINE|3', 'LINE|4')
    const { state, applied, held, reason, messageId } = await remit(companyId, text)
    assert.deepEqual([state, applied, held], ['held', 4, 1])
    assert.include(reason!, 'owes nothing for line 4 of "CLM-2026-000001"')
    assert.deepEqual(await findings(companyId), [])

    const again = await remit(companyId, text)
    assert.deepEqual([again.messageId, again.isNew, again.held], [messageId, false, 1])
  })

  test('a decision that was never made cannot be reversed', async ({ assert }) => {
    const facts = await claimed()
    const { companyId } = facts
    const { state, held, reason } = await remit(companyId, REMITTANCES[2])
    // The 18.00 are there; nothing of the claim was touched.
    assert.deepEqual([state, held], ['held', 5])
    assert.equal(reason, 'Nothing stands that was settled as "ICN-1"')
    assert.deepEqual(await payments(companyId), [[1800, 0, 0, 1800]])
    assert.lengthOf(await openItems(companyId), 3)
    assert.deepEqual(await findings(companyId), [])

    // When what it takes back has arrived, the same message is booked to its end.
    await tell(facts)
    await assertOutcome(facts, assert)
  })
})
