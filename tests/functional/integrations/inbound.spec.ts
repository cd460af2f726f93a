import { writeFileSync } from 'node:fs'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import { clock } from '#app/database/clock'
import { ReceiveMessage } from '#app/integrations/inbound/actions/receive_message'
import { StoreMessage } from '#app/integrations/inbound/actions/store_message'
import { wakeMessages } from '#app/integrations/inbound/actions/wake_messages'
import { RecordAdjustment } from '#app/receivables/actions/record_adjustment'
import { ReverseMovement } from '#app/receivables/actions/reverse_movement'
import claims from '#tests/fixtures/plugins/claims'
import { remittance } from '#tests/fixtures/plugins/claims_remittance'
import { findings } from '#tests/support/books'
import { runAce } from '#tests/support/ace_process'
import { remit } from '#tests/support/claim_remittances'
import { deploy } from '#tests/support/fixture_host'
import { given } from '#tests/support/given_books'
import { issueDocuments } from '#tests/support/issued_document'
import { openOf, unappliedOf } from '#tests/support/receivables'
import { plugin } from '#tests/unit/plugin_host/given'

/** A company with one claim of 100.00, and the payer's answer to it. */
async function answered(paid = '80.00') {
  const companyId = await given.company()
  const accountId = await given.account(companyId, { number: 'P1' })
  const lines = [{ description: 'Service', netMinor: 10000n }]
  const claim = { companyId, accountId, kind: 'claims.claim', lines }
  const [documentId] = await issueDocuments(claim)
  const text = [
    `REMIT|P1|TRACE-1|2026-02-10|EUR|${paid}`,
    `CLAIM|ICN-1|CLM-2026-000001|1|100.00|${paid}`,
    `LINE|1|100.00|${paid}|CO45=20.00`,
  ].join('\n')
  const item = await db.from('open_items').where('document_id', documentId).firstOrFail()
  return { companyId, accountId, text, itemId: Number(item.id) }
}

const messagesOf = (companyId: number) =>
  db.from('inbound_messages').where('company_id', companyId).orderBy('id')

test.group('Messages that come in', (group) => {
  group.each.setup(() => deploy(claims))
  group.each.teardown(() => clock.release())

  test('the same one sent twenty times at once is booked once', async ({ assert }) => {
    const { companyId, text, itemId } = await answered()

    const received = await Promise.all(Array.from({ length: 20 }, () => remit(companyId, text)))

    assert.lengthOf(new Set(received.map(({ messageId }) => messageId)), 1)
    assert.lengthOf(await messagesOf(companyId), 1)
    assert.lengthOf(await db.from('payments').where('company_id', companyId), 1)
    assert.equal(await openOf(itemId), 0)
    const again = await remit(companyId, text)
    assert.deepEqual([again.isNew, again.state, again.applied], [false, 'applied', 2])
    assert.deepEqual(await findings(companyId), [])
  })

  test('what came in is kept as it was, and unreadable without the key', async ({ assert }) => {
    const { companyId, text } = await answered()
    await remit(companyId, text)
    const [row] = await messagesOf(companyId)
    assert.notInclude(row.raw, 'CLM-2026')
    assert.notInclude(Buffer.from(row.raw, 'base64').toString('latin1'), 'CLM-2026')
    assert.equal(await (await app.container.make('encryption')).decrypt(row.raw), text)
  })

  test('the same text for two companies is two messages', async ({ assert }) => {
    const one = await answered()
    const other = await answered()
    await remit(one.companyId, one.text)
    assert.equal(await openOf(other.itemId), 10000)
    await remit(other.companyId, other.text)
    assert.equal(await openOf(other.itemId), 0)
  })

  test('a refused one is read again when it is sent again, by a mended reader', async ({
    assert,
  }) => {
    const { companyId, text, itemId } = await answered()
    const strict = { ...remittance, read: fail }
    const broken = plugin('claims', (billing) => billing.registerInbound(strict))
    const undo = await deploy(broken)
    const refused = await remit(companyId, text)
    assert.deepEqual([refused.state, refused.applied], ['refused', 0])
    assert.include(refused.reason!, 'unknown segment')
    undo()

    const read = await remit(companyId, text)
    assert.deepEqual([read.state, read.messageId], ['applied', refused.messageId])
    assert.equal(await openOf(itemId), 0)
  })

  test('one that a reader refused may be given to another, one that is booked may not', async ({
    assert,
  }) => {
    const { companyId, text, itemId } = await answered()
    const wrong = { ...remittance, code: 'claims.other', read: fail }
    const undo = await deploy(
      plugin('claims', (billing) => {
        billing.registerInbound(remittance)
        billing.registerInbound(wrong)
      })
    )
    const order = { companyId, text, receivedBy: 'test' }
    const receive = (readerCode: string) => new ReceiveMessage().execute({ ...order, readerCode })
    assert.equal((await receive('claims.other')).state, 'refused')
    undo()
    assert.equal((await receive('claims.remittance')).state, 'applied')
    assert.equal(await openOf(itemId), 0)

    const again = await deploy(
      plugin('claims', (billing) => billing.registerInbound({ ...wrong, read: remittance.read }))
    )
    await assert.rejects(() => receive('claims.other'), /is read by claims\.remittance/)
    again()
  })

  test('a command that cannot be booked is held, the others are booked', async ({ assert }) => {
    const { companyId, text, itemId } = await answered()
    // Somebody wrote off the line before the payer answered.
    const off = { companyId, key: 'off', actor: 'test', itemId, reasonCode: 'core.off' }
    const { movementId } = await new RecordAdjustment().execute({ ...off, amountMinor: 1000n })

    const held = await remit(companyId, text)
    assert.deepEqual([held.state, held.applied, held.held], ['held', 1, 1])
    assert.include(held.reason!, 'has 70.00 EUR open')
    const payment = await db.from('payments').where('company_id', companyId).firstOrFail()
    assert.equal(await unappliedOf(Number(payment.id)), 8000)
    assert.deepEqual(await findings(companyId), [])

    await new ReverseMovement().execute({ companyId, key: 'on', actor: 'test', movementId })
    const booked = await remit(companyId, text)
    assert.deepEqual([booked.state, booked.held, booked.reason], ['applied', 0, null])
    assert.deepEqual([await openOf(itemId), await unappliedOf(Number(payment.id))], [0, 0])
    assert.deepEqual(await findings(companyId), [])
  })

  test('one whose receiver is gone is gone on with by a worker', async ({ assert }) => {
    const { companyId, text, itemId } = await answered()
    const readerCode = 'claims.remittance'
    await new StoreMessage().execute({ companyId, readerCode, text, receivedBy: 'test' })
    await wakeMessages()
    assert.equal(await openOf(itemId), 10000)

    clock.freezeAt(Date.now() + 120_000)
    assert.isAtLeast(await wakeMessages(), 1)
    assert.equal(await openOf(itemId), 0)
    const [{ state }] = await messagesOf(companyId)
    assert.equal(state, 'applied')
  })

  test('an empty message and an unknown reader are errors', async ({ assert }) => {
    const { companyId } = await answered()
    await assert.rejects(() => remit(companyId, ''), /1 to \d+ bytes/)
    const file = app.makePath('tmp', `message-${companyId}.txt`)
    writeFileSync(file, 'REMIT')
    const args = ['inbound:receive', file, '--reader=gone.reader', `--company=${companyId}`]
    const { code, output } = await runAce(args)
    assert.equal(code, 1)
    assert.include(output, 'No deployed plugin registers inbound reader "gone.reader"')
    assert.isEmpty(await messagesOf(companyId))
  })
})

function fail(): never {
  throw new Error('unknown segment')
}
