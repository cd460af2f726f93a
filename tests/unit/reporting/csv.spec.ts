import { PassThrough } from 'node:stream'
import { text as readText } from 'node:stream/consumers'
import { test } from '@japa/runner'
import { writeCsv } from '#app/reporting/workbook/write_csv'
import { batches, register, registerRow } from '#tests/unit/reporting/given'

async function csv(...rows: ReturnType<typeof registerRow>[]): Promise<string[]> {
  const output = new PassThrough()
  const reading = readText(output)
  await writeCsv(register, batches(rows), 'Europe/Berlin', output)
  const content = await reading
  return content.split('\r\n')
}

test.group('CSV', () => {
  test('has a byte order mark, a header, ISO dates and decimal points', async ({ assert }) => {
    const output = new PassThrough()
    const chunks: Buffer[] = []
    output.on('data', (chunk) => chunks.push(chunk))
    await writeCsv(register, batches([registerRow()]), 'Europe/Berlin', output)
    assert.deepEqual([...Buffer.concat(chunks).subarray(0, 3)], [0xef, 0xbb, 0xbf])
    const [header, first, last] = await csv(registerRow({ netMinor: -10_010n }))
    assert.match(header, /^.?Number,Kind,Issued on/)
    assert.equal(
      first,
      '000417,Invoice,2026-03-31,2026-04-14,0001,Bäckerei Morgenrot KG,DE,DE129273398,EUR,' +
        '-100.10,19.02,,19.02,119.12,0.00,Paid,7'
    )
    assert.equal(last, '')
  })

  test('texts that begin like a formula get an apostrophe, numbers keep their minus: {name}')
    .with([
      { name: '=1+1', expected: "'=1+1" },
      { name: '+49 40', expected: "'+49 40" },
      { name: '-5', expected: "'-5" },
      { name: '@SUM(A1)', expected: "'@SUM(A1)" },
      { name: '\t=1', expected: "'\t=1" },
      { name: 'a, "b"', expected: '"a, ""b"""' },
      { name: 'two\nlines', expected: '"two\nlines"' },
    ])
    .run(async ({ assert }, { name, expected }) => {
      const lines = await csv(registerRow({ customerName: name }))
      assert.include(lines[1], `,0001,${expected},DE,`)
    })
})
