import { test } from '@japa/runner'
import fc from 'fast-check'
import db from '@adonisjs/lucid/services/db'
import { clock } from '#app/database/clock'
import { keepPrepaid, writeOffGrants } from '#app/prepaid/actions/keep_prepaid'
import { ReleaseReservation } from '#app/prepaid/actions/release_reservation'
import { bill, findings } from '#tests/support/books'
import {
  balanceOf,
  call,
  commit,
  grant,
  prepaidNumber,
  refusal,
  reserve,
  send,
  type PrepaidFacts,
} from '#tests/support/prepaid'
import { replayAll } from '#tests/support/story'

const START = Date.parse('2026-10-01T08:00:00Z')
const STEP_MS = 2 * 86_400_000

const size = fc.integer({ min: 1, max: 1500 })
const command = fc.oneof(
  fc.record({ do: fc.constant('grant' as const), size, gift: fc.boolean(), days: fc.nat(30) }),
  fc.record({ do: fc.constant('reserve' as const), size }),
  fc.record({ do: fc.constant('commit' as const), size }),
  fc.record({ do: fc.constant('release' as const), size }),
  fc.record({ do: fc.constant('send' as const), size }),
  fc.record({ do: fc.constant('withdraw' as const), size }),
  fc.record({ do: fc.constant('bill' as const), size })
)
type Command = typeof command extends fc.Arbitrary<infer T> ? T : never

/** What was done so far, so that later commands have something to be about. */
interface Done {
  readonly open: string[]
  readonly calls: string[]
}

async function perform(facts: PrepaidFacts, done: Done, one: Command, index: number) {
  const at = new Date(clock.now()).toISOString()
  const key = `k${index}`
  switch (one.do) {
    case 'grant': {
      const day = new Date(clock.now() + (one.days + 1) * 86_400_000).toISOString().slice(0, 10)
      const kind = one.gift ? 'promotional' : 'paid'
      await grant(facts, key, BigInt(one.size), { kind, expiresOn: one.days > 15 ? null : day })
      return
    }
    case 'reserve':
      if ((await refusal(reserve(facts, key, at, one.size, 2400))) === null) done.open.push(key)
      return
    case 'commit': {
      const open = done.open.pop()
      if (open === undefined) return
      await commit(facts, open, at, one.size)
      done.calls.push(`call-${open}`)
      return
    }
    case 'release': {
      const open = done.open.pop()
      if (open === undefined) return
      await new ReleaseReservation().execute({ companyId: facts.companyId, key: open })
      return
    }
    case 'send':
      await send(facts, call(facts.number, key, at, one.size))
      done.calls.push(key)
      return
    case 'withdraw': {
      const id = done.calls.pop()
      if (id !== undefined) await send(facts, { id, action: 'withdraw', reason: 'no call' })
      return
    }
    case 'bill':
      await bill(facts.companyId, at.slice(0, 10))
  }
}

test.group('Prepaid usage in any order', (group) => {
  group.each.teardown(() => clock.release())

  test('keeps its books whatever is done, and is billed what it was debited', async ({
    assert,
  }) => {
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 8, maxLength: 28 }), async (commands) => {
        clock.freezeAt(START)
        const facts = await prepaidNumber()
        const done: Done = { open: [], calls: [] }
        for (const [index, one] of commands.entries()) {
          clock.freezeAt(START + index * STEP_MS)
          await perform(facts, { ...done }, one, index)
          if (index % 3 === 0) await keepPrepaid()
        }
        clock.freezeAt(START + 100 * 86_400_000)
        await bill(facts.companyId, '2027-01-01')
        await writeOffGrants()
        assert.deepEqual(await findings(facts.companyId), [])
        await replayAll(facts.companyId)
        await assertBilled(facts)
      }),
      { numRuns: process.env.LONG_TESTS === '1' ? 150 : 12 }
    )

    /** Net of all documents is what stands of the rated events, and the balance what is left. */
    async function assertBilled({ companyId, accountId }: PrepaidFacts) {
      const sum = async (query: any, column: string) => {
        const row = await query.sum(`${column} as total`).firstOrFail()
        return Number(row.total ?? 0)
      }
      const net = await sum(db.from('documents').where('company_id', companyId), 'net_minor')
      const standing = db
        .from('rated_events as rated')
        .leftJoin('usage_changes as change', (join) => {
          join.on('change.batch_id', 'rated.batch_id').andOn('change.row_no', 'rated.row_no')
        })
        .where('rated.company_id', companyId)
        .whereNull('change.id')
      const rated = await sum(standing, 'rated.amount_minor')
      assert.equal(net, rated)
      const grants = db.from('wallet_grants').where('company_id', companyId)
      const granted = await sum(grants, 'amount_minor')
      const entries = db.from('wallet_entries').where('company_id', companyId)
      const expired = await sum(entries.where('kind', 'expiry'), 'amount_minor')
      assert.equal(await balanceOf({ accountId }), granted + expired - rated)
    }
  }).timeout(180_000)
})
