import { FormRatingGroup } from '#app/rating/actions/form_rating_group'
import { bill, linesOf } from '#tests/support/books'
import { given } from '#tests/support/given_books'
import { story, type StoryFacts } from '#tests/support/story_steps'
import { importCallsOnce } from '#tests/support/telephony'

const [ANNA, BEN, CLARA, DORA] = ['493055510001', '493055510002', '493055510003', '493055510004']
const SOMEBODY = '4940123456'
const MINUTE = 60

interface Facts extends StoryFacts {
  readonly accounts: readonly number[]
}

/**
 * Four numbers on two accounts share 1,000 minutes a month, 400 of them at most for one; up to 200
 * unused minutes go into the next month; a minute beyond costs 0.10.
 */
const allowance = {
  unit_quantity: MINUTE,
  included: 1000,
  pool: 'group',
  member_cap: 400,
  rollover_maximum: 200,
  unit_price: '0.10',
}

const call = (id: string, from: string, at: string, minutes: number) => {
  return { id, from, to: SOMEBODY, at, seconds: minutes * MINUTE }
}

export default story<Facts>({
  title: 'A family shares a pool of minutes',

  async given() {
    const companyId = await given.company()
    const planVersionId = await given.plan(companyId, {
      charges: [
        given.charge({
          key: 'calls',
          name: 'Calls',
          ruleCode: 'standard.allowance',
          terms: allowance,
          metrics: ['telecom.voice_seconds'],
        }),
      ],
    })
    const accounts = [await given.account(companyId), await given.account(companyId)]
    const numbers = [
      [ANNA, accounts[0]],
      [BEN, accounts[0]],
      [CLARA, accounts[0]],
      [DORA, accounts[1]],
    ] as const
    for (const [identifier, accountId] of numbers) {
      const serviceId = await given.service(companyId, accountId, { identifier })
      await given.subscription(companyId, {
        accountId,
        planVersionId,
        serviceId,
        from: '2026-09-01',
      })
    }
    await new FormRatingGroup().execute({
      companyId,
      code: 'family',
      name: 'Family',
      accountIds: accounts,
      actor: 'test',
    })
    return { companyId, accounts }
  },

  steps: [
    {
      name: 'the calls of September come in',
      at: '2026-10-01T04:00:00Z',
      // 1,000 minutes: Anna 300 (700 left), Ben 250 over midnight (450 left), Anna 150, of which
      // her cap leaves 100 (350 left) and 50 are charged, Clara 100 (250 left), Dora 150 in the last
      // minute of the month (100 left, which go into October).
      async run({ companyId }) {
        await importCallsOnce(
          companyId,
          [
            call('s1', ANNA, '2026-09-02T08:00:00Z', 300),
            call('s2', BEN, '2026-09-05T21:50:00Z', 250),
            call('s3', ANNA, '2026-09-10T08:00:00Z', 150),
            call('s4', CLARA, '2026-09-15T08:00:00Z', 100),
            call('s5', DORA, '2026-09-30T21:59:00Z', 150),
          ],
          'september.csv'
        )
      },
    },
    {
      name: 'September is billed',
      at: '2026-10-01T06:00:00Z',
      run: async ({ companyId }) => void (await bill(companyId, '2026-10-01')),
    },
    {
      name: 'the calls of October come in',
      at: '2026-11-01T04:00:00Z',
      // 1,100 minutes: Ben 400 in the first second of the month (700 left), Clara 350 (350 left),
      // Dora 300 (50 left), Anna 100, of which 50 are charged (none left), Clara 20, all charged.
      async run({ companyId }) {
        await importCallsOnce(
          companyId,
          [
            call('o1', BEN, '2026-09-30T22:00:00Z', 400),
            call('o2', CLARA, '2026-10-10T08:00:00Z', 350),
            call('o3', DORA, '2026-10-12T08:00:00Z', 300),
            call('o4', ANNA, '2026-10-20T08:00:00Z', 100),
            call('o5', CLARA, '2026-10-25T08:00:00Z', 20),
          ],
          'october.csv'
        )
      },
    },
    {
      name: 'October is billed',
      at: '2026-11-01T06:00:00Z',
      run: async ({ companyId }) => void (await bill(companyId, '2026-11-01')),
    },
    {
      name: 'a call of September comes late',
      at: '2026-11-15T06:00:00Z',
      // September again: Anna 300 (700 left), Clara 150 (550), Ben 250 (300), Anna 100 + 50 charged
      // as before (200), Clara 100 (100), Dora 100 + 50 charged: hers is now the call that exceeds
      // the pool, and nothing goes into October.
      async run({ companyId }) {
        await importCallsOnce(
          companyId,
          [call('late', CLARA, '2026-09-03T10:00:00Z', 150)],
          'late.csv'
        )
      },
    },
    {
      name: 'November is billed',
      at: '2026-12-01T06:00:00Z',
      // October again, with 1,000 minutes: Ben 400 (600 left), Clara 350 (250), Dora 250 + 50
      // charged (none left), Anna 100 charged instead of 50, Clara 20 charged as before.
      run: async ({ companyId }) => void (await bill(companyId, '2026-12-01')),
    },
  ],

  async outcome({ companyId, accounts: [home, dora] }, assert) {
    assert.deepEqual(await linesOf(companyId, home), [
      ['2026-10-01', ANNA, '2026-09-01', 500],
      ['2026-10-01', BEN, '2026-09-01', 0],
      ['2026-10-01', CLARA, '2026-09-01', 0],
      ['2026-11-01', ANNA, '2026-10-01', 500],
      ['2026-11-01', BEN, '2026-10-01', 0],
      ['2026-11-01', CLARA, '2026-10-01', 200],
      ['2026-12-01', ANNA, '2026-10-01', 500],
    ])
    assert.deepEqual(await linesOf(companyId, dora), [
      ['2026-10-01', DORA, '2026-09-01', 0],
      ['2026-11-01', DORA, '2026-10-01', 0],
      ['2026-12-01', DORA, '2026-09-01', 500],
      ['2026-12-01', DORA, '2026-10-01', 500],
    ])
  },
})
