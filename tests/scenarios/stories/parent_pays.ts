import db from '@adonisjs/lucid/services/db'
import { GrantCredit } from '#app/prepaid/actions/grant_credit'
import { SetWalletTerms } from '#app/prepaid/actions/set_wallet_terms'
import { bill } from '#tests/support/books'
import { given } from '#tests/support/given_books'
import { paidDocuments, pays } from '#tests/support/paying'
import { story, type StoryFacts } from '#tests/support/story_steps'
import { importCallsOnce } from '#tests/support/telephony'

interface Facts extends StoryFacts {
  readonly parent: number
  readonly anna: number
  readonly ben: number
}

const ANNA = '493055533001'
const actor = 'test'

const call = (id: string, at: string, minutes: number) => {
  return { id, from: ANNA, to: '4940123456', at, seconds: minutes * 60 }
}

const flat = (amount: string) =>
  given.charge({
    ...{ key: 'fee', name: 'Fee', ruleCode: 'standard.flat' },
    terms: { amount, per_quantity: false },
  })

/** 100.00 of the parent; 31.00 each of Anna and Ben; Anna calls at 0.10 a minute; 19 % of tax. */
export default story<Facts>({
  title: 'A parent that pays for its children, with credit',

  async given() {
    const companyId = await given.company()
    const own = await given.plan(companyId, { charges: [flat('100')] })
    const child = await given.plan(companyId, { charges: [flat('31')] })
    const terms = {
      ...{ unit_price: '0.10', unit_quantity: 60, unit_rounding: 'none', unit_step: '1' },
      negative_total: 'credit',
    }
    const calls = given.charge({
      ...{ key: 'calls', name: 'Calls', ruleCode: 'standard.per_unit', terms },
      metrics: ['telecom.voice_seconds'],
    })
    const calling = await given.plan(companyId, { charges: [flat('31'), calls] })
    // The payer is not the first of them.
    const anna = await given.account(companyId)
    const parent = await given.account(companyId)
    const ben = await given.account(companyId)
    const serviceId = await given.service(companyId, anna, { identifier: ANNA })
    const from = '2026-01-01'
    await given.subscription(companyId, { accountId: parent, planVersionId: own, from })
    await given.subscription(companyId, {
      ...{ accountId: anna, planVersionId: calling, serviceId, from },
    })
    await given.subscription(companyId, { accountId: ben, planVersionId: child, from })
    return { companyId, parent, anna, ben }
  },

  steps: [
    {
      name: 'the parent pays for both, from a wallet with 50.00',
      at: '2026-01-02T08:00:00Z',
      async run({ companyId, parent, anna, ben }) {
        await pays(companyId, parent, anna, '2026-01-01')
        await pays(companyId, parent, ben, '2026-01-01')
        const account = { companyId, accountId: parent, actor }
        const none = { alertBelowMinor: null }
        await new SetWalletTerms().execute({ ...account, ...none, settles: 'all' })
        const grant = { ...account, kind: 'paid', amountMinor: 5000n, key: 'cash' } as const
        await new GrantCredit().execute(grant)
      },
    },
    {
      name: 'January is billed',
      at: '2026-02-01T04:00:00Z',
      async run({ companyId }) {
        await importCallsOnce(companyId, [call('a', '2026-01-10T08:00:00Z', 100)], 'january.csv')
        await bill(companyId, '2026-02-01')
      },
    },
    {
      name: 'Anna leaves in the middle of February, Ben has left in January',
      at: '2026-02-10T08:00:00Z',
      async run({ companyId, anna, ben }) {
        await pays(companyId, null, anna, '2026-02-15')
        await pays(companyId, null, ben, '2026-01-17')
      },
    },
    {
      name: 'February is billed, with a late call of January',
      at: '2026-03-01T04:00:00Z',
      async run({ companyId }) {
        const calls = [
          call('late', '2026-01-20T08:00:00Z', 50),
          call('b', '2026-02-10T08:00:00Z', 30),
          call('c', '2026-02-20T08:00:00Z', 20),
        ]
        await importCallsOnce(companyId, calls, 'february.csv')
        await bill(companyId, '2026-03-01')
      },
    },
    {
      name: 'the next run finds what is new only',
      at: '2026-03-02T04:00:00Z',
      run: async ({ companyId }) => void (await bill(companyId, '2026-03-02')),
    },
  ],

  async outcome({ companyId, parent, anna, ben }, assert) {
    assert.deepEqual(await paidDocuments(companyId, '2026-02-01'), [
      {
        accountId: parent,
        kind: 'invoice',
        lines: [
          [parent, null, 'Fee', '2026-01-01', '2026-02-01', 10000],
          [anna, null, 'Fee', '2026-01-01', '2026-02-01', 3100],
          [anna, null, 'Calls', '2026-01-01', '2026-02-01', 1000],
          [ben, null, 'Fee', '2026-01-01', '2026-02-01', 3100],
        ],
        // 19 % of 172.00; 50.00 come from the wallet.
        ...{ tax: 3268, gross: 20468, open: 15468 },
      },
    ])
    const march = await paidDocuments(companyId, '2026-03-01')
    const sorted = march.map(({ lines, ...document }) => ({
      ...document,
      lines: [...lines].sort(),
    }))
    assert.sameDeepMembers(sorted, [
      {
        accountId: anna,
        kind: 'invoice',
        // The other 14 of 28 days, and the call of the 20th.
        lines: [
          [anna, null, 'Calls', '2026-02-15', '2026-03-01', 200],
          [anna, null, 'Fee', '2026-02-15', '2026-03-01', 1550],
        ],
        ...{ tax: 333, gross: 2083, open: 2083 },
      },
      {
        accountId: parent,
        kind: 'invoice',
        lines: [
          [parent, null, 'Fee', '2026-02-01', '2026-03-01', 10000],
          [anna, null, 'Calls', '2026-01-01', '2026-02-01', 500],
          [anna, null, 'Calls', '2026-02-01', '2026-02-15', 300],
          [anna, null, 'Fee', '2026-02-01', '2026-02-15', 1550],
          // 31.00 of Ben's January are taken back, 16 of 31 days remain the parent's.
          [ben, null, 'Fee', '2026-01-01', '2026-01-17', 1600],
          [ben, null, 'Fee', '2026-01-01', '2026-02-01', -3100],
        ].sort(),
        // 19 % of 108.50; nothing is left in the wallet.
        ...{ tax: 2062, gross: 12912, open: 12912 },
      },
      {
        accountId: ben,
        kind: 'invoice',
        lines: [
          [ben, null, 'Fee', '2026-01-17', '2026-02-01', 1500],
          [ben, null, 'Fee', '2026-02-01', '2026-03-01', 3100],
        ],
        ...{ tax: 874, gross: 5474, open: 5474 },
      },
    ])
    assert.deepEqual(await paidDocuments(companyId, '2026-03-02'), [])
    // Whoever pays, what was used is the child's.
    const owed = await db
      .from('obligations')
      .where({ company_id: companyId, account_id: anna })
      .select('payer_id')
    assert.sameMembers([...new Set(owed.map((row) => Number(row.payer_id)))], [0, parent])
  },
})
