import { PassThrough } from 'node:stream'
import { test } from '@japa/runner'
import type { Worksheet } from 'exceljs'
import type { Report } from '#app/reporting/workbook/report'
import { writeWorkbook } from '#app/reporting/workbook/write_workbook'
import { origin, readBack, register, registerRow, workbookBytes } from '#tests/unit/reporting/given'

/** The register of these rows, read back as a spreadsheet program would. */
async function written(...rows: ReturnType<typeof registerRow>[]) {
  const workbook = await readBack(await workbookBytes(register, rows))
  return { workbook, sheet: workbook.getWorksheet('Invoice register')! }
}

const cell = (sheet: Worksheet, row: number, title: string) => {
  const column = (sheet.getRow(1).values as string[]).indexOf(title)
  return sheet.getRow(row).getCell(column)
}

test.group('Workbook | invoice register', () => {
  test('row 1 is the header, frozen, filtered, and printed on every page', async ({ assert }) => {
    const { sheet } = await written(registerRow(), registerRow())
    assert.deepEqual((sheet.getRow(1).values as string[]).slice(1), [
      'Number',
      'Kind',
      'Issued on',
      'Due on',
      'Account',
      'Customer',
      'Country',
      'Tax number',
      'Currency',
      'Net',
      'VAT 19 % DE',
      'Reverse charge',
      'Tax',
      'Gross',
      'Open',
      'State',
      'Run',
    ])
    assert.deepInclude(sheet.views[0], { state: 'frozen', ySplit: 1 })
    assert.equal(sheet.autoFilter, 'A1:Q3')
    assert.deepInclude(sheet.pageSetup, {
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '1:1',
    })
    assert.include(sheet.headerFooter.oddFooter, '&P')
    assert.isAbove(sheet.getColumn(6).width!, 20)
  })

  test('numbers are numbers with the digits of the currency, codes keep their zeros', async ({
    assert,
  }) => {
    const { sheet } = await written(registerRow())
    assert.strictEqual(cell(sheet, 2, 'Net').value, 100.1)
    assert.equal(cell(sheet, 2, 'Net').numFmt, '#,##0.00;[Red]-#,##0.00')
    assert.strictEqual(cell(sheet, 2, 'Number').value, '000417')
    assert.strictEqual(cell(sheet, 2, 'Account').value, '0001')
    assert.strictEqual(cell(sheet, 2, 'Run').value, 7)
    assert.isNull(cell(sheet, 2, 'Reverse charge').value)
  })

  test('dates are real dates, the same day in every zone', async ({ assert }) => {
    const { sheet } = await written(registerRow({ issuedOn: '2026-03-29', dueOn: '2024-02-29' }))
    assert.deepEqual(cell(sheet, 2, 'Issued on').value, new Date('2026-03-29T00:00:00Z'))
    assert.deepEqual(cell(sheet, 2, 'Due on').value, new Date('2024-02-29T00:00:00Z'))
    assert.equal(cell(sheet, 2, 'Due on').numFmt, 'yyyy-mm-dd')
  })

  test('totals are formulas that follow the filter, with an exact result', async ({ assert }) => {
    const { sheet } = await written(
      registerRow({ netMinor: 10n }),
      registerRow({ netMinor: 20n }),
      registerRow({ netMinor: -5n })
    )
    assert.deepInclude(cell(sheet, 5, 'Net').value as object, {
      formula: 'SUBTOTAL(109,J2:J4)',
      result: 0.25,
    })
    assert.equal(cell(sheet, 5, 'Number').value, 'Total')
    assert.isNull(cell(sheet, 5, 'Run').value)
  })

  test('amounts in several currencies are not added up, but controlled one by one', async ({
    assert,
  }) => {
    const { workbook, sheet } = await written(
      registerRow({ netMinor: 1_050n }),
      registerRow({ currency: 'JPY', netMinor: 700n }),
      registerRow({ currency: 'KWD', netMinor: 1_250n })
    )
    assert.isNull(cell(sheet, 5, 'Net').value)
    assert.equal(cell(sheet, 3, 'Net').numFmt, '#,##0;[Red]-#,##0')
    assert.strictEqual(cell(sheet, 4, 'Net').value, 1.25)
    assert.equal(cell(sheet, 4, 'Net').numFmt, '#,##0.000;[Red]-#,##0.000')
    const parameters = entries(workbook.getWorksheet('Parameters')!)
    assert.equal(parameters.get('Total Net EUR'), '10.50')
    assert.equal(parameters.get('Total Net JPY'), '700')
    assert.equal(parameters.get('Total Net KWD'), '1.250')
  })

  test('texts that begin like a formula or with a control character stay text', async ({
    assert,
  }) => {
    for (const name of ['=1+1', '+49 40 1', '-5', '@SUM(A1)', '\tx', '\u0001x', "'x", '<b>&"']) {
      const { sheet } = await written(registerRow({ customerName: name }))
      const customer = cell(sheet, 2, 'Customer')
      assert.equal(customer.value, name.replace('\u0001', ' '))
      assert.isUndefined(customer.formula)
      assert.equal(customer.numFmt, '@')
    }
  })

  test('an amount of more than 15 digits stands as text and is counted', async ({ assert }) => {
    const { workbook, sheet } = await written(registerRow({ netMinor: 1_234_567_890_123_456_78n }))
    assert.strictEqual(cell(sheet, 2, 'Net').value, '1234567890123456.78')
    const parameters = entries(workbook.getWorksheet('Parameters')!)
    assert.equal(parameters.get('Amounts beyond 15 digits, written as text'), 1)
    assert.equal(parameters.get('Total Net EUR'), '1234567890123456.78')
  })

  test('the Parameters sheet says what it is, of whom, and what must add up', async ({
    assert,
  }) => {
    const { workbook } = await written(registerRow(), registerRow())
    const parameters = entries(workbook.getWorksheet('Parameters')!)
    assert.equal(parameters.get('Report'), 'Invoice register')
    assert.equal(parameters.get('Company'), 'Nordwind Services GmbH')
    assert.equal(parameters.get('Made by'), 'Maria Kowalska')
    assert.deepEqual(parameters.get('Made at (Europe/Berlin)'), new Date('2026-04-02T11:00:00Z'))
    assert.equal(parameters.get('Issued'), '2026-03-01 – 2026-03-31')
    assert.equal(parameters.get('Rows'), 2)
    assert.equal(parameters.get('Total Gross EUR'), '238.24')
    assert.equal(parameters.get('countinghouse'), '0.1.0')
  })

  test('the properties of the file are set', async ({ assert }) => {
    const { workbook } = await written(registerRow())
    assert.equal(workbook.title, 'Invoice register')
    assert.equal(workbook.creator, 'Maria Kowalska')
    assert.deepEqual(workbook.created, new Date('2026-04-02T09:00:00Z'))
  })

  test('a register without rows has a header and no totals', async ({ assert }) => {
    const { sheet } = await written()
    assert.equal(sheet.actualRowCount, 1)
  })

  test('rows beyond a sheet go on to the next one', async ({ assert }) => {
    const rows = Array.from({ length: 5 }, () => registerRow())
    const workbook = await readBack(await workbookBytes(register, rows, { rowsPerSheet: 2 }))
    assert.deepEqual(
      workbook.worksheets.map((sheet) => sheet.name),
      ['Invoice register', 'Invoice register 2', 'Invoice register 3', 'Parameters']
    )
    assert.equal(entries(workbook.getWorksheet('Parameters')!).get('Rows'), 5)
  })

  test('a source that breaks rejects and does not hang', async ({ assert }) => {
    async function* broken(): AsyncGenerator<readonly ReturnType<typeof registerRow>[]> {
      yield [registerRow()]
      throw new Error('the source broke')
    }
    const output = new PassThrough()
    await assert.rejects(
      () => writeWorkbook(register, broken(), origin, output),
      'the source broke'
    )
  })
})

test.group('Workbook | other columns', () => {
  const report: Report<readonly [number, string, string]> = {
    code: 'sample',
    title: "It's: a [sample]/report? with a name that is far too long",
    columns: [
      { key: 'at', title: 'At', type: 'instant' },
      { key: 'price', title: 'Price', type: 'decimal' },
      { key: 'on', title: 'On', type: 'date' },
    ],
    cells: (row) => row,
  }

  test('instants show the clock of the zone, decimals keep their digits', async ({ assert }) => {
    const workbook = await readBack(
      await workbookBytes(report, [[1_774_746_000, '0.000123', '2026-03-29']])
    )
    const [sheet] = workbook.worksheets
    assert.deepEqual(sheet.getCell('A2').value, new Date('2026-03-29T03:00:00Z'))
    assert.strictEqual(sheet.getCell('B2').value, 0.000123)
  })

  test('days before March 1900 are text, because Excel miscounts them', async ({ assert }) => {
    const workbook = await readBack(await workbookBytes(report, [[0, '1', '1900-02-28']]))
    assert.equal(workbook.worksheets[0].getCell('C2').value, '1900-02-28')
  })

  test('a sheet has a name that Excel accepts', async ({ assert }) => {
    const workbook = await readBack(await workbookBytes(report, []))
    const { name } = workbook.worksheets[0]
    assert.isAtMost(name.length, 31)
    assert.notMatch(name, /[\\/?*[\]:]/)
  })
})

function entries(sheet: Worksheet): Map<unknown, unknown> {
  const found = new Map<unknown, unknown>()
  sheet.eachRow((row) => found.set(row.getCell(1).value, row.getCell(2).value))
  return found
}
