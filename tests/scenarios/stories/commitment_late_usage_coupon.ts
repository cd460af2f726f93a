import { bill, summariesOf } from '#tests/support/books'
import { commit, coupon, redeem } from '#tests/support/discounts'
import { given } from '#tests/support/given_books'
import { story, type StoryFacts } from '#tests/support/story_steps'
import { importCallsOnce } from '#tests/support/telephony'

const ANNA = '493055522001'

const call = (id: string, at: string, minutes: number) => {
  return { id, from: ANNA, to: '4940123456', at, seconds: minutes * 60 }
}

/**
 * A fee of 20.00 in advance at 19 %, calls at 0.10 a minute at 7 %, at least 60.00 a month; 10.00 off,
 * then 20 % off what is left.
 */
export default story<StoryFacts & { readonly anna: number }>({
  title: 'Commitment x late usage x coupon',

  async given() {
    const companyId = await given.company()
    const terms = {
      ...{ unit_price: '0.10', unit_quantity: 60, unit_rounding: 'none', unit_step: '1' },
      negative_total: 'credit',
    }
    const planVersionId = await given.plan(companyId, {
      charges: [
        given.charge({
          ...{ key: 'fee', name: 'Fee', ruleCode: 'standard.flat', timing: 'advance' },
          terms: { amount: '20', per_quantity: false },
        }),
        given.charge({
          ...{ key: 'calls', name: 'Calls', ruleCode: 'standard.per_unit', terms },
          ...{ metrics: ['telecom.voice_seconds'], taxCategory: 'reduced' },
        }),
      ],
    })
    const anna = await given.account(companyId)
    const serviceId = await given.service(companyId, anna, { identifier: ANNA })
    const from = '2026-01-01'
    await given.subscription(companyId, { accountId: anna, planVersionId, serviceId, from })
    await commit(companyId, anna, { amountMinor: 6000n })
    // The percentage is older, and still comes last.
    await coupon(companyId, 'fifth', { percent: '20' })
    await coupon(companyId, 'ten', { amountMinor: 1000n })
    await redeem(companyId, anna, 'fifth')
    await redeem(companyId, anna, 'ten')
    return { companyId, anna }
  },

  steps: [
    {
      name: 'the fee of January is billed',
      at: '2026-01-01T04:00:00Z',
      run: async ({ companyId }) => void (await bill(companyId, '2026-01-01')),
    },
    {
      name: 'January is billed',
      at: '2026-02-01T04:00:00Z',
      async run({ companyId }) {
        await importCallsOnce(companyId, [call('a', '2026-01-10T08:00:00Z', 150)], 'january.csv')
        await bill(companyId, '2026-02-01')
      },
    },
    {
      name: 'February is billed, with a late call of January',
      at: '2026-03-01T04:00:00Z',
      async run({ companyId }) {
        const calls = [
          call('late', '2026-01-11T08:00:00Z', 100),
          call('b', '2026-02-10T08:00:00Z', 600),
        ]
        await importCallsOnce(companyId, calls, 'february.csv')
        await bill(companyId, '2026-03-01')
      },
    },
    {
      name: 'a later one exceeds the commitment',
      at: '2026-04-01T04:00:00Z',
      async run({ companyId }) {
        await importCallsOnce(companyId, [call('later', '2026-01-12T08:00:00Z', 250)], 'later.csv')
        await bill(companyId, '2026-04-01')
      },
    },
  ],

  async outcome({ companyId }, assert) {
    const told = (await summariesOf(companyId)).map(({ issuedOn, lines, taxes, gross }) => ({
      issuedOn,
      lines: lines
        .map(([description, startsOn, , net]) => `${description} ${startsOn} ${net}`)
        .sort(),
      taxes,
      gross,
    }))
    assert.deepEqual(told, [
      {
        issuedOn: '2026-01-01',
        // 20.00 less 10.00, less 20 % of 10.00.
        lines: [
          'Coupon fifth 2026-01-01 -200',
          'Coupon ten 2026-01-01 -1000',
          'Fee 2026-01-01 2000',
        ],
        taxes: [['19', 800, 152]],
        gross: 952,
      },
      {
        issuedOn: '2026-02-01',
        // January: 20.00 + 15.00 + 25.00. The 10.00 stay with the fee; of the 50.00 that are left 10.00
        // are off: 7.00 of 35.00 at 19 %, of which 2.00 are off already, and 3.00 of 15.00 at 7 %.
        lines: [
          'Calls 2026-01-01 1500',
          'Commitment 2026-01-01 2500',
          'Coupon fifth 2026-01-01 -300',
          'Coupon fifth 2026-01-01 -500',
          'Coupon fifth 2026-02-01 -200',
          'Coupon ten 2026-02-01 -1000',
          'Fee 2026-02-01 2000',
        ],
        taxes: [
          ['19', 2800, 532],
          ['7', 1200, 84],
        ],
        gross: 4616,
      },
      {
        issuedOn: '2026-03-01',
        // January: 10.00 more of calls are 10.00 less of the true-up, 25.00 and 25.00 of the 50.00 that
        // are left: 5.00 and 5.00 off instead of 7.00 and 3.00. February: 20.00 + 60.00, 10.00 off the
        // fee, 14.00 off 10.00 and 60.00: 2.00 (as billed) and 12.00.
        lines: [
          'Calls 2026-01-01 1000',
          'Calls 2026-02-01 6000',
          'Commitment 2026-01-01 -1000',
          'Coupon fifth 2026-01-01 -200',
          'Coupon fifth 2026-01-01 200',
          'Coupon fifth 2026-02-01 -1200',
          'Coupon fifth 2026-03-01 -200',
          'Coupon ten 2026-03-01 -1000',
          'Fee 2026-03-01 2000',
        ],
        // 19 %: -10.00 + 2.00 + 8.00 = 0.00. 7 %: 10.00 - 2.00 + 60.00 - 12.00.
        taxes: [
          ['19', 0, 0],
          ['7', 5600, 392],
        ],
        gross: 5992,
      },
      {
        issuedOn: '2026-04-01',
        // January: 25.00 more of calls, 15.00 less of the true-up: 20.00 + 50.00, 10.00 off the fee, 20 %
        // of 10.00 and 50.00: 2.00 instead of 5.00, and 10.00 instead of 5.00. March: 20.00 + 40.00.
        lines: [
          'Calls 2026-01-01 2500',
          'Commitment 2026-01-01 -1500',
          'Commitment 2026-03-01 4000',
          'Coupon fifth 2026-01-01 -500',
          'Coupon fifth 2026-01-01 300',
          'Coupon fifth 2026-03-01 -800',
          'Coupon fifth 2026-04-01 -200',
          'Coupon ten 2026-04-01 -1000',
          'Fee 2026-04-01 2000',
        ],
        // 19 %: -15.00 + 3.00 + 40.00 - 8.00 + 8.00. 7 %: 25.00 - 5.00.
        taxes: [
          ['19', 2800, 532],
          ['7', 2000, 140],
        ],
        gross: 5472,
      },
    ] as never)
  },
})
