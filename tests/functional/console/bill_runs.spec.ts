import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import type { ApiClient } from '@japa/api-client'
import type { SessionData } from '@adonisjs/session/types'
import { ProcessRun } from '#app/billing/actions/process_run'
import * as given from '#tests/support/given'
import { given as books } from '#tests/support/given_books'

async function billable() {
  const staff = await given.staff('billing_clerk')
  const { id } = staff.company
  const accountId = await books.account(id)
  const charge = books.charge({
    ruleCode: 'standard.flat',
    terms: { amount: '30.00', per_quantity: false },
    timing: 'advance',
  })
  const planVersionId = await books.plan(id, { charges: [charge] })
  await books.subscription(id, { accountId, planVersionId, from: '2026-01-01' })
  return staff
}

const PREVIEW = { kind: 'preview', dueOn: '2026-01-01', issuedOn: '2026-01-01' }

function start(client: ApiClient, session: SessionData, order: object) {
  return client.post('/bill-runs').json(order).withSession(session).withCsrfToken().redirects(0)
}

function idOf(location: string | undefined) {
  return Number(/^\/bill-runs\/(\d+)$/.exec(location ?? '')?.[1])
}

test.group('Bill runs in the console', () => {
  test('a preview is ordered, waits for a worker, and shows what would be billed', async ({
    client,
    assert,
  }) => {
    const { session } = await billable()
    const id = idOf((await start(client, session, PREVIEW)).header('location'))
    const waiting = await client.get(`/bill-runs/${id}/progress`).withSession(session)
    waiting.assertBodyContains({ state: 'freezing', phases: [{ phase: 'freeze', done: 0 }] })

    await new ProcessRun().execute(id)
    const done = await client.get(`/bill-runs/${id}/progress`).withSession(session)
    done.assertBodyContains({ state: 'finished', phases: [{ phase: 'freeze', done: 1, total: 1 }] })

    const page = await client.get(`/bill-runs/${id}/previews`).withSession(session).withInertia()
    const { rows, list } = (page.body() as any).props
    assert.deepEqual(rows[0].gross, { minor: '3570', currency: 'EUR' })
    assert.equal(list.totals.currencies[0].sums.gross, '3570')
    const totals = await client.get(`/bill-runs/${id}/totals`).withSession(session)
    assert.equal(totals.body().currencies[0].sums.gross, '3570')
  })

  test('a job is queued for the worker', async ({ client, assert }) => {
    const { session } = await billable()
    const { queueConnection } = await import('#config/database')
    const count = async () => {
      const row = await db.connection(queueConnection).from('queue_jobs').count('* as total')
      return Number(row[0].total)
    }
    const before = await count()
    await start(client, session, PREVIEW)
    assert.equal(await count(), before + 1)
  })

  test('a live run asks for the name of the company', async ({ client, assert }) => {
    const { session, company } = await billable()
    const order = { ...PREVIEW, kind: 'live' }
    for (const confirmation of [undefined, '', 'Another']) {
      const refused = await start(client, session, { ...order, confirmation })
      refused.assertStatus(302)
      assert.isNaN(idOf(refused.header('location')))
    }
    assert.lengthOf(await db.from('bill_runs').where('company_id', company.id), 0)

    const accepted = await start(client, session, { ...order, confirmation: company.name })
    assert.isAbove(idOf(accepted.header('location')), 0)
  })

  test('roles that may not issue cannot, whatever they send', async ({ client, assert }) => {
    const { company } = await billable()
    for (const role of ['accountant', 'read_only'] as const) {
      const { session } = await given.staff(role, company)
      const order = { ...PREVIEW, kind: 'live', confirmation: company.name }
      const refused = await start(client, session, order)
      assert.equal(refused.status(), 403)
    }
    assert.lengthOf(await db.from('bill_runs').where('company_id', company.id), 0)
  })

  test('a date before the last invoice of the series is refused at its field', async ({
    client,
    assert,
  }) => {
    const { session, company } = await billable()
    const live = { kind: 'live', confirmation: company.name }
    const first = await start(client, session, {
      ...live,
      dueOn: '2026-02-01',
      issuedOn: '2026-02-01',
    })
    await new ProcessRun().execute(idOf(first.header('location')))
    const early = await start(client, session, {
      ...live,
      dueOn: '2026-01-01',
      issuedOn: '2026-01-01',
    })
    early.assertStatus(302)
    assert.isNaN(idOf(early.header('location')))
  })

  test('dates that are none are refused', async ({ client }) => {
    const { session } = await billable()
    const broken = await client
      .post('/bill-runs')
      .json({ ...PREVIEW, dueOn: '2026-02-31' })
      .withSession(session)
      .withCsrfToken()
      .accept('json')
    broken.assertStatus(422)
  })

  test('a run that still computes can be cancelled, a finished one cannot', async ({
    client,
    assert,
  }) => {
    const { session, company } = await billable()
    const id = idOf((await start(client, session, PREVIEW)).header('location'))
    const cancel = () =>
      client
        .post(`/bill-runs/${id}/cancellation`)
        .withSession(session)
        .withCsrfToken()
        .accept('json')
        .redirects(0)
    assert.equal((await cancel()).status(), 302)
    assert.equal((await cancel()).status(), 409)

    const stranger = await given.staff('admin')
    const foreign = await client
      .post(`/bill-runs/${id}/cancellation`)
      .withSession(stranger.session)
      .withCsrfToken()
      .accept('json')
    foreign.assertStatus(409)
    const [run] = await db.from('bill_runs').where('company_id', company.id)
    assert.equal(run.state, 'cancelled')
  })
})
