import { test } from '@japa/runner'
import { freeswitch } from '#plugins/telecom/usage/freeswitch'
import { outcomes, readAll } from '#plugins/telecom/tests/read_samples'

function document(given: Record<string, string> = {}, more: object = {}) {
  return {
    variables: {
      uuid: 'u-1',
      start_epoch: '1515666344',
      answer_epoch: '1515666347',
      billsec: '68',
      hangup_cause: 'NORMAL_CLEARING',
      ...given,
    },
    callflow: [
      { caller_profile: { caller_id_number: '1001', destination_number: '%2B493012345678' } },
    ],
    ...more,
  }
}

const EVENT = [
  'Event-Name: CHANNEL_HANGUP_COMPLETE',
  'Unique-ID: e-1',
  'Caller-Caller-ID-Number: 1001',
  'Caller-Destination-Number: %2B49%2030%2012345678',
  'variable_start_epoch: 1436280728',
  'variable_answer_epoch: 1436280728',
  'variable_billsec: 66',
].join('\n')

test.group('Telecom | FreeSWITCH call records', () => {
  test('epoch values, numbers of the call flow and billable seconds are used', async ({
    assert,
  }) => {
    const [only] = await readAll(freeswitch, JSON.stringify(document()))
    assert.deepInclude(only.record, {
      originId: 'u-1',
      identifier: '1001',
      dimension: '493012345678',
      occurredAt: 1515666347,
      quantity: 68,
    })
  })

  test('{title} give one row each')
    .with([
      { title: 'one document', join: (texts: string[]) => texts[0], count: 1 },
      { title: 'lines of documents', join: (texts: string[]) => texts.join('\n'), count: 3 },
      {
        title: 'documents without anything between',
        join: (texts: string[]) => texts.join(''),
        count: 3,
      },
      {
        title: 'a list of documents',
        join: (texts: string[]) => `[${texts.join(',\n')}]`,
        count: 3,
      },
    ])
    .run(async ({ assert }, { join, count }) => {
      const texts = ['u-1', 'u-2', 'u-3'].map((uuid) => JSON.stringify(document({ uuid })))
      const rows = await readAll(freeswitch, join(texts), {}, 7)
      assert.lengthOf(rows, count)
      assert.isTrue(rows.every((row) => row.record !== null))
      const pretty = texts.map((text) => JSON.stringify(JSON.parse(text), null, '\t'))
      assert.lengthOf(await readAll(freeswitch, join(pretty)), count)
    })

  test('a document that is cut off spoils no other', async ({ assert }) => {
    const good = JSON.stringify(document(), null, 2)
    const rows = await readAll(freeswitch, `${good.slice(0, 80)}\n${good}\nnonsense\n${good}`)
    assert.deepEqual(outcomes(rows), [
      [1, 'BAD_ROW'],
      [2, 68],
      [3, 'BAD_ROW'],
      [4, 68],
    ])
  })

  test('{title}')
    .with([
      {
        title: 'a leg that another has dialled',
        given: { originating_leg_uuid: 'u-0' },
        outcome: 'SECOND_LEG',
      },
      { title: 'no answer', given: { answer_epoch: '0', billsec: '0' }, outcome: 'NOT_ANSWERED' },
      {
        title: 'microseconds',
        given: { answer_epoch: '0', answer_uepoch: '1515666347954373' },
        outcome: 68,
      },
      {
        title: 'a stamp alone',
        given: { answer_epoch: '', answer_stamp: '2018-01-11 10:25:47' },
        outcome: 68,
      },
      { title: 'milliseconds', given: { billsec: '', billmsec: '67001' }, outcome: 68 },
      { title: 'negative seconds', given: { billsec: '-1' }, outcome: 'BAD_DURATION' },
      { title: 'no uuid', given: { uuid: '' }, outcome: 'BAD_ROW' },
      { title: 'a year of seconds', given: { billsec: '31536000' }, outcome: 'TOO_LONG' },
      { title: 'no time', given: { start_epoch: '', answer_epoch: '' }, outcome: 'BAD_TIME' },
    ] as { title: string; given: Record<string, string>; outcome: string | number }[])
    .run(async ({ assert }, { given, outcome }) => {
      const rows = await readAll(freeswitch, JSON.stringify(document(given)))
      assert.deepEqual(outcomes(rows), [[1, outcome]])
    })

  test('the second leg of a call is told by its profile or its event, also when kept short', async ({
    assert,
  }) => {
    const originator = { originator_caller_profiles: [{ uuid: 'u-0' }] }
    const profile = { caller_id_number: '1001', destination_number: '1002', originator }
    const callflow = [{ caller_profile: profile }]
    const large = document({}, { callflow, log: 'x'.repeat(20000) })
    const second = `${EVENT}\nOther-Type: originator\nOther-Leg-Unique-ID: u-0`
    for (const text of [
      JSON.stringify(document({}, { callflow })),
      JSON.stringify(large),
      second,
    ]) {
      const [row] = await readAll(freeswitch, text)
      assert.deepEqual(outcomes([row]), [[1, 'SECOND_LEG']])
      const context = { fileName: 'x', options: freeswitch.defaults }
      assert.deepEqual(freeswitch.readRow(row.raw, 1, context), row)
    }
    const first = `${EVENT}\nOther-Type: originatee\nOther-Leg-Unique-ID: u-2`
    assert.deepEqual(outcomes(await readAll(freeswitch, first)), [[1, 66]])
  })

  test('event texts are read with their values decoded', async ({ assert }) => {
    const rows = await readAll(freeswitch, `${EVENT}\n\n${EVENT.replace('e-1', 'e-2')}\n${EVENT}`)
    assert.deepEqual(
      rows.map(({ record }) => [record?.originId, record?.dimension, record?.quantity]),
      [
        ['e-1', '493012345678', 66],
        ['e-2', '493012345678', 66],
        ['e-1', '493012345678', 66],
      ]
    )
    const other = EVENT.replace('CHANNEL_HANGUP_COMPLETE', 'CHANNEL_ANSWER')
    assert.deepEqual(outcomes(await readAll(freeswitch, other)), [[1, 'BAD_ROW']])
  })

  test('a large document is kept short enough to be mended', async ({ assert }) => {
    const [row] = await readAll(
      freeswitch,
      JSON.stringify(document({}, { log: 'x'.repeat(20000) }))
    )
    assert.isBelow(row.raw.length, 500)
    const context = { fileName: 'x', options: freeswitch.defaults }
    assert.deepEqual(freeswitch.readRow(row.raw, 1, context), row)
  })

  test('sniffing knows documents and events', ({ assert }) => {
    const sniff = (text: string) => freeswitch.sniff(new TextEncoder().encode(text), 'x')
    assert.equal(sniff(JSON.stringify(document())), 95)
    assert.equal(sniff(EVENT), 98)
    assert.equal(sniff('id,type,caller,called,start,quantity\n'), 0)
  })
})
