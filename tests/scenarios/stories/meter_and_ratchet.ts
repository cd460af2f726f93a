import type { NewMember } from '#app/measurement/actions/record_members'
import { ENERGY, PEAK } from '#tests/fixtures/plugins/metering'
import { bill, journalOf, summariesOf } from '#tests/support/books'
import { given } from '#tests/support/given_books'
import { measure, sendReadings } from '#tests/support/houses'
import {
  generationsOf,
  meterReading,
  planRoute,
  power,
  recordMembers,
  registerOf,
  routePool,
  withMetering,
} from '#tests/support/metering'
import { story, type StoryFacts } from '#tests/support/story_steps'

/** The days on which the route is read: two months in winter, then about one. */
const ROUTE = ['2026-01-05', '2026-03-05', '2026-04-03', '2026-05-05', '2026-06-04', '2026-07-03']
const [JAN, MAR, APR, MAY, JUN, JUL] = ROUTE
const EXCHANGED = '2026-04-20'
const TRANSFORMER = '2026-05-20'

interface Facts extends StoryFacts {
  readonly poolId: number
  readonly point: number
  readonly energy: number
  readonly demand: number
}

/** Registers are found by their numbers, which are the company's own. */
const numbers = ({ companyId }: StoryFacts) => ({
  energy: `energy-${companyId}`,
  demand: `demand-${companyId}`,
})

/**
 * Energy at 0.30 up to 900 kWh in 30 days and 0.20 beyond; demand at 9.30 a month, where a past
 * peak of March to October binds with 80 % through November; 9.30 a month for the meter.
 */
function plan(companyId: number) {
  const summer = Array.from({ length: 12 }, (_, index) => (index >= 2 && index <= 9 ? '80' : '0'))
  return given.plan(companyId, {
    periodSource: { code: 'standard.measured', terms: { code: ENERGY } },
    charges: [
      given.charge({
        key: 'energy',
        name: 'Energy',
        ruleCode: 'standard.blocks',
        terms: {
          code: ENERGY,
          mode: 'graduated',
          scale: 'thirty_days',
          tiers: [
            { up_to: '900', unit_price: '0.30', flat_fee: '0' },
            { up_to: null, unit_price: '0.20', flat_fee: '0' },
          ],
        },
      }),
      given.charge({
        key: 'demand',
        name: 'Demand',
        ruleCode: 'standard.demand',
        terms: {
          code: PEAK,
          unit_price: '9.30',
          per: 'month',
          minimum: '0',
          ratchet: {
            periods: 11,
            percents: summer,
            through: 11,
            own_months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
          },
        },
      }),
      given.charge({
        key: 'meter',
        name: 'Meter',
        ruleCode: 'standard.flat',
        terms: { amount: '9.30', per_quantity: false, per: 'month' },
      }),
    ],
  })
}

/** A device at both registers from a day on, behind a transformer. */
function device(
  { energy, demand }: Facts,
  meter: string,
  multiplier: string,
  startsOn: string,
  endsOn: string | null = null
): NewMember[] {
  const place = { role: 'meter', unitKey: 'point', startsOn, endsOn } as const
  const terms = { meter, multiplier }
  return [
    { ...place, serviceId: energy, rule: { code: 'metering.register', terms } },
    { ...place, serviceId: demand, rule: { code: 'metering.peak', terms } },
  ]
}

/** Measures and bills what has ended, as is done on the day of a reading. */
async function settle({ companyId }: Facts, day: string) {
  await measure(companyId, day)
  await bill(companyId, day)
}

export default story<Facts>({
  title: 'Meter exchange, ratchet and a bill of two months',
  around: () => withMetering(),

  async given() {
    const companyId = await given.company()
    const accountId = await given.account(companyId)
    const names = numbers({ companyId })
    const point = await registerOf(companyId, accountId, `point-${companyId}`)
    const energy = await registerOf(companyId, accountId, names.energy)
    const demand = await registerOf(companyId, accountId, names.demand)
    await planRoute(companyId, 'route-7', ROUTE)
    const poolId = await routePool(companyId, 'route-7', JAN)
    const facts = { companyId, poolId, point, energy, demand }
    await recordMembers(companyId, poolId, [
      { role: 'unit', unitKey: 'point', serviceId: point, startsOn: JAN },
      ...device(facts, 'A', '40', JAN),
    ])
    const planVersionId = await plan(companyId)
    await given.subscription(companyId, { accountId, serviceId: point, planVersionId, from: JAN })
    return facts
  },

  steps: [
    {
      name: 'the readings of January and March close two months',
      at: '2026-03-05T09:00:00Z',
      async run(facts) {
        const { energy, demand } = numbers(facts)
        await sendReadings(facts.companyId, [
          meterReading(energy, 'A', JAN, 10_000),
          meterReading(energy, 'A', MAR, 10_050),
          power(demand, '2026-01-20', 1_250),
          power(demand, '2026-02-11', 1_100),
        ])
        await settle(facts, MAR)
      },
    },
    {
      name: 'nobody can read in April, so the reading is estimated',
      at: '2026-04-03T09:00:00Z',
      async run(facts) {
        const { energy, demand } = numbers(facts)
        await sendReadings(facts.companyId, [
          meterReading(energy, 'A', APR, 10_072, 'estimated'),
          power(demand, '2026-03-12', 2_500),
          power(demand, '2026-03-26', 2_150),
        ])
        await settle(facts, APR)
      },
    },
    {
      name: 'the meter is exchanged for one behind another transformer',
      at: '2026-04-20T09:00:00Z',
      async run(facts) {
        const { companyId, poolId } = facts
        const { energy } = numbers(facts)
        await recordMembers(companyId, poolId, [
          ...device(facts, 'A', '40', JAN, EXCHANGED),
          ...device(facts, 'B', '60', EXCHANGED),
        ])
        await sendReadings(companyId, [
          meterReading(energy, 'A', EXCHANGED, 10_096),
          meterReading(energy, 'B', EXCHANGED, 0),
        ])
      },
    },
    {
      name: 'April is billed, with the difference to what was estimated',
      at: '2026-05-05T09:00:00Z',
      async run(facts) {
        const { energy, demand } = numbers(facts)
        await sendReadings(facts.companyId, [
          meterReading(energy, 'B', MAY, 10),
          power(demand, '2026-04-09', 1_500),
          power(demand, '2026-04-28', 950),
        ])
        await settle(facts, MAY)
      },
    },
    {
      name: 'the transformer is changed within May',
      at: '2026-05-20T09:00:00Z',
      async run(facts) {
        await recordMembers(facts.companyId, facts.poolId, [
          ...device(facts, 'B', '60', EXCHANGED, TRANSFORMER),
          ...device(facts, 'B', '80', TRANSFORMER),
        ])
        const { energy } = numbers(facts)
        await sendReadings(facts.companyId, [meterReading(energy, 'B', TRANSFORMER, 20)])
      },
    },
    {
      name: 'May is billed',
      at: '2026-06-04T09:00:00Z',
      async run(facts) {
        const { energy, demand } = numbers(facts)
        await sendReadings(facts.companyId, [
          meterReading(energy, 'B', JUN, 25),
          power(demand, '2026-05-11', 1_100),
          power(demand, '2026-05-27', 900),
        ])
        await settle(facts, JUN)
      },
    },
    {
      name: 'the peak of March turns out to be a fault of the device',
      at: '2026-06-10T09:00:00Z',
      async run(facts) {
        const { demand } = numbers(facts)
        const reason = 'voltage dip'
        const mended = { ...power(demand, '2026-03-12', 2_200), action: 'supersede', reason }
        await sendReadings(facts.companyId, [mended as ReturnType<typeof power>])
        await settle(facts, '2026-06-10')
      },
    },
    {
      name: 'June is billed with what binds now',
      at: '2026-07-03T09:00:00Z',
      async run(facts) {
        const { energy, demand } = numbers(facts)
        await sendReadings(facts.companyId, [
          meterReading(energy, 'B', JUL, 32),
          power(demand, '2026-06-18', 875),
        ])
        await settle(facts, JUL)
      },
    },
  ],

  async outcome({ companyId, point }, assert) {
    // A counts 50, then 29 of the 46 in the 46 days from 5 March to 20 April, then 17, times 40;
    // B counts 10 and 10, times 60, then 5 and 7, times 80.
    assert.deepEqual(await generationsOf(companyId, point), [
      '01-05 energy 1: 2000 measured',
      '01-05 peak 1: 50 measured',
      '03-05 energy 1: 880 estimated',
      '03-05 energy 2: 1160 substituted',
      '03-05 peak 1: 100 measured',
      '03-05 peak 3: 88 measured',
      '04-03 energy 1: 1280 substituted',
      '04-03 peak 1: 60 measured',
      '05-05 energy 1: 1000 measured',
      '05-05 peak 1: 72 measured',
      '06-04 energy 1: 560 measured',
      '06-04 peak 1: 70 measured',
    ])
    const told = await summariesOf(companyId)
    assert.deepEqual(
      told.map(({ kind, issuedOn, lines }) => [
        kind,
        issuedOn,
        ...lines.map(([name, from, to, net]) => `${name} ${from.slice(5)}..${to.slice(5)} ${net}`),
      ]),
      [
        // 59 days: 1,770 x 0.30 + 230 x 0.20; 50 kW and the meter for two months.
        [
          'invoice',
          MAR,
          'Energy 01-05..03-05 57700',
          'Demand 01-05..03-05 93000',
          'Meter 01-05..03-05 1860',
        ],
        // 29 days: 870 x 0.30 + 10 x 0.20; 100 kW x 8.72, which are 27/31 and 2/30 of 9.30.
        [
          'invoice',
          APR,
          'Energy 03-05..04-03 26300',
          'Demand 03-05..04-03 87200',
          'Meter 03-05..04-03 872',
        ],
        // March had 1,160 kWh, 319.00 instead of 263.00. April: 960 x 0.30 + 320 x 0.20; 80 % of
        // March's 100 kW are more than its own 60 kW, x 9.88.
        [
          'invoice',
          MAY,
          'Energy 03-05..04-03 5600',
          'Energy 04-03..05-05 35200',
          'Demand 04-03..05-05 79040',
          'Meter 04-03..05-05 988',
        ],
        // 900 x 0.30 + 100 x 0.20; 80 kW again, more than the 72 kW of May, x 9.03.
        [
          'invoice',
          JUN,
          'Energy 05-05..06-04 29000',
          'Demand 05-05..06-04 72240',
          'Meter 05-05..06-04 903',
        ],
        // 88 kW for March, 70.4 kW for April, 72 kW of its own for May:
        // 767.36 - 872.00, 695.552 - 790.40, 650.16 - 722.40.
        [
          'credit_note',
          '2026-06-10',
          'Demand 03-05..04-03 -10464',
          'Demand 04-03..05-05 -9485',
          'Demand 05-05..06-04 -7224',
        ],
        // 560 x 0.30; 70.4 kW, more than the 70 kW of June, x 8.97.
        [
          'invoice',
          JUL,
          'Energy 06-04..07-03 16800',
          'Demand 06-04..07-03 63149',
          'Meter 06-04..07-03 897',
        ],
      ]
    )
    const nets = [152_560, 114_372, 120_828, 102_143, -27_173, 80_846]
    assert.deepEqual(
      told.map(({ lines }) => lines.reduce((sum, [, , , net]) => sum + net, 0)),
      nets
    )
    const journal = await journalOf(companyId)
    assert.equal(journal['4000'], -nets.reduce((sum, net) => sum + net, 0))
  },
})
