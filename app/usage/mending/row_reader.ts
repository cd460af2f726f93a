import type { UsageRow } from '#sdk/usage'
import { pluginHost } from '#app/plugin_host/plugin_host'
import { API_FORMAT, readApiEvent } from '#app/usage/feed/api_event'
import type { UsageImport } from '#app/usage/usage_import'

export type RowReader = (raw: string, row: number) => Promise<UsageRow>

/** Reads single rows as the import they came with read them. Errors: E_PLUGIN_MISSING. */
export function rowReader(target: UsageImport, country: string): RowReader {
  const { formatCode, formatRevision, fileName, options } = target
  if (formatCode === API_FORMAT) {
    return (raw, row) => readApiEvent(raw, row, country)
  }
  const format = pluginHost().usageFormat(formatCode, formatRevision)
  return async (raw, row) => format.readRow(raw, row, { fileName, options })
}
