import { test } from '@japa/runner'
import vine from '@vinejs/vine'
import db from '@adonisjs/lucid/services/db'
import type { Allocated, Allocation } from '#sdk/measurement'
import { CreatePool, type NewPool } from '#app/measurement/actions/create_pool'
import { MeasurePools } from '#app/measurement/actions/measure_pools'
import { RecordMembers, type NewMember } from '#app/measurement/actions/record_members'
import { COMMON } from '#tests/fixtures/plugins/house'
import { given } from '#tests/support/given_books'
import { houseReadings, sendReadings, smallHouse, withHouses } from '#tests/support/houses'
import { plugin } from '#tests/unit/plugin_host/given'

/** An allocation that does what none may. */
function allocation(name: string, allocate: () => Allocated): Allocation<any, any> {
  return {
    code: `broken.${name}`,
    revision: 1,
    quantities: [{ code: 'broken.energy', unit: 'kWh', scale: 0 }],
    carriesState: false,
    terms: {
      validator: vine.create({ negative: vine.string().optional() }),
      fields: [],
    },
    allocate,
  }
}

const broken = plugin('broken', (billing) => {
  billing.registerAllocation(
    allocation('throws', () => {
      throw new Error('no table of areas')
    })
  )
  billing.registerAllocation(
    allocation('loops', () => {
      for (;;) continue
    })
  )
  billing.registerAllocation(
    allocation('forgets', () => ({
      totals: [{ code: 'broken.energy', quantity: { numerator: 5n, denominator: 1n } }],
      shares: [],
      certificate: {},
    }))
  )
})

test.group('Pools and their members', (group) => {
  group.each.setup(() => withHouses(broken))

  const pool = (companyId: number, facts: Partial<NewPool> = {}): NewPool => ({
    companyId,
    code: 'house-1',
    name: 'House 1',
    allocation: { code: COMMON, terms: { negative: 'hold' } },
    timeZone: 'Europe/Berlin',
    periodUnit: 'month',
    periodCount: 1,
    startsOn: '2026-09-01',
    actor: 'test',
    ...facts,
  })

  test('the same pool again is the same pool, another under its code is refused', async ({
    assert,
  }) => {
    const companyId = await given.company()
    const ids = await Promise.all([1, 2, 3].map(() => new CreatePool().execute(pool(companyId))))
    assert.lengthOf([...new Set(ids)], 1)
    await assert.rejects(
      () => new CreatePool().execute(pool(companyId, { startsOn: '2026-10-01' })),
      'Pool "house-1" is known with other content'
    )
    const other = await given.company()
    assert.notEqual(await new CreatePool().execute(pool(other)), ids[0])
  })

  test('a pool pins the newest revision of its allocation, and its terms are checked', async ({
    assert,
  }) => {
    const companyId = await given.company()
    const id = await new CreatePool().execute(pool(companyId))
    const row = await db.from('pools').where('id', id).firstOrFail()
    assert.equal(row.allocation_revision, 2)
    const bad = { code: COMMON, terms: { negative: 'hide' } }
    await assert.rejects(() =>
      new CreatePool().execute(pool(companyId, { code: 'b', allocation: bad }))
    )
    const unknown = { code: 'house.nothing', terms: {} }
    await assert.rejects(
      () => new CreatePool().execute(pool(companyId, { code: 'c', allocation: unknown })),
      /house.nothing/
    )
  })

  test('members that would share a unit twice, or nothing, are refused as a whole', async ({
    assert,
  }) => {
    const { companyId, poolId, anna, owner } = await smallHouse()
    const other = await smallHouse()
    const counter = { code: 'house.counter', terms: { multiplier: '1' } }
    const members = () => db.from('pool_members').where('pool_id', poolId)
    const before = await members()
    const base = { startsOn: '2026-09-01' }
    const refused: [NewMember, RegExp][] = [
      [
        { role: 'occupant', unitKey: 'a', serviceId: owner, startsOn: '2026-09-10' },
        /occupant of unit "a" from 2026-09-01 and from 2026-09-10 overlap/,
      ],
      [
        { role: 'unit', unitKey: 'a', serviceId: owner, startsOn: '2026-09-10' },
        /unit of unit "a".*overlap/,
      ],
      [{ role: 'occupant', unitKey: 'z', serviceId: anna, ...base }, /no unit "z"/],
      [{ role: 'occupant', serviceId: anna, ...base }, /names its unit/],
      [{ role: 'meter', unitKey: 'a', serviceId: anna, ...base }, /how it is measured/],
      [
        { role: 'meter', unitKey: 'a', serviceId: other.anna, rule: counter, ...base },
        /does not belong to the company/,
      ],
      [
        { role: 'unit', unitKey: 'd', serviceId: owner, weights: { area: '-1' }, ...base },
        /no weight/,
      ],
      [
        { role: 'unit', unitKey: 'd', serviceId: owner, ...base, endsOn: '2026-08-01' },
        /cannot end/,
      ],
      [{ role: 'unit', unitKey: 'd', serviceId: owner, startsOn: '2026-02-31' }, /2026-02-31/],
    ]
    for (const [member, problem] of refused) {
      const good = { role: 'unit', unitKey: 'e', serviceId: owner, weights: {}, ...base } as const
      await assert.rejects(
        () =>
          new RecordMembers().execute({ companyId, poolId, members: [good, member], actor: 'x' }),
        problem
      )
    }
    const terms = { multiplier: 'many' }
    const meter: NewMember = {
      role: 'meter',
      unitKey: 'a',
      serviceId: anna,
      rule: { ...counter, terms },
      ...base,
    }
    await assert.rejects(() =>
      new RecordMembers().execute({ companyId, poolId, members: [meter], actor: 'x' })
    )
    assert.lengthOf(await members(), before.length)
  })

  test('a pool of another company is no pool', async ({ assert }) => {
    const { poolId, anna } = await smallHouse()
    const companyId = await given.company()
    const member = {
      role: 'occupant',
      unitKey: 'a',
      serviceId: anna,
      startsOn: '2026-09-01',
    } as const
    await assert.rejects(() =>
      new RecordMembers().execute({ companyId, poolId, members: [member], actor: 'x' })
    )
  })

  test('what was recorded is never changed in the database', async ({ assert }) => {
    const { poolId } = await smallHouse()
    const members = () => db.from('pool_members').where('pool_id', poolId)
    await assert.rejects(() => members().update({ ends_on: '2026-10-01' }), /E_SEALED/)
    await assert.rejects(() => members().delete(), /E_SEALED/)
  })

  for (const [name, reason, words] of [
    ['throws', 'E_PLUGIN_FAILED', /broken\.throws@1, allocate failed: no table of areas/],
    ['loops', 'E_PLUGIN_TIMEOUT', /broken\.loops@1.*2000 ms/],
    ['forgets', 'E_PLUGIN_CONTRACT', /broken\.forgets@1, allocate broke.*3 parts/],
  ] as const) {
    test(`an allocation that goes wrong (${name}) fails its pool and no other`, async ({
      assert,
    }) => {
      const house = await smallHouse({ allocation: { code: `broken.${name}` } })
      const { companyId } = house
      await sendReadings(companyId, [
        ...houseReadings(house, '2026-09-01', { house: 0, a: 0, b: 0, c: 0 }),
        ...houseReadings(house, '2026-10-01', { house: 1000, a: 300, b: 200, c: 0 }),
      ])
      await new CreatePool().execute(pool(companyId, { code: 'other' }))
      const { told } = await new MeasurePools().execute({
        companyId,
        dueOn: '2026-10-01',
        startedBy: 'test',
      })
      const failed = told.find((one) => one.pool === 'house')!
      assert.deepEqual([failed.type, failed.reason], ['failed', reason])
      assert.match(failed.detail, words)
      const rows = await db.from('measured_quantities').where('company_id', companyId)
      assert.lengthOf(rows, 0)
      const state = await db.from('pool_states').where('pool_id', house.poolId).firstOrFail()
      assert.equal(state.reason, reason)
    })
  }
})
