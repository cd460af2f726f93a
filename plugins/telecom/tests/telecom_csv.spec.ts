import { test } from '@japa/runner'
import type { CsvOptions } from '#plugins/telecom/usage/csv_options'
import { telecomCsv } from '#plugins/telecom/usage/telecom_csv'
import { outcomes, readAll } from '#plugins/telecom/tests/read_samples'

const HEADING = 'id,type,caller,called,start,quantity'
const encode = (text: string) => new TextEncoder().encode(text)

async function readOne(row: string, options: Partial<CsvOptions> = {}) {
  const [only] = await readAll(telecomCsv, `${HEADING}\n${row}`, options)
  return only
}

test.group('Telecom | CSV call records', () => {
  test('our own heading needs no words', async ({ assert }) => {
    const rows = await readAll(
      telecomCsv,
      [
        HEADING,
        'a1,voice,+49 30 1234567,0044 20 7946 0000,2026-09-01T10:00:00Z,61',
        'a2,sms,49301234567,*100#,2026-09-01T12:00:00+02:00,1',
        '',
        'a3,data,49301234567,internet,2026-09-01 10:00:00Z,1048577',
      ].join('\r\n')
    )
    assert.deepEqual(
      rows.map(({ row, record }) => [row, record?.originId, record?.identifier, record?.dimension]),
      [
        [2, 'a1', '49301234567', '442079460000'],
        [3, 'a2', '49301234567', '*100#'],
        [5, 'a3', '49301234567', 'INTERNET'],
      ]
    )
    assert.deepEqual(
      rows.map(({ record }) => [record?.metric, record?.occurredAt, record?.quantity]),
      [
        ['telecom.voice_seconds', 1788256800, 61],
        ['telecom.sms', 1788256800, 1],
        ['telecom.data_bytes', 1788256800, 1048577],
      ]
    )
  })

  test('columns are found by usual names, delimiter and end of call included', async ({
    assert,
  }) => {
    const rows = await readAll(
      telecomCsv,
      'A-Number;B-Number;Start Time;End Time\n49301234567;33123456789;2026-09-01 10:00:00;2026-09-01 10:01:30'
    )
    assert.deepEqual(outcomes(rows), [[2, 90]])
    assert.equal(rows[0].record?.originId, '49301234567|33123456789|1788256800|voice|90')
  })

  test('without a usual name the first row tells which column is caller and type', async ({
    assert,
  }) => {
    const rows = await readAll(
      telecomCsv,
      'key,date,what,volume\n49301234567,2025-03-01 10:00:00,CALL,10'
    )
    assert.equal(rows[0].record?.identifier, '49301234567')
    assert.equal(rows[0].record?.dimension, '')
    assert.equal(rows[0].record?.metric, 'telecom.voice_seconds')
  })

  test('columns can be declared by name and by number', async ({ assert }) => {
    const columns = { ...telecomCsv.defaults.columns, caller: '2', start: 'When', quantity: '4' }
    const rows = await readAll(telecomCsv, 'x,y,When,z\n-,49301234567,01.09.2026 12:00:00,2.5', {
      columns,
      date_formats: ['dd.MM.yyyy HH:mm:ss'],
      zone: 'Europe/Berlin',
      voice_unit: 'min',
    })
    assert.equal(rows[0].record?.occurredAt, 1788256800)
    assert.equal(rows[0].record?.quantity, 150)
  })

  test('{title}')
    .with([
      { title: 'too few columns', row: 'a,voice,49301234567', reason: 'BAD_ROW' },
      {
        title: 'too many columns',
        row: 'a,voice,4930,33,2026-09-01T10:00:00Z,1,2',
        reason: 'BAD_ROW',
      },
      { title: 'an open quote', row: 'a,voice,"4930,33,2026-09-01T10:00:00Z,1', reason: 'BAD_ROW' },
      {
        title: 'an unknown type',
        row: 'a,fax,49301234567,33,2026-09-01T10:00:00Z,1',
        reason: 'BAD_ROW',
      },
      { title: 'no id', row: ',voice,49301234567,333,2026-09-01T10:00:00Z,1', reason: 'BAD_ROW' },
      {
        title: 'no caller',
        row: 'a,voice,anonymous,333,2026-09-01T10:00:00Z,1',
        reason: 'BAD_NUMBER',
      },
      {
        title: 'a national caller without a country',
        row: 'a,voice,0301234567,333,2026-09-01T10:00:00Z,1',
        reason: 'BAD_NUMBER',
      },
      {
        title: 'digits inside a text',
        row: 'a,voice,tel 49301234567 x,333,2026-09-01T10:00:00Z,1',
        reason: 'BAD_NUMBER',
      },
      {
        title: 'sixteen digits',
        row: 'a,voice,4930123456789012,333,2026-09-01T10:00:00Z,1',
        reason: 'BAD_NUMBER',
      },
      {
        title: 'a day that is none',
        row: 'a,voice,49301234567,333,2026-02-30T10:00:00Z,1',
        reason: 'BAD_TIME',
      },
      {
        title: 'an hour that is none',
        row: 'a,voice,49301234567,333,2026-02-03T24:00:00Z,1',
        reason: 'BAD_TIME',
      },
      { title: 'a date alone', row: 'a,voice,49301234567,333,2026-02-03,1', reason: 'BAD_TIME' },
      {
        title: 'a negative duration',
        row: 'a,voice,49301234567,333,2026-09-01T10:00:00Z,-5',
        reason: 'BAD_DURATION',
      },
      {
        title: 'no duration',
        row: 'a,voice,49301234567,333,2026-09-01T10:00:00Z,',
        reason: 'BAD_DURATION',
      },
      {
        title: 'a duration in words',
        row: 'a,voice,49301234567,333,2026-09-01T10:00:00Z,ten',
        reason: 'BAD_DURATION',
      },
      {
        title: 'more than can be counted',
        row: 'a,data,49301234567,x,2026-09-01T10:00:00Z,9007199254740993',
        reason: 'BAD_DURATION',
      },
      {
        title: 'a call of a month',
        row: 'a,voice,49301234567,333,2026-09-01T10:00:00Z,2678400',
        reason: 'TOO_LONG',
      },
    ])
    .run(async ({ assert }, { row, reason }) => {
      const rejected = await readOne(row)
      assert.isNull(rejected.record)
      assert.equal(rejected.record === null && rejected.reason, `telecom.${reason}`)
      assert.equal(rejected.raw, row)
    })

  test('fractions of a second are rounded up, or cut off where declared', async ({ assert }) => {
    const row = 'a,voice,49301234567,33123456789,2026-09-01T10:00:00.900Z,60.4'
    const up = await readOne(row)
    const cut = await readOne(row, { sub_second: 'truncate' })
    assert.deepEqual([up.record?.quantity, cut.record?.quantity], [61, 60])
    assert.equal(up.record?.occurredAt, 1788256800)
  })

  test('{spelling} is {expected} where the sender is in {country}')
    .with([
      { country: 'DE', spelling: '+49301234567', expected: '49301234567' },
      { country: 'DE', spelling: '0049301234567', expected: '49301234567' },
      { country: 'DE', spelling: '49301234567', expected: '49301234567' },
      { country: 'DE', spelling: '0301234567', expected: '49301234567' },
      { country: 'DE', spelling: '(030) 123-45/67', expected: '49301234567' },
      { country: 'DE', spelling: '112', expected: '112' },
      { country: 'US', spelling: '2125551234', expected: '12125551234' },
      { country: 'US', spelling: '011 49 30 1234567', expected: '49301234567' },
      { country: 'IT', spelling: '0612345678', expected: '390612345678' },
      { country: 'RU', spelling: '84951234567', expected: '74951234567' },
      { country: 'RU', spelling: '8104930123456', expected: '4930123456' },
      { country: 'ES', spelling: '612345678', expected: '34612345678' },
      { country: null, spelling: '0049301234567', expected: '49301234567' },
    ])
    .run(async ({ assert }, { country, spelling, expected }) => {
      const row = await readOne(`a,voice,${spelling},333,2026-09-01T10:00:00Z,1`, { country })
      assert.equal(row.record?.identifier, expected)
    })

  test('a local time of the repeated hour needs an offset, one of the skipped hour is none', async ({
    assert,
  }) => {
    const berlin = { zone: 'Europe/Berlin' }
    const row = (time: string) => `a,voice,49301234567,333,${time},1`
    const summer = await readOne(row('2026-07-01 12:00:00'), berlin)
    assert.equal(summer.record?.occurredAt, 1782900000)
    const twice = await readOne(row('2026-10-25 02:30:00'), berlin)
    assert.equal(twice.record === null && twice.reason, 'telecom.AMBIGUOUS_TIME')
    const never = await readOne(row('2026-03-29 02:30:00'), berlin)
    assert.equal(never.record === null && never.reason, 'telecom.BAD_TIME')
    const fixed = await readOne(row('2026-10-25 02:30:00'), { ...berlin, offset: '+02:00' })
    assert.equal(fixed.record?.occurredAt, 1792888200)
    const told = await readOne(row('2026-10-25T02:30:00+01:00'), berlin)
    assert.equal(told.record?.occurredAt, 1792891800)
  })

  test('a mended row is read like in the file once the options are complete', async ({
    assert,
  }) => {
    const file = 'start;from;to;billsec\n2026-09-01 10:00:00;49301234567;33123456789;61'
    const context = { fileName: 'x', options: telecomCsv.defaults }
    const options = telecomCsv.complete!(encode(file), context)
    const [row] = await readAll(telecomCsv, file)
    assert.deepEqual(telecomCsv.readRow(row.raw, 2, { fileName: 'x', options }), row)
  })

  test('the options of a completed file pass the form’s own check', async ({ assert }) => {
    const context = { fileName: 'x', options: telecomCsv.defaults }
    const options = telecomCsv.complete!(encode(HEADING), context)
    assert.deepEqual(await telecomCsv.options.validator.validate(options), options)
    assert.deepEqual(
      await telecomCsv.options.validator.validate(telecomCsv.defaults),
      telecomCsv.defaults
    )
  })

  test('sniffing is sure of our heading, less of others, and of nothing else', ({ assert }) => {
    const sniff = (text: string) => telecomCsv.sniff(encode(text), 'x')
    assert.equal(sniff(`${HEADING}\n`), 95)
    assert.isAbove(sniff('caller,callee,start,duration\n'), 60)
    assert.isAbove(sniff('who,date,what,volume\n49301234567,2025-03-01 10:00:00,CALL,10\n'), 50)
    assert.equal(sniff('Dear customer,\nhello'), 0)
    assert.equal(sniff('{"variables":{}}'), 0)
    assert.equal(sniff('<?xml version="1.0"?>'), 0)
  })
})
