import db from '@adonisjs/lucid/services/db'
import { ApproveCorrection } from '#app/billing/actions/approve_correction'
import { OrderCorrection } from '#app/billing/actions/order_correction'
import { RunCorrection } from '#app/billing/actions/run_correction'
import { CloseLedger } from '#app/ledger/actions/close_ledger'
import { bill, netsOf, postedThrough } from '#tests/support/books'
import { given } from '#tests/support/given_books'
import { story, type StoryFacts } from '#tests/support/story_steps'
import { importCallsOnce } from '#tests/support/telephony'

const [XENIA, YURI] = ['493055520001', '493055520002']
const MINUTE = 60

interface Facts extends StoryFacts {
  readonly xenia: number
  readonly yuri: number
  readonly planVersionId: number
}

const calls = (price: string) =>
  given.charge({
    key: 'calls',
    name: 'Calls',
    ruleCode: 'standard.per_unit',
    terms: {
      unit_price: price,
      unit_quantity: MINUTE,
      unit_rounding: 'none',
      unit_step: '1',
      negative_total: 'credit',
    },
    metrics: ['telecom.voice_seconds'],
    tags: ['usage', 'discounted'],
  })

const call = (id: string, from: string, at: string, minutes: number) => {
  return { id, from, to: '4940123456', at, seconds: minutes * MINUTE }
}

const correctionOf = async (companyId: number) => {
  const row = await db.from('corrections').where('company_id', companyId).firstOrFail()
  return Number(row.id)
}

const run = async (companyId: number, kind: 'preview' | 'live', actor: string) => {
  const correctionId = await correctionOf(companyId)
  const issuedOn = '2026-04-15'
  return new RunCorrection().execute({ companyId, correctionId, kind, issuedOn, actor })
}

/** Calls at 0.10 a minute, at least 20.00 a month, 10 % off all of it. The price should be 0.12. */
export default story<Facts>({
  title: 'A wrong price is mended over three closed months',

  async given() {
    const companyId = await given.company()
    const planVersionId = await given.plan(companyId, {
      charges: [
        calls('0.10'),
        given.charge({
          key: 'minimum',
          name: 'Minimum',
          ruleCode: 'standard.minimum',
          terms: { amount: '20.00', reads_tag: 'usage', reads_scope: 'subscription' },
          tags: ['discounted'],
        }),
        given.charge({
          key: 'coupon',
          name: 'Coupon',
          ruleCode: 'standard.percent_off',
          terms: { percent: '10', reads_tag: 'discounted', reads_scope: 'subscription' },
        }),
      ],
    })
    const accounts: number[] = []
    for (const identifier of [XENIA, YURI]) {
      const accountId = await given.account(companyId)
      const serviceId = await given.service(companyId, accountId, { identifier })
      await given.subscription(companyId, {
        accountId,
        planVersionId,
        serviceId,
        from: '2026-01-01',
      })
      accounts.push(accountId)
    }
    return { companyId, planVersionId, xenia: accounts[0], yuri: accounts[1] }
  },

  steps: [
    {
      name: 'January is billed',
      at: '2026-02-01T04:00:00Z',
      async run({ companyId }) {
        const january = [
          call('x1', XENIA, '2026-01-10T08:00:00Z', 300),
          call('y1', YURI, '2026-01-11T08:00:00Z', 100),
        ]
        await importCallsOnce(companyId, january, 'january.csv')
        await bill(companyId, '2026-02-01')
      },
    },
    {
      name: 'February is billed',
      at: '2026-03-01T04:00:00Z',
      async run({ companyId }) {
        const february = [call('x2', XENIA, '2026-02-10T08:00:00Z', 150)]
        await importCallsOnce(companyId, february, 'february.csv')
        await bill(companyId, '2026-03-01')
      },
    },
    {
      name: 'March is billed',
      at: '2026-03-31T22:30:00Z',
      async run({ companyId }) {
        const march = [
          call('x3', XENIA, '2026-03-10T08:00:00Z', 250),
          call('y3', YURI, '2026-03-11T08:00:00Z', 190),
        ]
        await importCallsOnce(companyId, march, 'march.csv')
        await bill(companyId, '2026-04-01')
      },
    },
    {
      name: 'the books are closed through the 1 April',
      at: '2026-04-10T08:00:00Z',
      run: ({ companyId }) =>
        new CloseLedger().execute({ companyId, throughOn: '2026-04-01', actor: 'accountant' }),
    },
    {
      name: 'a correction of the price is ordered',
      at: '2026-04-12T08:00:00Z',
      async run({ companyId, planVersionId }) {
        await new OrderCorrection().execute({
          companyId,
          code: 'price-2026-q1',
          planVersionId,
          charges: [calls('0.12')],
          startsOn: '2026-01-01',
          endsOn: '2026-04-01',
          reason: 'The price list says 0.12',
          actor: 'clerk',
        })
      },
    },
    {
      name: 'its dry run shows the difference',
      at: '2026-04-12T09:00:00Z',
      async run({ companyId }) {
        const { totals } = await run(companyId, 'preview', 'clerk')
        // 9.90 and 2.52, with 19 % of tax: 11.78 and 3.00. After it is applied there is none left.
        const isApplied = (await netsOf(companyId, '2026-04-15')).length > 0
        const expected = isApplied ? '[]' : '[{"currency":"EUR","gross":"14.78"}]'
        if (JSON.stringify(totals) !== expected) {
          throw new Error(`The dry run shows ${JSON.stringify(totals)} instead of ${expected}`)
        }
      },
    },
    {
      name: 'a second person approves it',
      at: '2026-04-13T08:00:00Z',
      async run({ companyId }) {
        const correctionId = await correctionOf(companyId)
        await new ApproveCorrection().execute({ companyId, correctionId, actor: 'manager' })
      },
    },
    {
      name: 'it is applied',
      at: '2026-04-15T08:00:00Z',
      run: async ({ companyId }) => void (await run(companyId, 'live', 'clerk')),
    },
    {
      name: 'April is billed, with a late call of March',
      at: '2026-05-01T04:00:00Z',
      async run({ companyId }) {
        const late = [call('late', XENIA, '2026-03-20T08:00:00Z', 10)]
        await importCallsOnce(companyId, late, 'late.csv')
        await bill(companyId, '2026-05-01')
      },
    },
  ],

  async outcome({ companyId, xenia, yuri }, assert) {
    // Xenia: 30.00; 15.00 + 5.00; 25.00, each less 10 %. Yuri: always the minimum, less 10 %.
    assert.deepEqual(await netsOf(companyId, '2026-02-01'), [
      [xenia, 'invoice', 2700],
      [yuri, 'invoice', 1800],
    ])
    assert.deepEqual(await netsOf(companyId, '2026-03-01'), [
      [xenia, 'invoice', 1800],
      [yuri, 'invoice', 1800],
    ])
    assert.deepEqual(await netsOf(companyId, '2026-04-01'), [
      [xenia, 'invoice', 2250],
      [yuri, 'invoice', 1800],
    ])
    // At 0.12. Xenia: 36.00 instead of 30.00, 18.00 + 2.00 as before, 30.00 instead of 25.00:
    // 11.00 less 10 %. Yuri: 12.00 + 8.00 as before, nothing, 22.80 instead of 19.00 + 1.00: 2.80.
    assert.deepEqual(await netsOf(companyId, '2026-04-15'), [
      [xenia, 'invoice', 990],
      [yuri, 'invoice', 252],
    ])
    // The late call costs the mended price, 1.20 less 10 %; April is the minimum.
    assert.deepEqual(await netsOf(companyId, '2026-05-01'), [
      [xenia, 'invoice', 1908],
      [yuri, 'invoice', 1800],
    ])
    // 67.50 and 54.00 with 19 % of tax, document by document, were posted before the books closed.
    assert.deepEqual(await postedThrough(companyId, '2026-04-01'), {
      '1200': 14459,
      '2200': -2309,
      '4000': -12150,
    })
    await assert.rejects(() => bill(companyId, '2026-04-01'), /E_SERIES_ORDER|closed through/)
  },
})
