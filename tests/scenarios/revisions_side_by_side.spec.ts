import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import ExplainLine from '#app/billing/queries/explain_line'
import { registerMetrics } from '#app/catalog/actions/register_metrics'
import { loadCompany } from '#app/companies/queries/load_company'
import { clock } from '#app/database/clock'
import { ChangeSubscription } from '#app/subscriptions/actions/change_subscription'
import { AcceptEvents } from '#app/usage/actions/accept_events'
import manifest from '#tests/fixtures/plugins/parcels/manifest'
import { GRAMS } from '#tests/fixtures/plugins/parcels/usage'
import { bill, findings, summariesOf } from '#tests/support/books'
import { deploy } from '#tests/support/fixture_host'
import { given } from '#tests/support/given_books'
import { replayAll } from '#tests/support/story'

type Parcel = readonly [id: string, occurredAt: string, grams: number]

async function send(companyId: number, identifier: string, parcels: readonly Parcel[]) {
  const company = await loadCompany(db.connection(), companyId)
  const events = parcels.map(([id, occurredAt, quantity]) => {
    return { id, identifierKind: 'parcel_sender', identifier, metric: GRAMS, occurredAt, quantity }
  })
  const order = { company, source: 'depot', startedBy: 'test', request: null }
  await new AcceptEvents().execute({ ...order, events })
}

async function run(companyId: number, dueOn: string) {
  clock.freezeAt(Date.parse(`${dueOn}T04:00:00Z`))
  await bill(companyId, dueOn).finally(() => clock.release())
}

/** Plan versions that pin revision 1 (a kilogram a step) and 2 (half a kilogram), 1.50 a kilogram. */
async function shipper() {
  const companyId = await given.company()
  const accountId = await given.account(companyId)
  const identifier = 'S1234'
  const serviceId = await given.service(companyId, accountId, {
    ...{ typeCode: 'parcels.sender', identifierKind: 'parcel_sender', identifier },
  })
  const version = (ruleRevision?: number) =>
    given.plan(companyId, {
      code: 'parcels',
      charges: [
        given.charge({
          ...{ key: 'parcels', name: 'Parcels', ruleCode: 'parcels.price', ruleRevision },
          ...{ terms: { per_kilogram: '1.50' }, metrics: [GRAMS] },
        }),
      ],
    })
  const [first, second] = [await version(1), await version()]
  const from = '2026-01-01'
  const subscriptionId = await given.subscription(companyId, {
    ...{ accountId, serviceId, planVersionId: first, from },
  })
  return { companyId, identifier, subscriptionId, second }
}

test.group('Revisions of a rule side by side', (group) => {
  group.setup(async () => {
    const undo = await deploy(manifest)
    await registerMetrics()
    return undo
  })

  test('each plan version keeps its own: billed, billed late, replayed and explained', async ({
    assert,
  }) => {
    const { companyId, identifier, subscriptionId, second } = await shipper()
    await send(companyId, identifier, [
      ['j1', '2026-01-10T10:00:00Z', 1200],
      ['j2', '2026-01-11T10:00:00Z', 500],
      ['f1', '2026-02-10T10:00:00Z', 1200],
      ['f2', '2026-02-11T10:00:00Z', 500],
    ])
    await new ChangeSubscription().execute({
      ...{ companyId, subscriptionId, effectiveOn: '2026-02-01', reason: 'New plan version' },
      ...{ change: { kind: 'plan', planVersionId: second }, requestId: 'v2', actor: 'test' },
    })
    await run(companyId, '2026-02-01')
    await run(companyId, '2026-03-01')
    // A parcel of 1.2 kg of January comes late: two kilograms, although the newest rule says 1.5.
    await send(companyId, identifier, [['j3', '2026-01-12T10:00:00Z', 1200]])
    await run(companyId, '2026-04-01')

    const nets = (await summariesOf(companyId)).map(({ issuedOn, lines }) => [issuedOn, lines])
    const [january, february, march] = ['2026-01-01', '2026-02-01', '2026-03-01']
    assert.deepEqual(nets, [
      ['2026-02-01', [['Parcels', january, february, 450]]],
      ['2026-03-01', [['Parcels', february, march, 300]]],
      ['2026-04-01', [['Parcels', january, february, 300]]],
    ])

    const replays = await replayAll(companyId)
    assert.sameDeepMembers(
      replays.map(({ seq, ruleRevision, targetExact }) => [seq, ruleRevision, targetExact]),
      [
        [1, 1, '4.5'],
        [2, 1, '7.5'],
        [1, 2, '3'],
        [1, 2, '0'],
      ]
    )
    const documents = await db.from('documents').where('company_id', companyId).orderBy('id')
    const explained = []
    for (const { id } of documents) {
      const { rule, steps } = await new ExplainLine().execute(companyId, Number(id), 1, 0)
      explained.push([rule, steps.map(({ amount }) => amount)])
    }
    assert.deepEqual(explained, [
      ['parcels.price@1', ['3', '1.5']],
      ['parcels.price@2', ['2.25', '0.75']],
      ['parcels.price@1', ['3', '1.5', '3']],
    ])
    assert.deepEqual(await findings(companyId), [])
  })
})
