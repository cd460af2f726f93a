import { test } from '@japa/runner'
import ExcelJS from 'exceljs'
import db from '@adonisjs/lucid/services/db'
import { keepBinary } from '#tests/support/binary_answers'
import * as staff from '#tests/support/given'
import { given } from '#tests/support/given_books'

const TIERS = {
  tiers: [
    { up_to: '100', unit_price: '0.10', flat_fee: '0' },
    { up_to: null, unit_price: '0.05', flat_fee: '0' },
  ],
  zero_usage_pays_flat: false,
  unit_quantity: 60,
  unit_rounding: 'none',
  unit_step: '1',
  negative_total: 'credit',
}

async function listed() {
  const { session, company } = await staff.staff('admin')
  for (const code of ['home', 'office']) {
    await given.plan(company.id, {
      code,
      charges: [
        given.charge({
          key: 'fee',
          ruleCode: 'standard.flat',
          terms: { amount: '30.00', per_quantity: false },
        }),
        given.charge({
          key: 'calls',
          ruleCode: 'standard.graduated',
          metrics: ['telecom.voice_seconds'],
          terms: TIERS,
        }),
      ],
    })
  }
  return { session, companyId: company.id }
}

type Session = Awaited<ReturnType<typeof listed>>['session']

/** The export of what is on sale, opened as a program for tables does. */
async function exported(client: any, session: Session) {
  const response = await client.get('/price-lists').withSession(session)
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(response.body())
  return workbook
}

async function fileOf(workbook: ExcelJS.Workbook) {
  return Buffer.from(await workbook.xlsx.writeBuffer()).toString('base64')
}

const send = (client: any, path: string, session: Session, body: object) =>
  client.post(path).json(body).withSession(session).withCsrfToken().accept('json').redirects(0)

const cellOf = (sheet: ExcelJS.Worksheet, row: number, heading: string) => {
  const headings = sheet.getRow(1).values as string[]
  return sheet.getRow(row).getCell(headings.indexOf(heading))
}

test.group('Price lists in Excel', (group) => {
  group.setup(() => keepBinary('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'))

  test('a row for each charge and tier, each price a text', async ({ client, assert }) => {
    const { session } = await listed()
    const sheet = (await exported(client, session)).getWorksheet('Prices')!
    const rows = [2, 3, 4].map((row) => [
      cellOf(sheet, row, 'plan').value,
      cellOf(sheet, row, 'charge').value,
      cellOf(sheet, row, 'part').value,
      cellOf(sheet, row, 'amount EUR').value,
      cellOf(sheet, row, 'unit_price EUR').value,
    ])
    assert.deepEqual(
      rows.map((row) => row.map((value) => value || null)),
      [
        ['home', 'fee', null, '30', null],
        ['home', 'calls', null, null, null],
        ['home', 'calls', 'tiers.0', null, '0.1'],
      ]
    )
    assert.equal(sheet.rowCount, 9)
  })

  test('a list that is changed nowhere changes nothing', async ({ client, assert }) => {
    const { session } = await listed()
    const file = await fileOf(await exported(client, session))
    const check = await send(client, '/price-list-checks', session, {
      file,
      validFrom: '2027-01-01',
    })
    check.assertStatus(200)
    assert.deepEqual([check.body().changeCount, check.body().problems], [0, []])
  })

  test('what it changes is shown, and made only when that was confirmed', async ({
    client,
    assert,
  }) => {
    const { session, companyId } = await listed()
    const workbook = await exported(client, session)
    const sheet = workbook.getWorksheet('Prices')!
    cellOf(sheet, 2, 'amount EUR').value = '33.00'
    cellOf(sheet, 4, 'unit_price EUR').value = 0.085
    const order = { file: await fileOf(workbook), validFrom: '2027-01-01' }
    const check = await send(client, '/price-list-checks', session, order)
    const { changes, hash, versions } = check.body()
    assert.deepEqual(
      changes.map((change: Record<string, string>) => [change.old, change.new, change.percent]),
      [
        ['30', '33.00', '+10.0'],
        ['0.1', '0.085', '-15.0'],
      ]
    )
    assert.deepEqual(versions, [{ plan: 'home', version: 2 }])
    const count = async () => (await db.from('plan_versions').where('company_id', companyId)).length
    assert.equal(await count(), 2)

    const other = { ...order, hash: 'a'.repeat(64) }
    await send(client, '/price-lists', session, other)
    assert.equal(await count(), 2)
    await send(client, '/price-lists', session, { ...order, hash })
    assert.equal(await count(), 3)
    const made = await db
      .from('charges')
      .join('plan_versions', 'plan_versions.id', 'charges.plan_version_id')
      .where({ 'plan_versions.company_id': companyId, 'version': 2 })
      .orderBy('position')
      .select('terms')
    assert.equal(JSON.parse(made[0].terms).amount, '33')
    assert.deepEqual(
      JSON.parse(made[1].terms).tiers.map((row: { unit_price: string }) => row.unit_price),
      ['0.085', '0.05']
    )
    const again = await send(client, '/price-list-checks', session, order)
    assert.isAbove(again.body().problemCount, 0)
    await send(client, '/price-lists', session, { ...order, hash })
    assert.equal(await count(), 3)
  })

  test('what cannot be read is named with sheet, row and column', async ({ client, assert }) => {
    const { session, companyId } = await listed()
    const workbook = await exported(client, session)
    const sheet = workbook.getWorksheet('Prices')!
    cellOf(sheet, 2, 'amount EUR').value = { formula: '1+1', result: 2 }
    cellOf(sheet, 4, 'unit_price EUR').value = 'cheap'
    cellOf(sheet, 4, 'up_to').value = '-3'
    cellOf(sheet, 3, 'amount EUR').value = '5'
    cellOf(sheet, 6, 'amount EUR').value = new Date()
    cellOf(sheet, 7, 'plan').value = 'nobody'
    const check = await send(client, '/price-list-checks', session, {
      file: await fileOf(workbook),
      validFrom: '2027-01-01',
    })
    const { address: tier } = cellOf(sheet, 4, 'unit_price EUR')
    const { address: bound } = cellOf(sheet, 4, 'up_to')
    const places = check.body().problems.map(({ at }: { at: string }) => at)
    assert.includeMembers(places, [
      `Prices!${cellOf(sheet, 2, 'amount EUR').address}`,
      `Prices!${cellOf(sheet, 3, 'amount EUR').address}`,
      `Prices!${cellOf(sheet, 6, 'amount EUR').address}`,
      `Prices!${tier}`,
      `Prices!${bound}`,
      'Prices!7',
    ])
    assert.lengthOf(await db.from('plan_versions').where('company_id', companyId), 2)
  })

  test('what is no workbook, or hides more than it says, is refused', async ({
    client,
    assert,
  }) => {
    const { session } = await listed()
    const bomb = new ExcelJS.Workbook()
    const text = 'x'.repeat(30_000)
    const sheet = bomb.addWorksheet('Prices')
    for (let row = 0; row < 1_000; row++) sheet.addRow([`${row}${text}`])
    for (const file of [Buffer.from('no zip').toString('base64'), await fileOf(bomb)]) {
      const check = await send(client, '/price-list-checks', session, {
        file,
        validFrom: '2027-01-01',
      })
      check.assertStatus(200)
      assert.equal(check.body().problemCount, 1)
      assert.equal(check.body().changeCount, 0)
    }
  })
})
