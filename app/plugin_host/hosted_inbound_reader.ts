import { parseMoney } from '#sdk/money'
import { isLocalDate } from '#sdk/time'
import type { InboundCommand, InboundMessage, InboundReader } from '#sdk/inbound'
import { assertContract, assertPlainData } from '#app/plugin_host/assert_contract'
import type { PluginCaller } from '#app/plugin_host/call_plugin'
import { keyOf, type Registered } from '#app/plugin_host/code_table'
import type { PluginCall } from '#app/plugin_host/plugin_call'

const MOST_COMMANDS = 100_000
const LONGEST_REASON = 60

/** An inbound reader behind the host: what it returns are commands that mean something, or nothing. */
export class HostedInboundReader {
  readonly reader: InboundReader
  readonly plugin: string

  constructor(
    entry: Registered<InboundReader>,
    private readonly caller: PluginCaller
  ) {
    this.reader = entry.value
    this.plugin = entry.plugin
  }

  read(text: string): InboundMessage {
    const code = keyOf(this.reader.code, this.reader.revision)
    const call = { plugin: this.plugin, code, point: 'read' }
    const message = this.caller.call(call, () => this.reader.read(text))
    const { commands, summary } = message
    const isList = Array.isArray(commands) && commands.length <= MOST_COMMANDS
    assertContract(isList, call, 'commands', `at most ${MOST_COMMANDS} commands are a list`)
    assertPlainData(commands, call, 'commands')
    assertPlainData(summary, call, 'summary')
    const currencies = new Map<string, string>()
    for (const command of commands) {
      if (command.type === 'payment') assertPayment(command, currencies, call)
    }
    for (const command of commands) assertCommand(command, currencies, call)
    return message
  }
}

function assertPayment(
  command: Extract<InboundCommand, { type: 'payment' }>,
  currencies: Map<string, string>,
  call: PluginCall
) {
  const { key, currency, amount, receivedOn } = command
  assertContract(!currencies.has(key), call, 'payment.key', `"${key}" is the key of two payments`)
  currencies.set(key, currency)
  assertAmount(amount, currency, call, 'payment.amount')
  assertContract(isLocalDate(receivedOn), call, 'payment.receivedOn', `"${receivedOn}" is no date`)
}

function assertCommand(
  command: InboundCommand,
  currencies: ReadonlyMap<string, string>,
  call: PluginCall
) {
  if (command.type === 'payment') return
  const currency = currencies.get(command.payment)
  const field = `${command.type}.payment`
  assertContract(currency !== undefined, call, field, `no payment has "${command.payment}"`)
  switch (command.type) {
    case 'row':
      assertReason(command.reason, call, 'row.reason')
      return assertAmount(command.amount, currency, call, 'row.amount')
    case 'reverse':
      return
    case 'settle':
      assertAmount(command.paid, currency, call, 'settle.paid')
      for (const part of [...command.adjustments, ...command.transfers]) {
        assertReason(part.reason, call, 'settle.reason')
        assertAmount(part.amount, currency, call, 'settle.amount')
      }
      return
    default:
      assertContract(false, call, 'type', 'there is no such command')
  }
}

function assertReason(reason: string, call: PluginCall, field: string) {
  const isOwn = reason.startsWith(`${call.plugin}.`) && reason.length <= LONGEST_REASON
  assertContract(isOwn, call, field, `"${reason}" must begin with "${call.plugin}."`)
}

function assertAmount(text: string, currency: string, call: PluginCall, field: string) {
  assertContract(isAmount(text, currency), call, field, `"${text}" is no amount of ${currency}`)
}

function isAmount(text: string, currency: string): boolean {
  try {
    return parseMoney(text, currency) !== null
  } catch {
    return false
  }
}
