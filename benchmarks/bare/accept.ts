import { copyTables } from '#benchmarks/bare/copy_tables'
import { openBare } from '#benchmarks/bare/bare_connection'
import { storedRows } from '#benchmarks/bare/stored_rows'
import { measure } from '#benchmarks/measure'

const ROWS_PER_TRANSACTION = 20_000

/**
 * The bare limit of accepting: the same keys and events as the product stored, ready in memory and
 * in the order in which it wrote them, 20,000 of each a transaction.
 */
export default async function bareAccept() {
  const keys = await storedRows('usage_keys', ['batch_id', 'event_key'])
  const events = await storedRows('usage_events', ['batch_id', 'service_id', 'row_no'])
  const bare = await openBare()
  await copyTables(bare, ['usage_keys', 'usage_events'])
  const writeKeys = bare.writer('usage_keys', keys.columns)
  const writeEvents = bare.writer('usage_events', events.columns)
  const measured = await measure(async () => {
    for (let from = 0; from < keys.rows.length; from += ROWS_PER_TRANSACTION) {
      const to = from + ROWS_PER_TRANSACTION
      await bare.transaction(async () => {
        await writeKeys(keys.rows.slice(from, to))
        await writeEvents(events.rows.slice(from, to))
      })
    }
    return { count: keys.rows.length }
  })
  await bare.close()
  return measured
}
