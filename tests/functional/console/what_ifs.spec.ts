import { test } from '@japa/runner'
import ExcelJS from 'exceljs'
import db from '@adonisjs/lucid/services/db'
import { ProcessWhatIf } from '#app/billing/actions/process_what_if'
import { RunPlanMove } from '#app/billing/actions/run_plan_move'
import { bill } from '#tests/support/books'
import { keepBinary } from '#tests/support/binary_answers'
import * as staff from '#tests/support/given'
import { given } from '#tests/support/given_books'
import { subscriber } from '#tests/support/two_plans'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

async function console(role: 'admin' | 'read_only' | 'billing_clerk' = 'admin') {
  const { session, company } = await staff.staff(role)
  await db.from('companies').where('id', company.id).update({ clock_on: '2026-11-10' })
  const fee = (amount: string) =>
    given.plan(company.id, {
      charges: [
        given.charge({
          ...{ key: 'fee', name: 'Fee', ruleCode: 'standard.flat', timing: 'advance' },
          terms: { amount, per_quantity: false },
        }),
      ],
    })
  const fromVersionId = await fee('30.00')
  const toVersionId = await fee('20.00')
  await subscriber(company.id, fromVersionId, '2026-09-01')
  await subscriber(company.id, fromVersionId, '2026-11-01')
  await bill(company.id, '2026-11-01')
  return { session, companyId: company.id, fromVersionId, toVersionId }
}

test.group('Comparisons and moves in the console', (group) => {
  group.each.setup(() => keepBinary(XLSX))

  test('a comparison is ordered, shown and opened as a workbook', async ({ client, assert }) => {
    const { session, companyId, fromVersionId, toVersionId } = await console()
    const ordered = await client
      .post('/what-ifs')
      .json({ fromVersionId, toVersionId, months: 3, scope: 'all' })
      .withSession(session)
      .withCsrfToken()
      .redirects(0)
    ordered.assertStatus(302)
    const { id } = await db.from('what_if_reports').where('company_id', companyId).firstOrFail()
    await new ProcessWhatIf().execute(Number(id))

    const page = await client.get(`/what-ifs/${id}`).withSession(session).withInertia()
    const { report, rows }: any = page.inertiaProps
    assert.deepEqual(report.sums, [
      {
        before: { minor: '6000', currency: 'EUR' },
        after: { minor: '4000', currency: 'EUR' },
        difference: { minor: '-2000', currency: 'EUR' },
      },
    ])
    assert.deepEqual(
      rows.map((row: any) => row.state),
      ['unmoved', 'rated']
    )
    assert.equal(report.leftOut[0].reason, 'NO_WHOLE_PERIOD')

    const file = await client.get(`/what-ifs/${id}/export`).withSession(session)
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(file.body())
    const sheet = workbook.worksheets[0]
    assert.equal((sheet.views[0] as any).ySplit, 1)
    const charge = sheet.getRow(3).values as any[]
    assert.deepEqual(charge.slice(3, 9), ['fee', 'Fee', 'EUR', 60, 40, -20])
    assert.match((sheet.getCell('H4').value as any).formula, /SUBTOTAL\(109,H2:H3\)/)
    assert.equal((sheet.getCell('H4').value as any).result, -20)
  })

  test('a move is planned, confirmed by its number and done', async ({ client, assert }) => {
    const { session, companyId, fromVersionId, toVersionId } = await console()
    const post = (path: string, body: object) =>
      client.post(path).json(body).withSession(session).withCsrfToken().redirects(0)
    const order = { fromVersionId, toVersionId, effectiveOn: '2026-12-01', reason: 'New prices' }
    const refused = await post('/plan-moves', { ...order, toVersionId: fromVersionId })
    refused.assertStatus(302)
    assert.isNull(await db.from('plan_moves').where('company_id', companyId).first())
    await post('/plan-moves', order)
    const move = await db.from('plan_moves').where('company_id', companyId).firstOrFail()
    await new ProcessWhatIf().execute(Number(move.report_id))
    const state = async () => (await db.from('plan_moves').where('id', move.id).firstOrFail()).state
    await post(`/plan-moves/${move.id}/confirmation`, { confirmation: 7 })
    assert.equal(await state(), 'planned')
    await post(`/plan-moves/${move.id}/confirmation`, { confirmation: 2 })
    assert.equal(await state(), 'running')
    await new RunPlanMove().execute(Number(move.id))

    const page = await client.get(`/plan-moves/${move.id}`).withSession(session).withInertia()
    const shown: any = page.inertiaProps
    assert.deepEqual([shown.move.state, shown.move.moved, shown.move.refused], ['done', 2, 0])
    assert.equal(shown.report.sums[0].difference.minor, '-2000')
  })

  test('neither is for everybody, nor of another company', async ({ client }) => {
    const { session } = await console('read_only')
    const clerk = await console('billing_clerk')
    const get = (path: string, who: any) => client.get(path).withSession(who).redirects(0)
    ;(await get('/what-ifs', session)).assertStatus(403)
    ;(await get('/what-ifs/create', clerk.session)).assertStatus(200)
    ;(await get('/plan-moves', clerk.session)).assertStatus(403)
    ;(await get('/what-ifs/999999', clerk.session)).assertStatus(404)
  })
})
