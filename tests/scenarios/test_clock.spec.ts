import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import MoveTestClock from '#app/billing/actions/move_test_clock'
import { RunClockMove, stopsOf } from '#app/billing/actions/run_clock_move'
import { StartBillRun } from '#app/billing/actions/start_bill_run'
import { documentsOf, findings } from '#tests/support/books'
import { given } from '#tests/support/given_books'

const actor = 'test'

/** A sandbox with a rent of 30.00 a month in arrears, since it began. */
async function sandbox() {
  const companyId = await given.company({ clockOn: '2031-01-15' })
  const accountId = await given.account(companyId)
  const terms = { amount: '30.00', per_quantity: false }
  const charges = [given.charge({ key: 'rent', ruleCode: 'standard.flat', terms })]
  const planVersionId = await given.plan(companyId, { charges })
  await given.subscription(companyId, { accountId, planVersionId, from: '2031-01-01' })
  const order = (to: string, bills = true) =>
    new MoveTestClock().execute({ companyId, to, bills, actor })
  const clockOn = async () => {
    const row = await db.from('companies').where('id', companyId).firstOrFail()
    return row.clock_on as string
  }
  const numbers = async () => (await documentsOf(companyId)).map(({ number }) => number)
  return { companyId, order, clockOn, numbers }
}

const THREE = ['INV-2031-000001', 'INV-2031-000002', 'INV-2031-000003']

test.group('The test clock of a sandbox', () => {
  test('passes months and bills each, on the days of its own calendar', async ({ assert }) => {
    const { companyId, order, clockOn, numbers } = await sandbox()
    await new RunClockMove().execute(await order('2031-04-10'))
    assert.equal(await clockOn(), '2031-04-10')
    assert.deepEqual(await numbers(), THREE)
    const issued = await db.from('documents').where('company_id', companyId).orderBy('number')
    assert.deepEqual(
      issued.map((row) => row.issued_on),
      ['2031-02-01', '2031-03-01', '2031-04-01']
    )
    assert.deepEqual(await findings(companyId), [])
  })

  test('only stands elsewhere when nothing is to be billed', async ({ assert }) => {
    const { order, clockOn, numbers } = await sandbox()
    await new RunClockMove().execute(await order('2031-04-10', false))
    assert.equal(await clockOn(), '2031-04-10')
    assert.deepEqual(await numbers(), [])
  })

  test('goes on where a crash left it, and bills nothing twice', async ({ assert }) => {
    const { companyId, order, numbers, clockOn } = await sandbox()
    const moveId = await order('2031-04-10')
    // The process died on 1 March, with its run planned and nothing of it done.
    await new RunClockMove().execute(await halfWay(companyId, moveId))
    const dueOn = '2031-03-01'
    await db.from('companies').where('id', companyId).update({ clock_on: dueOn })
    await new StartBillRun().execute({
      ...{ companyId, kind: 'live', dueOn, issuedOn: dueOn, startedBy: actor },
    })
    await Promise.all([1, 2].map(() => new RunClockMove().execute(moveId)))
    await new RunClockMove().execute(moveId)
    assert.equal(await clockOn(), '2031-04-10')
    assert.deepEqual(await numbers(), THREE)
    assert.deepEqual(await findings(companyId), [])
  })

  test('never goes back, never too far, one move at a time', async ({ assert }) => {
    const { order } = await sandbox()
    await assert.rejects(() => order('2031-01-15'), /only goes ahead/)
    await assert.rejects(() => order('2033-01-16'), /at most 24 months/)
    await order('2031-02-01')
    await assert.rejects(() => order('2031-03-01'), /on its way already/)
  })

  test('belongs to sandboxes alone', async ({ assert }) => {
    const companyId = await given.company()
    const order = { companyId, to: '2099-01-01', bills: true, actor }
    await assert.rejects(() => new MoveTestClock().execute(order), /bills for real/)
  })

  test('stops on each first of a month, and on the last day', ({ assert }) => {
    assert.deepEqual(stopsOf('2031-01-31', '2031-03-01', true), ['2031-02-01', '2031-03-01'])
    assert.deepEqual(stopsOf('2031-02-01', '2031-02-28', true), ['2031-02-28'])
    assert.deepEqual(stopsOf('2031-01-31', '2031-03-02', false), ['2031-03-02'])
  })
})

/** A move to 1 February only, in place of the one that was asked for; then that one is open again. */
async function halfWay(companyId: number, moveId: number): Promise<number> {
  const row = await db.from('clock_moves').where('id', moveId).firstOrFail()
  const [id] = await db
    .table('clock_moves')
    .insert({ ...row, id: null, company_id: companyId, to_on: '2031-02-01', ended_id: -1 })
  return Number(id)
}
