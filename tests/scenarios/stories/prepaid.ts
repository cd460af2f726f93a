import assert from 'node:assert/strict'
import db from '@adonisjs/lucid/services/db'
import { ExpireGrants } from '#app/prepaid/actions/expire_grants'
import { RateAcceptedUsage } from '#app/prepaid/actions/rate_accepted_usage'
import { ReleaseReservation } from '#app/prepaid/actions/release_reservation'
import { bill, documentsOf, journalOf } from '#tests/support/books'
import {
  balanceOf,
  call,
  commit,
  grant,
  grantsLeft,
  prepaidNumber,
  ratedEvents,
  refusal,
  reserve,
  send,
  type PrepaidFacts,
} from '#tests/support/prepaid'
import { story } from '#tests/support/story_steps'

/** A prepaid number: ten minutes are included in a month, a minute beyond costs 0.10, net. */
export default story<PrepaidFacts>({
  title: 'A prepaid number',

  given: () => prepaidNumber(),

  steps: [
    {
      name: 'money is paid in, and a gift added',
      at: '2026-10-01T08:00:00Z',
      // They are used in this order: the gift of 2.00, because it expires; 3.00, by its priority;
      // 10.00. Together 15.00.
      async run(facts) {
        await grant(facts, 'first', 1000n)
        await grant(facts, 'gift', 200n, { kind: 'promotional', expiresOn: '2026-11-01' })
        await grant(facts, 'second', 300n, { priority: 50 })
      },
    },
    {
      name: 'calls are reserved, one behind the other',
      at: '2026-10-05T09:00:00Z',
      // a: 10 minutes, all included: 0.00. b: 15 minutes behind it: 1.50. c: 120 minutes: 12.00.
      // d: 20 minutes would be 2.00, and 15.00 - 13.50 = 1.50 are there: enough for 902 seconds,
      // which cost 1.50333... and are rounded to 1.50; 903 cost 1.505, which is 1.51.
      async run(facts) {
        await reserve(facts, 'a', '2026-10-05T09:00:00Z', 600)
        await reserve(facts, 'b', '2026-10-05T09:00:10Z', 900)
        await reserve(facts, 'c', '2026-10-05T09:00:20Z', 7200)
        const refused = await refusal(reserve(facts, 'd', '2026-10-05T09:00:30Z', 1200))
        assert.deepEqual(refused, [150, 902])
      },
    },
    {
      name: 'the second call is over first',
      at: '2026-10-05T09:08:30Z',
      // b: 500 seconds, all included, 100 are left. Now a would cost 500 seconds, 0.8333... or 0.83,
      // and 15.00 - 0.83 - 12.00 = 2.17 are there: 20 minutes can be reserved, and are released.
      async run(facts) {
        const { amountMinor } = await commit(facts, 'b', '2026-10-05T09:00:10Z', 500)
        assert.equal(amountMinor, 0n)
        await reserve(facts, 'e', '2026-10-05T09:08:30Z', 1200)
        await new ReleaseReservation().execute({ companyId: facts.companyId, key: 'e' })
      },
    },
    {
      name: 'the first call is over, the third did not take place',
      at: '2026-10-05T09:11:00Z',
      // a: 660 seconds, 100 included, 560 charged: 0.9333... or 0.93, from the gift (1.07 left).
      async run(facts) {
        const { amountMinor } = await commit(facts, 'a', '2026-10-05T09:00:00Z', 660)
        assert.equal(amountMinor, 93n)
        await new ReleaseReservation().execute({ companyId: facts.companyId, key: 'c' })
      },
    },
    {
      name: 'a call comes without a reservation',
      at: '2026-10-07T10:00:00Z',
      // 30 minutes: 3.00. The gift pays 1.07 (none left), the 3.00 pay 1.93 (1.07 left).
      async run(facts) {
        await send(facts, call(facts.number, 'roaming', '2026-10-07T08:00:00Z', 1800))
        await new RateAcceptedUsage().execute(facts.companyId)
      },
    },
    {
      name: 'a call lasts longer than what was reserved',
      at: '2026-10-20T12:00:00Z',
      // Reserved 50 minutes, 5.00. It lasted 8,000 seconds: 13.333... or 13.33. 1.07 and 10.00 are
      // there; 2.26 overdraw the wallet, and nothing that costs anything can be reserved: 2 seconds are
      // 0.00333..., which is 0.00.
      async run(facts) {
        await reserve(facts, 'f', '2026-10-20T09:30:00Z', 3000)
        const { amountMinor } = await commit(facts, 'f', '2026-10-20T09:30:00Z', 8000)
        assert.equal(amountMinor, 1333n)
        const refused = await refusal(reserve(facts, 'g', '2026-10-20T12:00:00Z', 60))
        assert.deepEqual(refused, [-226, 2])
      },
    },
    {
      name: 'October is billed',
      at: '2026-11-01T06:00:00Z',
      // 0.00 + 0.93 + 3.00 + 13.33 = 17.26, tax 3.28 (3.2794), gross 20.54. The wallet has paid 13.00
      // of it and the gift 2.00: 5.54 are open, which are 2.26 and the tax.
      async run({ companyId }) {
        await bill(companyId, '2026-11-01')
      },
    },
    {
      name: 'money is paid in again',
      at: '2026-11-03T08:00:00Z',
      // 20.00, of which 2.26 cover the long call, and with it the invoice: 3.28 stay open.
      run: async (facts) => void (await grant(facts, 'third', 2000n)),
    },
    {
      name: 'the switch mends a call, and the gift expires',
      at: '2026-11-05T08:00:00Z',
      // 20 minutes instead of 30: 3.00 go back, 1.07 to the gift and 1.93 to the 3.00. Nothing is
      // left of October's minutes: 2.00, 1.93 from the 3.00 and 0.07 from the 20.00 (17.67 left).
      // The 1.07 of the gift cannot be used since the first of November.
      async run(facts) {
        const mended = call(facts.number, 'roaming', '2026-10-07T08:00:00Z', 1200)
        await send(facts, { ...mended, action: 'supersede', reason: 'wrong end of call' })
        await new RateAcceptedUsage().execute(facts.companyId)
        await new ExpireGrants().execute(facts.companyId, 'test')
      },
    },
    {
      name: 'a call of November',
      at: '2026-11-10T09:12:00Z',
      // Nothing was carried on: 10 minutes are included, 100 of 700 seconds charged: 0.1666... or 0.17.
      async run(facts) {
        const { holdMinor } = await reserve(facts, 'h', '2026-11-10T09:00:00Z', 600)
        assert.equal(holdMinor, 0n)
        const { amountMinor } = await commit(facts, 'h', '2026-11-10T09:00:00Z', 700)
        assert.equal(amountMinor, 17n)
      },
    },
    {
      name: 'November is billed',
      at: '2026-12-01T06:00:00Z',
      // October again: 0.00 + 0.93 + 13.33 + 2.00 = 16.26, 1.00 less. November: 0.17. A credit note of
      // -0.83, tax -0.16 (-0.1577), gross -0.99. Of October and November money has paid
      // 2.00 + 13.33 + 0.17 = 15.50, 15.26 of it settled: 0.24 more. The gift has paid 0.93, 2.00 of
      // it settled: 1.07 less. 0.24 - 1.07 = -0.83 settle the net of the credit note; its tax is open.
      async run({ companyId }) {
        await bill(companyId, '2026-12-01')
      },
    },
  ],

  async outcome(facts, japa) {
    const { companyId, accountId } = facts
    japa.deepEqual(await ratedEvents(facts), [
      [500, 0, '0', 0],
      [660, 560, '14/15', 93],
      [1800, 1800, '3', 300],
      [8000, 8000, '40/3', 1333],
      [1200, 1200, '2', 200],
      [700, 100, '1/6', 17],
    ])
    japa.deepEqual(await grantsLeft(facts), [0, 0, 0, 1750, 0])
    japa.equal(await balanceOf(facts), 1750)
    const documents = await documentsOf(companyId)
    japa.deepEqual(
      documents.map((one) => [one.net_minor, one.tax_minor, one.gross_minor]),
      [
        [-83, -16, -99],
        [1726, 328, 2054],
      ]
    )
    japa.deepEqual(
      documents.map(({ lines }) => lines.map((line) => [line.startsOn, line.netMinor])),
      [
        [
          ['2026-10-01', -100],
          ['2026-11-01', 17],
        ],
        [['2026-10-01', 1726]],
      ]
    )
    const items = await db.from('open_items').where('account_id', accountId).orderBy('id')
    japa.deepEqual(
      items.map((row) => [Number(row.amount_minor), Number(row.open_minor)]),
      [
        [2054, 328],
        [-99, -16],
      ]
    )
    // 33.00 came in, 15.50 have paid for usage. Revenue 16.43, less gifts of 0.93; tax 3.12.
    japa.deepEqual(await journalOf(companyId), {
      '1000': 3300,
      '1200': 312,
      '2110': -1750,
      '2200': -312,
      '4000': -1643,
      '4910': 93,
    })
    const ends = await db.from('reservation_ends').where('company_id', companyId)
    const count = (kind: string) => ends.filter((row) => row.kind === kind).length
    japa.deepEqual([count('committed'), count('released')], [4, 2])
  },
})
