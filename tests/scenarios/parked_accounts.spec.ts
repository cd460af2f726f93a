import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import type { CanonicalValue } from '#kernel/canonical_json'
import plugins from '#config/plugins'
import { CancelRun } from '#app/billing/actions/cancel_run'
import { ProcessRun } from '#app/billing/actions/process_run'
import { RetryParked } from '#app/billing/actions/retry_parked'
import { StartBillRun } from '#app/billing/actions/start_bill_run'
import { loadPlugins } from '#app/plugin_host/load_plugins'
import { pluginHost, usePluginHost } from '#app/plugin_host/plugin_host'
import troublesome from '#tests/fixtures/plugins/troublesome'
import { bill, documentsOf, findings } from '#tests/support/books'
import { given } from '#tests/support/given_books'

async function withTrouble() {
  const before = pluginHost()
  const timeLimits = { chunk: 400, account: 200 }
  usePluginHost(await loadPlugins([...plugins, troublesome], { freezeInputs: true, timeLimits }))
  return () => {
    usePluginHost(before)
  }
}

async function subscribe(companyId: number, ruleCode: string) {
  const accountId = await given.account(companyId)
  const flat = { amount: '10.00', per_quantity: false }
  const terms: CanonicalValue = ruleCode === 'standard.flat' ? flat : {}
  const charge = given.charge({ ruleCode, terms, timing: 'advance' })
  const planVersionId = await given.plan(companyId, { charges: [charge] })
  await given.subscription(companyId, { accountId, planVersionId, from: '2026-01-01' })
  return accountId
}

async function parkedOf(companyId: number) {
  return db.from('parked_accounts').where('company_id', companyId).orderBy('account_id')
}

test.group('Accounts that cannot be billed', (group) => {
  group.each.setup(() => withTrouble())

  for (const [rule, code, words] of [
    ['throws', 'E_PLUGIN_FAILED', /troublesome.*the price list is empty/],
    ['loops', 'E_PLUGIN_TIMEOUT', /troublesome\.loops@1.*200 ms/],
    ['float', 'E_PLUGIN_CONTRACT', /bigint/],
    ['twice', 'E_PLUGIN_CONTRACT', /twice/],
    ['silent', 'E_PLUGIN_CONTRACT', /has no target/],
  ] as const) {
    test(`E15: a failure leaves a visible state: a rule that goes wrong (${rule}) parks its account and no other`, async ({
      assert,
    }) => {
      const companyId = await given.company()
      await subscribe(companyId, 'standard.flat')
      const bad = await subscribe(companyId, `troublesome.${rule}`)
      await subscribe(companyId, 'standard.flat')

      const result = await bill(companyId, '2026-01-01')

      assert.equal(result.state, 'finished')
      assert.equal(result.documents, 2)
      const [parked] = await parkedOf(companyId)
      assert.equal(Number(parked.account_id), bad)
      assert.equal(parked.reason, code)
      assert.match(parked.message, words)
      assert.deepEqual(await findings(companyId), [])
    })
  }

  test('parked accounts are tried again by one action, in the same run', async ({ assert }) => {
    const companyId = await given.company()
    const accountId = await subscribe(companyId, 'standard.flat')
    await db.from('accounts').where('id', accountId).update({ layout_code: 'nobody.has_it' })
    const { runId } = await bill(companyId, '2026-01-01')
    const [parked] = await parkedOf(companyId)
    assert.equal(parked.reason, 'E_PLUGIN_MISSING')

    await db.from('accounts').where('id', accountId).update({ layout_code: 'standard.invoice' })
    const tried = await new RetryParked().execute({ companyId, runId, actor: 'test' })
    await new ProcessRun().execute(runId)

    assert.equal(tried, 1)
    assert.lengthOf(await documentsOf(companyId), 1)
    assert.lengthOf(await parkedOf(companyId), 0)
    assert.deepEqual(await findings(companyId), [])
  })

  test('a cancelled run leaves nothing behind that a later run would miss', async ({ assert }) => {
    const companyId = await given.company()
    await subscribe(companyId, 'standard.flat')
    const order = { companyId, dueOn: '2026-01-01', issuedOn: '2026-01-01', startedBy: 'test' }
    const runId = await new StartBillRun().execute({ ...order, kind: 'live' })
    await new CancelRun().execute({ companyId, runId, actor: 'test' })
    await new ProcessRun().execute(runId)
    assert.lengthOf(await documentsOf(companyId), 0)

    await bill(companyId, '2026-01-01')
    assert.lengthOf(await documentsOf(companyId), 1)
    assert.deepEqual(await findings(companyId), [])
  })
})
