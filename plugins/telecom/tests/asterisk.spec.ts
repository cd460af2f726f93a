import { test } from '@japa/runner'
import { asterisk } from '#plugins/telecom/usage/asterisk'
import { outcomes, readAll } from '#plugins/telecom/tests/read_samples'

/** A row of Master.csv with some of its columns changed. */
function row(given: Record<string, string> = {}, tail: string[] = []): string {
  const columns: Record<string, string> = {
    accountcode: 'acc',
    src: '49301234567',
    dst: '33123456789',
    dcontext: 'default',
    clid: '"""Bob"" <100>"',
    channel: '"SIP/a,b-1"',
    dstchannel: 'SIP/c-2',
    lastapp: 'Dial',
    lastdata: '',
    start: '2007-11-01 11:40:11',
    answer: '2007-11-01 11:40:16',
    end: '2007-11-01 11:45:11',
    duration: '300',
    billsec: '295',
    disposition: 'ANSWERED',
    amaflags: 'DOCUMENTATION',
    ...given,
  }
  return [...Object.values(columns), ...tail].join(',')
}

test.group('Telecom | Asterisk call records', () => {
  test('billable seconds are rated from the answer on', async ({ assert }) => {
    const [only] = await readAll(asterisk, row())
    assert.equal(only.record?.quantity, 295)
    assert.equal(only.record?.occurredAt, 1193917216)
    assert.equal(only.record?.identifier, '49301234567')
    assert.equal(only.record?.dimension, '33123456789')
  })

  test('compact dates, a user field and a unique id are understood', async ({ assert }) => {
    const compact = { start: '20071101-114011', answer: '20071101-114016' }
    const rows = await readAll(
      asterisk,
      [
        row(compact),
        row(compact, ['gandalf']),
        row(compact, ['1193917211.42']),
        row(compact, ['pbx-1193917211.42', '"said ""hi"""']),
      ].join('\n')
    )
    assert.deepEqual(
      rows.map(({ record }) => record?.originId),
      [
        'acc|49301234567|33123456789|1193917211|300|295|SIP/a,b-1',
        'acc|49301234567|33123456789|1193917211|300|295|SIP/a,b-1',
        '1193917211.42/1193917211',
        'pbx-1193917211.42/1193917211',
      ]
    )
  })

  test('calls that nobody answered are discarded, not held', async ({ assert }) => {
    const rows = await readAll(
      asterisk,
      ['NO ANSWER', 'BUSY', 'FAILED', 'CONGESTION']
        .map((disposition) => row({ disposition, answer: '', billsec: '0' }))
        .join('\n')
    )
    assert.isTrue(rows.every((entry) => entry.record === null && entry.discarded === true))
    assert.isTrue(
      rows.every((entry) => entry.record === null && entry.reason === 'telecom.NOT_ANSWERED')
    )
  })

  test('an answered call of zero seconds is kept', async ({ assert }) => {
    assert.deepEqual(outcomes(await readAll(asterisk, row({ billsec: '0' }))), [[1, 0]])
  })

  test('{title}')
    .with([
      { title: 'negative seconds', given: { billsec: '-295' }, reason: 'BAD_DURATION' },
      { title: 'a time that is none', given: { answer: 'soon' }, reason: 'BAD_TIME' },
      { title: 'an end that is none', given: { disposition: 'MAYBE' }, reason: 'BAD_ROW' },
      { title: 'a hidden caller', given: { src: 'anonymous' }, reason: 'BAD_NUMBER' },
      { title: 'an absurd duration', given: { billsec: '99999999' }, reason: 'TOO_LONG' },
      { title: 'a missing column', given: { clid: '"a"b' }, reason: 'BAD_ROW' },
    ] as { title: string; given: Record<string, string>; reason: string }[])
    .run(async ({ assert }, { given, reason }) => {
      assert.deepEqual(outcomes(await readAll(asterisk, row(given))), [[1, reason]])
    })

  test('a heading is no call, and a row that is cut off is told', async ({ assert }) => {
    const heading =
      'accountcode,src,dst,dcontext,clid,channel,dstchannel,lastapp,lastdata,start,answer,end,duration,billsec,disposition,amaflags'
    const rows = await readAll(asterisk, [heading, row(), row().slice(0, 60)].join('\n'))
    assert.deepEqual(outcomes(rows), [
      [2, 295],
      [3, 'BAD_ROW'],
    ])
    assert.equal(asterisk.sniff(new TextEncoder().encode(heading), 'x'), 98)
  })

  test('sniffing knows Master.csv and no other CSV', ({ assert }) => {
    const sniff = (text: string) => asterisk.sniff(new TextEncoder().encode(text), 'Master.csv')
    assert.equal(sniff(`${row()}\n${row()}`), 98)
    assert.equal(sniff('id,type,caller,called,start,quantity\n'), 0)
    assert.equal(sniff(row({ disposition: 'x' })), 0)
  })
})
