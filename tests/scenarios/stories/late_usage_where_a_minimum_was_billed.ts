import { bill, netsOf } from '#tests/support/books'
import { commit } from '#tests/support/discounts'
import { given } from '#tests/support/given_books'
import { linesOf } from '#tests/support/books'
import { story, type StoryFacts } from '#tests/support/story_steps'
import { importCallsOnce } from '#tests/support/telephony'

const [ANNA, BEN] = ['493055521001', '493055521002']

interface Facts extends StoryFacts {
  readonly anna: number
  readonly ben: number
}

const call = (id: string, from: string, at: string, minutes: number) => {
  return { id, from, to: '4940123456', at, seconds: minutes * 60 }
}

/** Calls at 0.10 a minute, and at least 50.00 a month: for Ben from the 16 January on. */
export default story<Facts>({
  title: 'Late usage where a minimum was billed',

  async given() {
    const companyId = await given.company()
    const terms = {
      ...{ unit_price: '0.10', unit_quantity: 60, unit_rounding: 'none', unit_step: '1' },
      negative_total: 'credit',
    }
    const planVersionId = await given.plan(companyId, {
      charges: [
        given.charge({
          ...{ key: 'calls', name: 'Calls', ruleCode: 'standard.per_unit', terms },
          metrics: ['telecom.voice_seconds'],
        }),
      ],
    })
    const accounts: number[] = []
    for (const [identifier, startsOn] of [
      [ANNA, '2026-01-01'],
      [BEN, '2026-01-16'],
    ]) {
      const accountId = await given.account(companyId)
      const serviceId = await given.service(companyId, accountId, { identifier })
      const from = '2026-01-01'
      await given.subscription(companyId, { accountId, planVersionId, serviceId, from })
      await commit(companyId, accountId, { startsOn })
      accounts.push(accountId)
    }
    return { companyId, anna: accounts[0], ben: accounts[1] }
  },

  steps: [
    {
      name: 'January is billed',
      at: '2026-02-01T04:00:00Z',
      async run({ companyId }) {
        const january = [
          call('a1', ANNA, '2026-01-10T08:00:00Z', 300),
          call('b1', BEN, '2026-01-20T08:00:00Z', 100),
        ]
        await importCallsOnce(companyId, january, 'january.csv')
        await bill(companyId, '2026-02-01')
      },
    },
    {
      name: 'February is billed, with a late call of January',
      at: '2026-03-01T04:00:00Z',
      async run({ companyId }) {
        const february = [
          call('late', ANNA, '2026-01-11T08:00:00Z', 100),
          call('a2', ANNA, '2026-02-10T08:00:00Z', 700),
        ]
        await importCallsOnce(companyId, february, 'february.csv')
        await bill(companyId, '2026-03-01')
      },
    },
    {
      name: 'a later one exceeds the minimum',
      at: '2026-04-01T04:00:00Z',
      async run({ companyId }) {
        const later = [call('later', ANNA, '2026-01-12T08:00:00Z', 150)]
        await importCallsOnce(companyId, later, 'later.csv')
        await bill(companyId, '2026-04-01')
      },
    },
  ],

  async outcome({ companyId, anna, ben }, assert) {
    // Anna: 30.00 + 20.00. Ben: 16 of 31 days are 25.81, of which 16/31 of his 10.00 are 5.16.
    assert.deepEqual(await netsOf(companyId, '2026-02-01'), [
      [anna, 'invoice', 5000],
      [ben, 'invoice', 3065],
    ])
    // January: 10.00 more of calls, 10.00 less of the true-up. February: 70.00. Ben: nothing, so 50.00.
    assert.deepEqual(await linesOf(companyId, anna), [
      ['2026-02-01', ANNA, '2026-01-01', 3000],
      ['2026-02-01', null, '2026-01-01', 2000],
      ['2026-03-01', ANNA, '2026-01-01', 1000],
      ['2026-03-01', ANNA, '2026-02-01', 7000],
      ['2026-03-01', null, '2026-01-01', -1000],
      ['2026-04-01', ANNA, '2026-01-01', 1500],
      ['2026-04-01', null, '2026-01-01', -1000],
      ['2026-04-01', null, '2026-03-01', 5000],
    ])
    assert.deepEqual(await netsOf(companyId, '2026-03-01'), [
      [anna, 'invoice', 7000],
      [ben, 'invoice', 5000],
    ])
  },
})
