import { test } from '@japa/runner'
import { PluginError } from '../errors.js'
import { freezeDeep } from '../freeze.js'
import type { UsageFormat, UsageRow } from '../usage.js'
import { named, revisionOf } from './rating_contract.js'
import type { UsageSample } from './samples.js'
import { withoutOutside } from './without_outside.js'

type File = UsageSample['files'][number]

/** As many rows as a format may hand over at once. */
const MOST_AT_ONCE = 1000
const HEAD = 4096

/** A format reads a file the same in any pieces, and a single row as it stands in the file. */
export function usageContract(
  plugin: string,
  formats: readonly UsageFormat<any>[],
  samples: readonly UsageSample[]
): void {
  test('every usage format has files that it reads and files that it refuses', ({ assert }) => {
    assert.includeMembers(samples.map(named), formats.map(named))
    for (const { files, refused } of samples) {
      assert.isNotEmpty(files)
      assert.isNotEmpty(refused)
    }
  })

  for (const sample of samples) {
    const contextOf = ({ name, text, options }: File) => {
      const format = revisionOf(formats, sample)
      const given = { fileName: name, options: { ...format.defaults, ...options } }
      const context = freezeDeep(given)
      if (format.complete === undefined) return context
      const completed = withoutOutside(() => format.complete!(headOf(text), context))
      return freezeDeep({ fileName: name, options: completed })
    }

    test(`${named(sample)} knows its files and reads them the same in any pieces`, async ({
      assert,
    }) => {
      const format = revisionOf(formats, sample)
      for (const file of sample.files) {
        const context = contextOf(file)
        const sure = withoutOutside(() => format.sniff(headOf(file.text), file.name))
        assert.isTrue(Number.isInteger(sure) && sure > 0 && sure <= 100, file.name)
        const rows = await rowsOf(format.read(pieces(file.text, file.text.length + 1), context))
        assert.isNotEmpty(rows)
        assert.deepEqual(await rowsOf(format.read(pieces(file.text, 7), context)), rows)
        assertRows(assert, plugin, rows)
      }
    })

    test(`${named(sample)} reads a row alone as it stands in the file`, async ({ assert }) => {
      const format = revisionOf(formats, sample)
      for (const file of sample.files) {
        const context = contextOf(file)
        for (const row of await rowsOf(format.read(pieces(file.text, 64), context))) {
          const alone = () => withoutOutside(() => format.readRow(row.raw, row.row, context))
          assert.deepEqual(alone(), row)
          assert.deepEqual(alone(), row)
        }
      }
    })

    test(`${named(sample)} refuses a broken file with words`, async ({ assert }) => {
      const format = revisionOf(formats, sample)
      for (const text of sample.refused) {
        const context = freezeDeep({ fileName: 'broken', options: format.defaults })
        const error = await rowsOf(format.read(pieces(text, 64), context)).catch((cause) => cause)
        assert.instanceOf(error, PluginError, text)
        assert.equal(error.code, 'E_USAGE_FILE')
        assert.isAbove(error.message.length, 10)
      }
    })
  }
}

type Assert = Parameters<Parameters<typeof test>[1] & {}>[0]['assert']

function assertRows(assert: Assert, plugin: string, rows: readonly UsageRow[]) {
  assert.deepEqual(JSON.parse(JSON.stringify(rows)), rows)
  for (const [index, row] of rows.entries()) {
    assert.isAbove(row.row, index === 0 ? 0 : rows[index - 1].row)
    if (row.record === null) {
      if (row.reason !== undefined) assert.isTrue(row.reason.startsWith(`${plugin}.`), row.reason)
      continue
    }
    const { originId, identifierKind, identifier, metric, occurredAt, quantity } = row.record
    for (const text of [originId, identifierKind, identifier, metric]) assert.isNotEmpty(text)
    assert.isTrue(Number.isSafeInteger(occurredAt) && Number.isSafeInteger(quantity))
  }
}

function headOf(text: string): Uint8Array {
  return new TextEncoder().encode(text).subarray(0, HEAD)
}

async function* pieces(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text)
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size)
}

async function rowsOf(batches: AsyncIterable<readonly UsageRow[]>): Promise<UsageRow[]> {
  const rows: UsageRow[] = []
  for await (const batch of batches) {
    if (batch.length > MOST_AT_ONCE) throw new Error(`${batch.length} rows at once`)
    rows.push(...batch)
  }
  return rows
}
