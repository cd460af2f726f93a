import { test } from '@japa/runner'
import { runAce } from '#tests/support/ace_process'
import { documentsOf, findings } from '#tests/support/books'
import { given } from '#tests/support/given_books'
import { caller, importCalls, tariff } from '#tests/support/telephony'

const LONG = process.env.LONG_TESTS === '1'

/** Where a run may die: between writing and marking, inside the transaction, before its commit. */
const PLACES = [
  'chunk_frozen:1',
  'issue_before_numbers:1',
  'issue_before_commit:1',
  'issue_committed:1',
  ...(LONG ? ['chunk_claimed:1', 'chunk_claimed:2', 'chunk_computed:1', 'run_advanced:1'] : []),
]

async function companyWithCalls() {
  const companyId = await given.company()
  await tariff(companyId)
  const calls = []
  for (let index = 0; index < 6; index++) {
    const { number } = await caller(companyId)
    calls.push(
      { id: `a${index}`, from: number, to: '33140205060', at: '2026-09-03T10:00:00Z', seconds: 60 },
      { id: `b${index}`, from: number, to: '4930555001', at: '2026-09-09T10:00:00Z', seconds: 600 }
    )
  }
  await importCalls(companyId, calls)
  return companyId
}

const command = (companyId: number) => ['billing:run', `--company=${companyId}`, '--due=2026-10-01']

test.group('A bill run that is killed', () => {
  for (const place of PLACES) {
    test(`loses nothing and bills nothing twice after SIGKILL at ${place}`, async ({ assert }) => {
      const companyId = await companyWithCalls()

      const killed = await runAce(command(companyId), place)
      assert.equal(killed.signal, 'SIGKILL', killed.output)
      const again = await runAce(command(companyId))
      assert.equal(again.code, 0, again.output)

      const documents = await documentsOf(companyId)
      assert.deepEqual(
        documents.map(({ number }) => number),
        [1, 2, 3, 4, 5, 6].map((number) => `INV-2026-00000${number}`)
      )
      // 0.10 for a minute to France and 0.60 for ten minutes at home.
      assert.deepEqual(
        documents.map(({ net_minor: net }) => net),
        Array(6).fill(70)
      )
      assert.deepEqual(await findings(companyId), [])
    }).timeout(180_000)
  }

  test('two processes on one run share its work and number without a gap', async ({ assert }) => {
    const companyId = await companyWithCalls()

    const ended = await Promise.all([runAce(command(companyId)), runAce(command(companyId))])
    await runAce(command(companyId))

    assert.isTrue(
      ended.some(({ code }) => code === 0),
      ended.map(({ output }) => output).join('\n')
    )
    const documents = await documentsOf(companyId)
    assert.lengthOf(documents, 6)
    assert.deepEqual(await findings(companyId), [])
  }).timeout(180_000)
})
