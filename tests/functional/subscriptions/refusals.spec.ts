import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { CreateSubscription } from '#app/subscriptions/actions/create_subscription'
import { ChangeRefusedException } from '#app/subscriptions/exceptions/change_refused_exception'
import type { Phase } from '#app/catalog/phases'
import { given } from '#tests/support/given_books'
import { fee, told } from '#tests/support/subscription_life'

type Start = Partial<Parameters<CreateSubscription['execute']>[0]>

async function starting() {
  const life = await told()
  const { companyId, accountId } = life
  const planVersionId = await life.plan('30.00')
  const start = (other: Start) =>
    new CreateSubscription().execute({
      ...{ companyId, accountId, planVersionId, serviceId: null, startsOn: '2026-04-01' },
      ...{ actor: 'test', ...other },
    })
  return { ...life, start }
}

async function fieldOf(work: () => Promise<unknown>): Promise<string | null> {
  try {
    await work()
  } catch (error) {
    if (error instanceof ChangeRefusedException) return error.field
    throw error
  }
  return 'nothing was refused'
}

test.group('Starts that are refused', () => {
  test('before the company began, behind the sale of the plan, or in another currency', async ({
    assert,
  }) => {
    const { companyId, plan, start } = await starting()
    await db.from('companies').where('id', companyId).update({ began_on: '2026-01-01' })
    assert.equal(await fieldOf(() => start({ startsOn: '2025-12-31' })), 'startsOn')
    const later = await plan('30.00', { validFrom: '2026-05-01' })
    assert.equal(await fieldOf(() => start({ planVersionId: later })), 'planVersionId')
    const dollars = await plan('30.00', { currency: 'USD' })
    assert.equal(await fieldOf(() => start({ planVersionId: dollars })), 'planVersionId')
    const own = await db.from('subscriptions').where('company_id', companyId)
    assert.lengthOf(own, 0)
  })

  test('with a service of another account, or a plan version of another company', async ({
    assert,
  }) => {
    const { companyId, start } = await starting()
    const otherAccount = await given.account(companyId)
    const serviceId = await given.service(companyId, otherAccount)
    assert.equal(await fieldOf(() => start({ serviceId })), 'serviceId')
    const elsewhere = await given.plan(await given.company(), { charges: [fee('1.00')] })
    assert.equal(await fieldOf(() => start({ planVersionId: elsewhere })), 'planVersionId')
  })

  test('with a quantity, an end, an anchor or a day that cannot be', async ({ assert }) => {
    const { start } = await starting()
    for (const quantity of [0, -1, 1.5, 2e9]) {
      assert.equal(await fieldOf(() => start({ quantity })), 'quantity')
    }
    assert.equal(await fieldOf(() => start({ endsOn: '2026-04-01' })), 'endsOn')
    assert.equal(await fieldOf(() => start({ anchor: { kind: 'day', day: 32 } })), 'anchor')
    assert.equal(await fieldOf(() => start({ startsOn: '2026-02-30' })), 'startsOn')
  })

  test('the same request starts one subscription, another under its id none', async ({
    assert,
  }) => {
    const { start } = await starting()
    const ids = await Promise.all([1, 2].map(() => start({ requestId: 'one' })))
    assert.equal(ids[0], ids[1])
    assert.equal(await fieldOf(() => start({ requestId: 'one', quantity: 2 })), 'requestId')
  })
})

test.group('Phases that are refused', () => {
  const trial: Phase = { key: 'trial', name: 'Trial', unit: 'day', count: 30 }
  const cases: [phases: readonly Phase[], field: string][] = [
    [[{ ...trial, count: null }, trial], 'phases.0.count'],
    [[trial], 'phases.0.then'],
    [[trial, { ...trial, then: 'ends' }], 'phases.1.key'],
    [[{ ...trial, count: 0, then: 'ends' }], 'phases.0.count'],
    [[{ ...trial, key: 'Trial!' }], 'phases.0.key'],
    [[{ ...trial, count: null }], 'charges.0.phase'],
  ]
  for (const [phases, field] of cases) {
    test(`names ${field}: ${JSON.stringify(phases)}`, async ({ assert }) => {
      const companyId = await given.company()
      const charges = [fee('1.00', { phase: 'other' })]
      await assert.rejects(
        () => given.plan(companyId, { charges, phases }),
        new RegExp(`^${field}`)
      )
    })
  }

  test('an anchor behind the first phase needs a second one', async ({ assert }) => {
    const companyId = await given.company()
    const phases = [{ ...trial, count: null }]
    const plan = { charges: [], phases, phaseAnchor: 'after_first_phase' } as const
    await assert.rejects(() => given.plan(companyId, plan), /^phaseAnchor/)
  })
})
