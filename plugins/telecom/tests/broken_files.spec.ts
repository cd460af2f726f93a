import { test } from '@japa/runner'
import fc from 'fast-check'
import { PluginError } from '#sdk/errors'
import { asterisk } from '#plugins/telecom/usage/asterisk'
import { freeswitch } from '#plugins/telecom/usage/freeswitch'
import { telecomCsv } from '#plugins/telecom/usage/telecom_csv'
import { outcomes, readAll, refusalOf } from '#plugins/telecom/tests/read_samples'

const FORMATS = [telecomCsv, asterisk, freeswitch]
const HEADING = 'id,type,caller,called,start,quantity'
const GOOD = 'a,voice,49301234567,33123456789,2026-09-01T10:00:00Z,61'

function utf16(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'))
}

test.group('Telecom | files that are no call records', () => {
  test('{title} is refused as a whole by every format')
    .with([
      { title: 'an empty file', content: '', message: /empty/ },
      { title: 'UTF-16 with a mark', content: utf16(`${HEADING}\n${GOOD}`), message: /UTF-16/ },
      { title: 'UTF-16 without a mark', content: utf16(HEADING).subarray(2), message: /UTF-16/ },
      {
        title: 'a binary file',
        content: new Uint8Array([127, 69, 76, 70, 0, 1, 2]),
        message: /binary/,
      },
      { title: 'a zip file', content: new Uint8Array([80, 75, 3, 4]), message: /compressed/ },
      { title: 'a gzip file', content: new Uint8Array([31, 139, 8]), message: /compressed/ },
      { title: 'an XML file', content: '<?xml version="1.0"?>\n<format/>', message: /XML/ },
      {
        title: 'Latin-1 declared as UTF-8',
        content: new Uint8Array([105, 100, 44, 0xfc]),
        message: /UTF-8/,
      },
    ])
    .run(async ({ assert }, { content, message }) => {
      for (const format of FORMATS) {
        assert.match((await refusalOf(format as typeof telecomCsv, content)) ?? 'taken', message)
        const head = typeof content === 'string' ? new TextEncoder().encode(content) : content
        assert.isBelow(format.sniff(head, 'x'), 30)
      }
    })

  test('a heading without the columns needed is refused, naming them', async ({ assert }) => {
    assert.match((await refusalOf(telecomCsv, 'a,b,c\n1,2,3')) ?? '', /caller, start, quantity/)
  })

  test('a heading without rows is a file of no calls', async ({ assert }) => {
    assert.deepEqual(await readAll(telecomCsv, `${HEADING}\n`), [])
  })
})

test.group('Telecom | rows that are no call records', () => {
  test('a file that is cut off loses its last row only', async ({ assert }) => {
    const file = [HEADING, GOOD, GOOD.slice(0, 30)].join('\n')
    assert.deepEqual(outcomes(await readAll(telecomCsv, file)), [
      [2, 61],
      [3, 'BAD_ROW'],
    ])
  })

  test('a line without end is reported once and skipped, in bounded memory', async ({ assert }) => {
    const file = [HEADING, GOOD, 'x'.repeat(3000000), GOOD].join('\n')
    const rows = await readAll(telecomCsv, file, {}, 10000)
    assert.deepEqual(outcomes(rows), [
      [2, 61],
      [3, 'BAD_ROW'],
      [4, 61],
    ])
    assert.lengthOf(rows[1].raw, 8192)
    assert.deepEqual(outcomes(await readAll(telecomCsv, `${HEADING}\n${'y'.repeat(200000)}`)), [
      [2, 'BAD_ROW'],
    ])
  })

  test('bytes that are not UTF-8 deep in a file spoil their row only', async ({ assert }) => {
    const start = Buffer.from(`${HEADING}\n${`${GOOD}\n`.repeat(200)}`)
    const bad = Buffer.from('a,voice,49301234567,B\xfccher,2026-09-01T10:00:00Z,61\n', 'latin1')
    const rows = await readAll(telecomCsv, Buffer.concat([start, bad, Buffer.from(GOOD)]))
    assert.deepEqual(outcomes(rows).slice(199), [
      [201, 61],
      [202, 'BAD_ENCODING'],
      [203, 61],
    ])
  })

  test('control characters spoil their row only', async ({ assert }) => {
    const filler = `${GOOD}\n`.repeat(100)
    const file = `${HEADING}\n${filler}a,voice,4930\u0000123,33,2026-09-01T10:00:00Z,61\n${GOOD}`
    assert.deepEqual(outcomes(await readAll(telecomCsv, file)).slice(-2), [
      [102, 'BAD_ROW'],
      [103, 61],
    ])
  })

  test('letters beyond ASCII are fine where the encoding is declared', async ({ assert }) => {
    const row = Buffer.from(`${HEADING},note\n${GOOD},M\xfcller\n`, 'latin1')
    const [read] = await readAll(telecomCsv, row, { encoding: 'windows-1252' })
    assert.equal(read.raw, `${GOOD},Müller`)
    const [utf8] = await readAll(telecomCsv, `\ufeff${HEADING},note\n${GOOD},Müller\n`, {}, 3)
    assert.equal(utf8.raw, `${GOOD},Müller`)
  })

  test('pieces of any size give the same rows', async ({ assert }) => {
    const file = [HEADING, ...new Array(2500).fill(GOOD), 'é,', ''].join('\r\n')
    const whole = await readAll(telecomCsv, file)
    assert.lengthOf(whole, 2501)
    for (const size of [1, 13, 4096]) {
      assert.deepEqual(await readAll(telecomCsv, file, {}, size), whole)
    }
  })

  test('any bytes: no error but a refused file, and every row that is not blank is told once', async ({
    assert,
  }) => {
    const line = fc.oneof(
      fc.constantFrom(GOOD, '', '  ', ',,,,,', '"', 'a,voice,"x",y,z,1', '{"a":', 'Event-Name: x'),
      fc.string({ unit: 'binary', maxLength: 60 })
    )
    const text = fc.array(line, { maxLength: 12 }).map((lines) => [HEADING, ...lines].join('\n'))
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 400 }),
      text.map((value) => new Uint8Array(Buffer.from(value)))
    )
    await fc.assert(
      fc.asyncProperty(bytes, fc.integer({ min: 1, max: 50 }), async (content, size) => {
        for (const format of FORMATS) {
          const rows = await readAll(format as typeof telecomCsv, content, {}, size).catch(
            (error) => {
              assert.instanceOf(error, PluginError)
              assert.equal(error.code, 'E_USAGE_FILE')
              return null
            }
          )
          if (rows === null) continue
          const numbers = rows.map(({ row }) => row)
          assert.deepEqual(
            numbers,
            [...new Set(numbers)].sort((left, right) => left - right)
          )
          if (format === telecomCsv) {
            assert.deepEqual(numbers, inkedLines(content).slice(1))
          }
        }
      }),
      { numRuns: 300 }
    )
  })
})

/** Numbers of the lines that are not blank. */
function inkedLines(content: Uint8Array): number[] {
  const lines = Buffer.from(content).toString('latin1').split('\n')
  return lines.flatMap((line, index) => (isBlank(line) ? [] : [index + 1]))
}

function isBlank(line: string): boolean {
  const text = Buffer.from(line, 'latin1').toString()
  return text.trim() === ''
}
