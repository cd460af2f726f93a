import { test } from '@japa/runner'
import type { Channel, DocumentCheck, DocumentKind } from '#sdk/documents'
import type { InboundCommand } from '#sdk/inbound'
import { loadPlugins } from '#app/plugin_host/load_plugins'
import { plugin } from '#tests/unit/plugin_host/given'

const kind = (given: Partial<DocumentKind> = {}): DocumentKind => ({
  code: 'sample.demand',
  label: 'sample.kinds.demand',
  posts: true,
  series: 'DEM',
  items: 'document',
  supersedes: [],
  voids: [],
  shownAs: null,
  ...given,
})

const load = (register: Parameters<typeof plugin>[1]) =>
  loadPlugins([plugin('sample', register)], { freezeInputs: true })

const withKind = (given: Partial<DocumentKind>) =>
  load((billing) => billing.registerDocumentKind(kind(given)))

test.group('Plugin host | document kinds', () => {
  test('the kinds of the core are there without a plugin', async ({ assert }) => {
    const host = await load(undefined)
    assert.deepEqual(
      host.registry.documentKinds.all().map(({ value }) => value.code),
      ['invoice', 'credit_note', 'statement']
    )
  })

  test('a kind that says two things at once refuses to boot')
    .with([
      { given: { series: 'INV' }, message: /its series "INV" is that of "invoice"/ },
      { given: { series: 'dem' }, message: /upper-case/ },
      { given: { code: 'sample.a_very_long_code' }, message: /at most 20 characters/ },
      { given: { posts: false }, message: /it makes open items and does not post/ },
      { given: { items: 'lists' as const }, message: /does not post/ },
      { given: { code: 'invoice' }, message: /codes are "sample\.<name>"/ },
    ])
    .run(async ({ assert }, { given, message }) => {
      await assert.rejects(() => withKind(given), message)
    })
})

test.group('Plugin host | document checks and channels', () => {
  const checking = async (check: DocumentCheck['check']) => {
    const code = 'sample.check'
    const host = await load((billing) =>
      billing.registerDocumentCheck({ code, revision: 1, kinds: ['invoice'], check })
    )
    assertNone(host.documentChecks('credit_note'))
    return host.documentChecks('invoice')[0]
  }
  const writing = async (form: Awaited<ReturnType<Channel['write']>>) => {
    const channel = {
      code: 'sample.text',
      revision: 1,
      label: 'sample.text',
      kinds: 'any' as const,
    }
    const host = await load((billing) =>
      billing.registerChannel({ ...channel, mediaType: 'text/plain', write: () => form })
    )
    return host.channel('sample.text')
  }

  test('a finding has a reason of the plugin and a message', async ({ assert }) => {
    const finding = { reason: 'sample.ODD', message: 'Odd', detail: {} }
    const good = await checking(() => [finding])
    assert.deepEqual(good.findings({} as never), [finding])
    const foreign = await checking(() => [{ ...finding, reason: 'other.ODD' }])
    assert.throws(() => foreign.findings({} as never), /must begin with "sample\."/)
    const silent = await checking(() => [{ ...finding, message: '' }])
    assert.throws(() => silent.findings({} as never), /"message"/)
  })

  test('a text form has a plain name and something in it', async ({ assert }) => {
    const good = await writing({ fileName: 'A-1.txt', text: 'x' })
    assert.equal(good.write({} as never).text, 'x')
    const outside = await writing({ fileName: '../A-1.txt', text: 'x' })
    assert.throws(() => outside.write({} as never), /no plain file name/)
    const empty = await writing({ fileName: 'A-1.txt', text: '' })
    assert.throws(() => empty.write({} as never), /is empty/)
  })
})

test.group('Plugin host | inbound readers', () => {
  const payment: InboundCommand = {
    ...{ type: 'payment', key: 'p', account: 'A1', amount: '10.00', currency: 'EUR' },
    ...{ receivedOn: '2026-02-01', method: 'transfer', reference: '' },
  }
  const row = { type: 'row', payment: 'p', reason: 'sample.fee', amount: '1.00', reference: '' }
  const settle = {
    ...{ type: 'settle', reference: 'r', payment: 'p', paid: '1.00', transfers: [] },
    ...{ item: { account: 'A1', document: 'INV-1', line: 0 }, adjustments: [] },
  }

  const reading = async (...commands: unknown[]) => {
    const code = 'sample.inbound'
    const host = await load((billing) =>
      billing.registerInbound({
        ...{ code, revision: 1, label: 'sample.inbound' },
        read: () => ({ commands: commands as InboundCommand[], summary: {} }),
      })
    )
    return host.inboundReader(code)
  }

  test('commands that mean something pass', async ({ assert }) => {
    const reader = await reading(payment, settle, row)
    assert.lengthOf(reader.read('').commands, 3)
  })

  test('commands that mean nothing are refused')
    .with([
      { commands: [payment, payment], message: /key of two payments/ },
      { commands: [{ ...payment, amount: '10.005' }], message: /no amount of EUR/ },
      { commands: [{ ...payment, receivedOn: '2026-02-30' }], message: /is no date/ },
      { commands: [row], message: /no payment has "p"/ },
      { commands: [payment, { ...row, reason: 'other.fee' }], message: /begin with "sample\."/ },
      { commands: [payment, { ...row, amount: 1 }], message: /no amount of EUR/ },
      { commands: [payment, { ...row, type: 'gift' }], message: /no such command/ },
      { commands: [payment, { ...settle, paid: 'much' }], message: /no amount of EUR/ },
    ])
    .run(async ({ assert }, { commands, message }) => {
      const reader = await reading(...commands)
      assert.throws(() => reader.read(''), message)
    })
})

function assertNone(checks: readonly unknown[]) {
  if (checks.length > 0) throw new Error('a check looks at kinds that it does not name')
}
