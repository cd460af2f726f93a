import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { childCommand } from '#tests/support/child_command'
import {
  accountingGaps,
  countEvents,
  manyCalls,
  meteredCompany,
  usageFile,
} from '#tests/support/usage'

const ROWS = 45_000
const BAD_ROWS = 90

/** Rows of the file: calls, one in 500 with a broken number. */
function dirtyFile(first = 0) {
  const rows = manyCalls(ROWS, first).map((row, index) =>
    index % 500 === 7 ? row.replace('+498912345', '+49x8912345') : row
  )
  return usageFile(rows)
}

async function importOf(companyId: number) {
  const [row] = await db.from('usage_imports').where('company_id', companyId)
  return row
}

test.group('Usage import | faults', (group) => {
  let folder: string
  group.setup(() => {
    folder = mkdtempSync(join(tmpdir(), 'usage-'))
    return () => rmSync(folder, { recursive: true })
  })

  for (const point of [
    'import.stored:1',
    'import.claimed:1',
    'import.batch.written:1',
    'import.batch.written:2',
    'import.batch.committed:1',
    'import.batch.committed:3',
    'import.finishing:1',
  ]) {
    test(`killed at ${point}, the same command goes on: nothing lost, nothing twice`, async ({
      assert,
    }) => {
      const { companyId, serviceId } = await meteredCompany()
      const path = join(folder, `${companyId}.csv`)
      writeFileSync(path, dirtyFile())
      const command = ['usage:import', path, `--company=${companyId}`]

      const killed = await childCommand(command, { FAILPOINT: point })
      assert.equal(killed.signal, 'SIGKILL', killed.output)
      assert.deepEqual(await accountingGaps(companyId), [])

      const again = await childCommand(command)
      assert.equal(again.code, 0, again.output)
      const row = await importOf(companyId)
      assert.equal(row.state, 'finished')
      assert.deepEqual([row.accepted, row.duplicates, row.suspended].map(Number), [
        ROWS - BAD_ROWS,
        0,
        BAD_ROWS,
      ])
      assert.equal(await countEvents(serviceId), ROWS - BAD_ROWS)
      assert.deepEqual(await accountingGaps(companyId), [])

      const third = await childCommand(command)
      assert.equal(third.code, 1)
      assert.match(third.output, /was imported already/)
    })
  }

  test('two processes that import overlapping files at once take each record once', async ({
    assert,
  }) => {
    const { companyId, serviceId } = await meteredCompany()
    const paths = [0, ROWS / 3].map((first) => {
      const path = join(folder, `${companyId}-${first}.csv`)
      writeFileSync(path, usageFile(manyCalls(ROWS, first)))
      return path
    })
    const both = await Promise.all(
      paths.map((path) => childCommand(['usage:import', path, `--company=${companyId}`]))
    )
    assert.deepEqual(
      both.map(({ code }) => code),
      [0, 0],
      both.map(({ output }) => output).join('\n')
    )
    assert.equal(await countEvents(serviceId), (ROWS * 4) / 3)
    assert.deepEqual(await accountingGaps(companyId), [])
  })

  test('of two processes with one file, one reads it and the other is told so', async ({
    assert,
  }) => {
    const { companyId, serviceId } = await meteredCompany()
    const path = join(folder, `${companyId}-shared.csv`)
    writeFileSync(path, dirtyFile())
    const command = ['usage:import', path, `--company=${companyId}`]
    const both = await Promise.all([childCommand(command), childCommand(command)])
    assert.sameMembers(
      both.map(({ code }) => code),
      [0, 1],
      both.map(({ output }) => output).join('\n')
    )
    const refused = both.find(({ code }) => code === 1)!
    assert.match(refused.output, /is being imported right now|was imported already/)
    assert.equal(await countEvents(serviceId), ROWS - BAD_ROWS)
    assert.deepEqual(await accountingGaps(companyId), [])
  })
})
