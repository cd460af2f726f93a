import type { Assert } from '@japa/assert'
import { test } from '@japa/runner'
import { FormRatingGroup } from '#app/rating/actions/form_rating_group'
import { bill, findings, linesOf } from '#tests/support/books'
import { given } from '#tests/support/given_books'
import { replayAll } from '#tests/support/story'
import { importCalls } from '#tests/support/telephony'

const [ONE, OTHER] = ['493077740001', '493077740002']

/** Two accounts with 100 minutes a month each, or for both once they share; then 0.10 a minute. */
async function twoAccounts(rollover = 0, otherFrom = '2026-09-01') {
  const companyId = await given.company()
  const calls = given.charge({
    ...{ key: 'calls', name: 'Calls', ruleCode: 'standard.allowance' },
    terms: {
      ...{ unit_quantity: 60, included: 100, pool: 'group', member_cap: null },
      ...{ rollover_maximum: rollover, unit_price: '0.10' },
    },
    metrics: ['telecom.voice_seconds'],
  })
  const planVersionId = await given.plan(companyId, { charges: [calls] })
  const accountIds: number[] = []
  for (const [identifier, from] of [
    [ONE, '2026-09-01'],
    [OTHER, otherFrom],
  ] as const) {
    const accountId = await given.account(companyId)
    const serviceId = await given.service(companyId, accountId, { identifier })
    const whose = { accountId, serviceId, planVersionId }
    await given.subscription(companyId, { ...whose, from })
    accountIds.push(accountId)
  }
  return { companyId, accountIds }
}

type World = Awaited<ReturnType<typeof twoAccounts>>

const minutes = (id: string, from: string, day: string, count: number) => ({
  ...{ id, from, to: '4940123456', at: `${day}T08:00:00Z`, seconds: count * 60 },
})

const share = ({ companyId, accountIds }: World, startsOn?: string) =>
  new FormRatingGroup().execute({
    ...{ companyId, accountIds, code: 'both', name: 'Both', actor: 'test' },
    ...(startsOn !== undefined && { startsOn }),
  })

/** Net amounts of the lines of both, sorted. */
async function amountsOf({ companyId, accountIds }: World): Promise<number[]> {
  const lines = []
  for (const accountId of accountIds) lines.push(...(await linesOf(companyId, accountId)))
  return lines.map(([, , , net]) => net).sort((a, b) => a - b)
}

/** Verification finds nothing, and every version is what its replay gives. */
async function assertSound({ companyId }: World, assert: Assert) {
  assert.deepEqual(await findings(companyId), [])
  await replayAll(companyId)
}

test.group('Groups in time', () => {
  test('a month before the group was formed keeps its own pools', async ({ assert }) => {
    const world = await twoAccounts()
    const { companyId } = world
    const september = [minutes('x', ONE, '2026-09-10', 80), minutes('y', OTHER, '2026-09-11', 80)]
    await importCalls(companyId, september, 'a.csv')
    await bill(companyId, '2026-10-01')
    await share(world)
    await importCalls(companyId, [minutes('l', ONE, '2026-09-12', 10)], 'b.csv')
    await bill(companyId, '2026-10-02')
    // 90 of 100 and 80 of 100 minutes: everything is included.
    assert.deepEqual(await amountsOf(world), [0, 0])
    await assertSound(world, assert)
  })

  test('what an account carried stays with it, and a late call changes no pool of the group', async ({
    assert,
  }) => {
    const world = await twoAccounts(50)
    const { companyId } = world
    const september = [minutes('x', ONE, '2026-09-10', 80), minutes('y', OTHER, '2026-09-11', 80)]
    await importCalls(companyId, september, 'a.csv')
    await bill(companyId, '2026-10-01')
    await share(world)
    const october = [minutes('p', ONE, '2026-10-10', 70), minutes('q', OTHER, '2026-10-11', 40)]
    await importCalls(companyId, october, 'b.csv')
    await bill(companyId, '2026-11-01')
    // 20 and 20 minutes are left of September, 100 are new: 10 of 110 are charged.
    assert.deepEqual(await amountsOf(world), [0, 0, 0, 100])
    await importCalls(companyId, [minutes('l', ONE, '2026-09-12', 30)], 'c.csv')
    await bill(companyId, '2026-11-02')
    // 110 of 100 minutes in September; October is as it was.
    assert.deepEqual(await amountsOf(world), [0, 0, 0, 100, 100])
    await assertSound(world, assert)
  })

  test('accounts may share from a later day on, never from one that is settled', async ({
    assert,
  }) => {
    const world = await twoAccounts()
    const { companyId } = world
    await importCalls(companyId, [minutes('x', ONE, '2026-09-10', 110)], 'a.csv')
    await bill(companyId, '2026-10-01')
    await assert.rejects(() => share(world, '2026-09-30'), /settled up to 2026-10-01/)
    await share(world, '2026-11-01')
    const usage = ['2026-10-10', '2026-11-10'].flatMap((day) => [
      minutes(`x${day}`, ONE, day, 90),
      minutes(`y${day}`, OTHER, day, 90),
    ])
    await importCalls(companyId, usage, 'b.csv')
    await bill(companyId, '2026-12-01')
    // 10 of September; October by themselves; 80 of 180 minutes of November, which came last.
    assert.deepEqual(await amountsOf(world), [0, 0, 0, 100, 800])
    await assertSound(world, assert)
  })

  test("a period that the first day falls into is the account's own to its end", async ({
    assert,
  }) => {
    const world = await twoAccounts(0, '2026-08-15')
    const { companyId } = world
    await importCalls(companyId, [minutes('x', ONE, '2026-09-10', 90)], 'a.csv')
    await bill(companyId, '2026-10-01')
    await share(world)
    const usage = [minutes('p', ONE, '2026-10-10', 90), minutes('q', OTHER, '2026-10-10', 90)]
    await importCalls(companyId, usage, 'b.csv')
    await bill(companyId, '2026-11-01')
    assert.deepEqual(await amountsOf(world), [0, 0, 0])
    await assertSound(world, assert)
  })
})
