import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { StartBillRun } from '#app/billing/actions/start_bill_run'
import { freezeGroups } from '#app/billing/freezing/freeze_groups'
import { loadChunk } from '#app/billing/freezing/load_chunk'
import { loadRun } from '#app/billing/queries/load_run'
import { RunRaters } from '#app/billing/run_raters'
import { loadCompany } from '#app/companies/queries/load_company'
import { pluginHost } from '#app/plugin_host/plugin_host'
import { given } from '#tests/support/given_books'
import { caller, importCalls, tariff } from '#tests/support/telephony'

/** Freezes all accounts of a company as one chunk, with so many events in memory at once. */
async function freeze(companyId: number, runId: number, eventsAtOnce: number) {
  const client = db.connection()
  const run = await loadRun(client, runId)
  const company = await loadCompany(client, companyId)
  const accounts = await client.from('accounts').where('company_id', companyId).orderBy('id')
  const ids = accounts.map((row) => Number(row.id))
  const data = await loadChunk(client, run, company, ids)
  const raters = new RunRaters(client, companyId, run.manifest, { startsAt: 0, endsAt: 4e9 })
  const { regimeCode, regimeRevision } = run.manifest
  const regime = pluginHost().taxRegime(regimeCode, regimeRevision)
  const settings = { regime, layoutRevision: 1 }
  return freezeGroups(client, data, raters, () => settings, { eventsAtOnce })
}

test.group('Chunks with much usage', () => {
  test('drafts are the same, however many events are in memory at once', async ({ assert }) => {
    const companyId = await given.company()
    await tariff(companyId)
    for (let account = 1; account <= 4; account++) {
      const { number } = await caller(companyId)
      // One more call for each account, the last one with a call without a price.
      const calls = Array.from({ length: account }, (_, index) => ({
        id: `${account}-${index}`,
        from: number,
        to: account === 4 && index === 3 ? '81312345678' : '33140205060',
        at: `2026-09-0${index + 1}T10:00:00Z`,
        seconds: 60 * account,
      }))
      await importCalls(companyId, calls, `${account}.csv`)
    }
    const order = {
      companyId,
      kind: 'preview',
      dueOn: '2026-10-01',
      issuedOn: '2026-10-01',
    } as const
    const runId = await new StartBillRun().execute({ ...order, startedBy: 'test' })

    const [all, some, one] = [
      await freeze(companyId, runId, 1000),
      await freeze(companyId, runId, 5),
      await freeze(companyId, runId, 1),
    ]

    assert.lengthOf(all, 4)
    const counts = all.map((entry) => 'draft' in entry && entry.draft.body.lines[0].eventCount)
    assert.deepEqual(counts, [1, 2, 3, 3])
    assert.deepEqual(some, all)
    assert.deepEqual(one, all)
  })
})
