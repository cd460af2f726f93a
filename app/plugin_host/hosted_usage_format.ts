import type { JsonObject } from '#sdk/json'
import type { UsageChange, UsageFormat, UsageReadContext, UsageRecord, UsageRow } from '#sdk/usage'
import { assertContract, assertPlainData } from '#app/plugin_host/assert_contract'
import type { PluginCaller } from '#app/plugin_host/call_plugin'
import { keyOf, type Registered } from '#app/plugin_host/code_table'
import { PluginContractException } from '#app/plugin_host/exceptions/plugin_contract_exception'
import { PluginFailedException } from '#app/plugin_host/exceptions/plugin_failed_exception'
import type { PluginCall } from '#app/plugin_host/plugin_call'

/** At most this many rows in one batch of a format, so that a file never sits in memory. */
const MAXIMUM_BATCH = 1_000

/** A usage format behind the host. A broken row is a row with a reason; a throw is a broken file. */
export class HostedUsageFormat {
  readonly format: UsageFormat<any>
  readonly plugin: string
  readonly #code: string

  constructor(
    entry: Registered<UsageFormat<any>>,
    private readonly caller: PluginCaller
  ) {
    this.format = entry.value
    this.plugin = entry.plugin
    this.#code = keyOf(entry.value.code, entry.value.revision)
  }

  validateOptions(options: unknown): Promise<JsonObject> {
    return this.format.options.validator.validate(options) as Promise<JsonObject>
  }

  /** The options of a company that names none, by its settings of the plugin. */
  defaultsFor(settings: JsonObject): JsonObject {
    const { companyDefaults, defaults } = this.format
    if (companyDefaults === undefined) return defaults
    const call = this.#call('companyDefaults')
    const own = this.caller.call(call, () => companyDefaults(this.caller.input(settings)))
    assertPlainData(own, call, 'companyDefaults')
    return { ...defaults, ...own }
  }

  /** How sure the format is that the file is its own: 0 to 100. */
  sniff(head: Uint8Array, fileName: string): number {
    const call = this.#call('sniff')
    const sureness = this.caller.call(call, () => this.format.sniff(head, fileName))
    assertContract(
      Number.isInteger(sureness) && sureness >= 0 && sureness <= 100,
      call,
      'sniff',
      `${sureness} is not between 0 and 100`
    )
    return sureness
  }

  /** The options with what only the head of the file tells; stored with the import. */
  complete(head: Uint8Array, context: UsageReadContext<JsonObject>): JsonObject {
    const { complete } = this.format
    if (complete === undefined) return context.options
    const call = this.#call('complete')
    const options = this.caller.call(call, () => complete(head, this.caller.input(context)))
    assertPlainData(options, call, 'complete')
    return options as JsonObject
  }

  async *read(
    source: AsyncIterable<Uint8Array>,
    context: UsageReadContext<JsonObject>
  ): AsyncGenerator<readonly UsageRow[]> {
    const call = this.#call('read')
    try {
      for await (const batch of this.format.read(source, this.caller.input(context))) {
        assertContract(batch.length <= MAXIMUM_BATCH, call, 'read', `${batch.length} rows at once`)
        for (const row of batch) assertRow(row, call)
        yield batch
      }
    } catch (error) {
      if (error instanceof PluginContractException) throw error
      throw new PluginFailedException(call, error)
    }
  }

  readRow(raw: string, row: number, context: UsageReadContext<JsonObject>): UsageRow {
    const call = this.#call('readRow')
    const result = this.caller.call(call, () =>
      this.format.readRow(raw, row, this.caller.input(context))
    )
    assertRow(result, call)
    return result
  }

  #call(point: string): PluginCall {
    return { plugin: this.plugin, code: this.#code, point }
  }
}

function assertRow(row: UsageRow, call: PluginCall): void {
  assertContract(Number.isSafeInteger(row.row) && row.row > 0, call, 'row', 'rows count from 1')
  if (row.record !== null) return assertRecord(row.record, call)
  if (row.withdraws !== undefined) {
    const { originId } = row.withdraws
    assertContract(
      typeof originId === 'string' && originId !== '',
      call,
      'withdraws.originId',
      'is empty'
    )
    return assertChange(row.withdraws, call, 'withdraws')
  }
  assertContract(
    row.reason.startsWith(`${call.plugin}.`),
    call,
    'reason',
    `"${row.reason}" must begin with "${call.plugin}."`
  )
}

function assertRecord(record: UsageRecord, call: PluginCall): void {
  for (const field of ['originId', 'identifierKind', 'identifier', 'metric'] as const) {
    const text = record[field]
    assertContract(typeof text === 'string' && text !== '', call, `record.${field}`, 'is empty')
  }
  for (const field of ['occurredAt', 'quantity'] as const) {
    assertContract(
      Number.isSafeInteger(record[field]),
      call,
      `record.${field}`,
      `${record[field]} is no safe integer`
    )
  }
  assertContract(
    typeof record.dimension === 'string',
    call,
    'record.dimension',
    'is no text; use an empty one'
  )
  if (record.attributes !== null) assertPlainData(record.attributes, call, 'record.attributes')
  if (record.supersedes !== undefined) assertChange(record.supersedes, call, 'record.supersedes')
}

function assertChange({ id, reason }: UsageChange, call: PluginCall, field: string): void {
  const isNamed = id === undefined || (typeof id === 'string' && id !== '')
  assertContract(isNamed, call, `${field}.id`, 'is empty; leave it out')
  assertContract(typeof reason === 'string', call, `${field}.reason`, 'is no text')
}
