import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from '@japa/runner'
import { PluginError } from '#sdk/errors'
import type { UsageFormat } from '#sdk/usage'
import { parsePriceList } from '#plugins/telecom/tariffs/parse_price_list'
import { asterisk } from '#plugins/telecom/usage/asterisk'
import { freeswitch } from '#plugins/telecom/usage/freeswitch'
import { telecomCsv } from '#plugins/telecom/usage/telecom_csv'

const DATA = join(process.env.SHARED_DATA ?? '../shared/data', 'telecom')
const FORMATS: readonly UsageFormat<any>[] = [telecomCsv, asterisk, freeswitch]

async function headOf(path: string): Promise<Uint8Array> {
  const bytes = await readFile(path)
  return bytes.subarray(0, 4096)
}

/** Rows by outcome, with the format that is surest of the file. */
async function importSample(name: string, options: object = {}) {
  const path = join(DATA, 'cdrs', name)
  const head = await headOf(path)
  const [format] = FORMATS.toSorted((a, b) => b.sniff(head, name) - a.sniff(head, name))
  const context = { fileName: name, options: { ...format.defaults, ...options } }
  const counts: Record<string, number> = {}
  for await (const rows of format.read(createReadStream(path), context)) {
    for (const row of rows) {
      const outcome = row.record === null ? (row.reason ?? 'withdrawn') : 'record'
      counts[outcome] = (counts[outcome] ?? 0) + 1
    }
  }
  return { format: format.code, counts }
}

test.group('External | call record samples', () => {
  test('{name} is accounted for row by row')
    .with([
      { name: 'billrun-calculators-test1.csv', format: 'telecom.csv', counts: { record: 3 } },
      { name: 'billrun-teldas_ina_no_tariff.csv', format: 'telecom.csv', counts: { record: 1 } },
      { name: 'freeswitch-cdr.json', format: 'telecom.freeswitch_json', counts: { record: 1 } },
      {
        name: 'freeswitch-hangup-event.txt',
        format: 'telecom.freeswitch_json',
        counts: { record: 1 },
      },
      {
        name: 'jbilling-asterisk-sample1.csv',
        format: 'telecom.asterisk',
        counts: { 'record': 9, 'telecom.NOT_ANSWERED': 1, 'telecom.BAD_DURATION': 1 },
      },
      { name: 'jbilling-asterisk-sample2.csv', format: 'telecom.asterisk', counts: { record: 1 } },
      {
        name: 'jbilling-mediation-batch-test.head1000.csv',
        format: 'telecom.asterisk',
        counts: { record: 1000 },
      },
    ])
    .run(async ({ assert }, { name, format, counts }) => {
      const national = name.startsWith('billrun') ? { country: 'IL' } : {}
      assert.deepEqual(await importSample(name, national), { format, counts } as never)
    })

  test('national numbers without a country are held, not guessed', async ({ assert }) => {
    const { counts } = await importSample('billrun-calculators-test1.csv')
    assert.deepEqual(counts, { 'telecom.BAD_NUMBER': 3 })
  })

  test('a field map in XML is refused as a file by every format', async ({ assert }) => {
    const path = join(DATA, 'cdrs', 'jbilling-asterisk.xml')
    for (const format of FORMATS) {
      const rows = format.read(createReadStream(path), { fileName: path, options: format.defaults })
      const error = await rows[Symbol.asyncIterator]()
        .next()
        .catch((thrown: unknown) => thrown)
      assert.instanceOf(error, PluginError)
      assert.equal(format.sniff(await headOf(path), path), 0)
    }
  })
})

test.group('External | price list', () => {
  test('500 rows of a carrier’s list are read without a problem', async ({ assert }) => {
    const text = await readFile(join(DATA, 'tariffs', 'sdf-outbound-rates.head500.csv'), 'latin1')
    const options = { timeZone: 'UTC', increments: { first: 1, following: 1 } }
    const { entries, problems } = parsePriceList(text, options)
    assert.deepEqual(problems, [])
    assert.isAbove(entries.length, 400)
  })
})
