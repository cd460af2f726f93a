import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { AllocatePayment } from '#app/receivables/actions/allocate_payment'
import { RequestCharge } from '#app/receivables/actions/request_charge'
import { clock } from '#app/database/clock'
import { bill, findings } from '#tests/support/books'
import { findingsWhen } from '#tests/support/broken_books'
import { given } from '#tests/support/given_books'
import { debtor, order, paid } from '#tests/support/receivables'
import { houseReadings, measure, sendReadings, smallHouse, withHouses } from '#tests/support/houses'
import familyPool from '#tests/scenarios/stories/family_pool'
import mendedPrice from '#tests/scenarios/stories/mended_price'
import planThereAndBack from '#tests/scenarios/stories/plan_there_and_back'
import { tellStep, type Story } from '#tests/support/story_steps'

type Trx = TransactionClientContract

async function told(story: Story): Promise<number> {
  clock.freezeAt(Date.parse(story.steps[0].at))
  const facts = await story.given().finally(() => clock.release())
  for (const index of story.steps.keys()) await tellStep(story, index, facts)
  return facts.companyId
}

/** An invoice of 100.00 of which 60.00 are paid, and a late fee of 5.00 that was billed. */
async function paidInPart(): Promise<number> {
  const { companyId, accountId, items } = await debtor('100.00')
  const paymentId = await paid(companyId, accountId, 6000n)
  const settled = [{ itemId: items[0], amountMinor: 6000n }]
  await new AllocatePayment().execute({ ...order(companyId), paymentId, items: settled })
  const feeAccount = await given.account(companyId)
  await new RequestCharge().execute({
    ...{ companyId, accountId: feeAccount, subscriptionId: null, chargeKey: 'late-fee' },
    ...{ description: 'Late fee', amountMinor: 500n, taxCategory: 'general', ledgerCode: '4000' },
    ...{ startsOn: '2026-01-20', endsOn: '2026-01-21', originKind: 'clerk', originId: '1' },
    ...{ key: 'fee-1', requestedBy: 'test', reason: null },
  })
  await bill(companyId, '2026-02-01')
  return companyId
}

/** A house whose September is measured. */
async function measured(): Promise<number> {
  const undo = await withHouses()
  try {
    const house = await smallHouse()
    await sendReadings(house.companyId, [
      ...houseReadings(house, '2026-09-01', { house: 0, a: 0, b: 0, c: 0 }),
      ...houseReadings(house, '2026-10-01', { house: 1000, a: 300, b: 200, c: 0 }),
    ])
    await measure(house.companyId, '2026-10-01')
    return house.companyId
  } finally {
    undo()
  }
}

const WORLDS = {
  measured,
  family: () => told(familyPool),
  mended: () => told(mendedPrice),
  changed: () => told(planThereAndBack),
  paid: paidInPart,
}

/** The first or last row of a company's table, or of one that hangs on it. */
async function rowOf(trx: Trx, sql: string, companyId: number) {
  const rows = await trx.rawQuery(`${sql} limit 1`, [companyId])
  const [row] = Array.isArray(rows?.[0]) ? rows[0] : rows
  return Number(row.id)
}

interface Case {
  readonly what: string
  readonly world: keyof typeof WORLDS
  readonly table: string
  /** Finds the row that is changed; `?` is the company. */
  readonly row: string
  readonly set: Record<string, unknown> | 'delete'
  readonly finding: RegExp
  readonly key?: string
}

const OBLIGATION = 'select id from obligations where company_id = ? order by id desc'
const VERSION = `select obligation_id as id from obligation_versions
  join obligations on obligations.id = obligation_id where company_id = ? order by obligation_id desc`
const DOCUMENT = 'select id from documents where company_id = ? order by id desc'
const ENTRY = 'select id from journal_entries where company_id = ? order by id'
const one = (sql: string) => db.raw(sql)

const CASES: readonly Case[] = [
  {
    ...{ what: 'shares that do not add up', world: 'measured', table: 'measured_quantities' },
    row: `select run_id as id from measured_quantities where company_id = ?`,
    ...{ key: 'run_id', set: { quantity: '1/3' } },
    finding: /^measured shares: Pool \d+, 2026-09-01, generation 1: the shares of .* add up to/,
  },
  {
    ...{ what: 'a generation that is missing', world: 'measured', table: 'measurement_runs' },
    row: 'select id from measurement_runs where company_id = ?',
    ...{ set: { generation: 2 } },
    finding: /^measured generations: Pool \d+, 2026-09-01: a generation is missing/,
  },
  {
    ...{ what: 'living obligations that overlap', world: 'family', table: 'obligations' },
    ...{ row: OBLIGATION, set: { starts_on: '2026-09-02' } },
    finding: /^overlapping obligations: Obligations \d+ and \d+ overlap/,
  },
  {
    ...{ what: 'a target that was not billed', world: 'family', table: 'obligation_versions' },
    ...{ row: VERSION, key: 'obligation_id', set: { target_minor: one('target_minor + 1') } },
    finding: /^target minus billed: Obligation \d+: its target of -?\d+ is not what was billed/,
  },
  {
    ...{ what: 'a part that was not taken back', world: 'changed', table: 'document_lines' },
    row: `select obligation_id as id from document_lines join obligations
      on obligations.id = obligation_id where company_id = ? and voided_id <> 0`,
    ...{ key: 'obligation_id', set: { part: one(`concat('2026-01-', document_id)`) } },
    finding: /^target minus billed: Obligation \d+ is owed no longer and was not taken back/,
  },
  {
    ...{ what: 'a version that is missing', world: 'family', table: 'obligation_versions' },
    row: `select obligation_id as id from obligation_versions join obligations
      on obligations.id = obligation_id where company_id = ? and seq > 1`,
    ...{ key: 'obligation_id', set: { seq: one('seq + 10') } },
    finding: /^sequences: obligation_versions of obligation_id \d+: a seq is missing/,
  },
  {
    ...{ what: 'an edition that is missing', world: 'mended', table: 'charges' },
    row: `select charges.id from charges join plan_versions v on v.id = plan_version_id
      join plans on plans.id = v.plan_id where plans.company_id = ? and edition = 2`,
    ...{ set: { edition: 3 } },
    finding: /^sequences: charges of .*charge_key calls: a edition is missing/,
  },
  {
    ...{ what: 'a closing value that changed', world: 'family', table: 'accumulators' },
    row: 'select id from accumulators where company_id = ? order by starts_on, seq desc',
    ...{ set: { content: '{"rollover":1}' } },
    finding: /^accumulators: Obligation \d+: (it does not open|what it closed)/,
  },
  {
    ...{ what: 'an opening value that changed', world: 'family', table: 'obligation_versions' },
    ...{ row: VERSION, key: 'obligation_id', set: { accumulators_before: '{}' } },
    finding: /^accumulators: Obligation \d+: it does not open with what the period before closed/,
  },
  {
    ...{ what: 'a correction without a second person', world: 'mended', table: 'corrections' },
    row: 'select id from corrections where company_id = ?',
    ...{ set: { approved_by: one('ordered_by') } },
    finding: /^corrections: Correction .* no second person approved it/,
  },
  {
    ...{ what: 'a document of an unapproved correction', world: 'mended', table: 'corrections' },
    row: 'select id from corrections where company_id = ?',
    ...{ set: { approved_by: null, approved_at: null, live_run_id: null } },
    finding: /^corrections: .* comes from no approved correction/,
  },
  {
    ...{ what: 'an edition recorded before the first', world: 'mended', table: 'charges' },
    row: `select charges.id from charges join plan_versions v on v.id = plan_version_id
      join plans on plans.id = v.plan_id where plans.company_id = ? and edition = 2`,
    ...{ set: { recorded_at: -1 } },
    finding: /^editions of charges: Charge calls \(\d+\): edition 2 supersedes nothing before it/,
  },
  {
    ...{ what: 'a posting into closed books', world: 'mended', table: 'journal_entries' },
    ...{ row: `${ENTRY} desc`, set: { posted_on: '2026-03-31' } },
    finding: /^closed periods: Journal entry \d+ is posted on 2026-03-31, closed through/,
  },
  {
    ...{ what: 'a member of no group', world: 'family', table: 'rating_group_members' },
    row: 'select account_id as id from rating_group_members where company_id = ?',
    ...{ key: 'account_id', set: { group_id: 999_999 } },
    finding: /^rating groups: Account \d+ cannot be a member of group 999999/,
  },
  {
    ...{ what: 'accounts that do not fit together', world: 'family', table: 'accounts' },
    row: 'select account_id as id from rating_group_members where company_id = ?',
    ...{ set: { currency: 'USD' } },
    finding: /^rating groups: Group \d+: its accounts do not fit together/,
  },
  {
    ...{ what: 'a charge that was not asked for', world: 'paid', table: 'charge_requests' },
    row: 'select id from charge_requests where company_id = ?',
    ...{ set: { amount_minor: 501 } },
    finding: /^charge requests: Obligation \d+ is not what its charge request asks for/,
  },
  {
    ...{ what: 'an entry on another day than its movement', world: 'paid' },
    ...{ table: 'journal_entries', row: `${ENTRY} desc`, set: { posted_on: '2026-02-03' } },
    ...{ row: `select id from journal_entries where company_id = ? and source_kind = 'movement'` },
    finding: /^receivables by posting date: Journal entry \d+ is posted on another day/,
  },
  {
    ...{ what: 'an allocation that is not posted', world: 'paid', table: 'allocations' },
    row: 'select id from allocations where company_id = ?',
    ...{ set: { amount_minor: 5999 } },
    finding: /^receivables by posting date: Movement \d+ of account \d+ posts -6000 of receivables/,
  },
  {
    ...{ what: 'more open than is left', world: 'paid', table: 'open_items' },
    row: 'select id from open_items where company_id = ?',
    ...{ set: { open_minor: one('open_minor + 1') } },
    finding: /^open amounts: Open item \d+: 4001 are open, its movements leave 4000/,
  },
  {
    ...{ what: 'receivables that are not open', world: 'paid', table: 'open_items' },
    row: 'select id from open_items where company_id = ?',
    ...{ set: { open_minor: one('open_minor + 1') } },
    finding: /^receivables: Receivables of account/,
  },
  {
    ...{ what: 'an entry that does not balance', world: 'paid', table: 'postings' },
    row: `select entry_id as id from postings join journal_entries e on e.id = entry_id
      where e.company_id = ? and position = 1`,
    ...{ key: 'entry_id', set: { base_minor: one('base_minor + position') } },
    finding: /^journal entries: Journal entry \d+: its base amounts are out by \d+/,
  },
  {
    ...{ what: 'an entry out of balance in a currency', world: 'paid', table: 'postings' },
    row: `select entry_id as id from postings join journal_entries e on e.id = entry_id
      where e.company_id = ? and position = 1`,
    ...{ key: 'entry_id', set: { amount_minor: one('amount_minor + position') } },
    finding: /^journal entries: Journal entry \d+: it is out by \d+ in EUR/,
  },
  {
    ...{ what: 'a number that is missing', world: 'family', table: 'documents' },
    ...{ row: DOCUMENT, set: 'delete' },
    finding: /^numbering: Series .*: \d+ documents for the numbers up to \d+/,
  },
  {
    ...{ what: 'a number against the order of dates', world: 'family', table: 'documents' },
    ...{ row: DOCUMENT, set: { issued_on: '2020-01-01' } },
    finding: /^numbering: .* is dated before the number before it/,
  },
  {
    ...{ what: 'lines that do not add up', world: 'paid', table: 'documents' },
    ...{ row: DOCUMENT, set: { net_minor: one('net_minor + 1') } },
    finding: /^documents: Document .*: its lines add up to \d+, not its net/,
  },
  {
    ...{ what: 'another content than was sealed', world: 'paid', table: 'documents' },
    ...{ row: DOCUMENT, set: { buyer: '{}' } },
    finding: /^documents: Document .*: its content has another hash/,
  },
  {
    ...{ what: 'an act that was changed', world: 'paid', table: 'activities' },
    row: 'select id from activities where company_id = ?',
    ...{ set: { actor: 'nobody' } },
    finding: /^activity chain: Activity \d+ has another hash/,
  },
  {
    ...{ what: 'an act that was taken out', world: 'paid', table: 'activity_links' },
    row: `select activity_id as id from activity_links join activities on activities.id = activity_id
      where company_id = ?`,
    ...{ key: 'activity_id', set: 'delete' },
    finding: /^activity chain: The activity chain breaks at seal \d+/,
  },
]

test.group('Verified books', (group) => {
  const companies: Record<string, number> = {}
  group.each.timeout(60_000)
  group.setup(async () => {
    for (const [name, world] of Object.entries(WORLDS)) companies[name] = await world()
  })

  test('hold as they are', async ({ assert }) => {
    for (const companyId of Object.values(companies)) {
      assert.deepEqual(await findings(companyId), [])
    }
  })

  test('name {what}')
    .with([...CASES])
    .run(async ({ assert }, { world, table, row, set, finding, key = 'id' }) => {
      const companyId = companies[world]
      const found = await findingsWhen(companyId, table, async (trx) => {
        const id = await rowOf(trx, row, companyId)
        const changed = trx.from(table).where(key, id)
        await (set === 'delete' ? changed.delete() : changed.update(set))
      })
      const named = found.filter((text) => finding.test(text))
      assert.lengthOf(named, 1, found.join('\n'))
    })
})
