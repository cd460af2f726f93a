import type { UsageFormat, UsageRow } from '#sdk/usage'
import { PluginError } from '#sdk/errors'

/** Feeds a text or bytes to a format, in pieces of the given size, and gathers all rows. */
export async function readAll<Options>(
  format: UsageFormat<Options>,
  content: string | Uint8Array,
  options: Partial<Options> = {},
  pieceSize = 65536
): Promise<UsageRow[]> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  async function* source() {
    for (let from = 0; from < bytes.length; from += pieceSize) {
      yield bytes.subarray(from, from + pieceSize)
    }
  }
  const context = { fileName: 'test', options: { ...format.defaults, ...options } }
  const rows: UsageRow[] = []
  for await (const block of format.read(source(), context)) rows.push(...block)
  return rows
}

/** Row number with what became of it: the quantity of a record, or the reason. */
export function outcomes(rows: readonly UsageRow[]): [row: number, outcome: number | string][] {
  return rows.map((row) => [
    row.row,
    row.record === null ? (row.reason ?? '').replace('telecom.', '') : row.record.quantity,
  ])
}

/** The message with which a format refuses a whole file; null when it takes it. */
export async function refusalOf<Options>(
  format: UsageFormat<Options>,
  content: string | Uint8Array
): Promise<string | null> {
  try {
    await readAll(format, content)
    return null
  } catch (error) {
    if (error instanceof PluginError && error.code === 'E_USAGE_FILE') return error.message
    throw error
  }
}
