import { copyTables } from '#benchmarks/bare/copy_tables'
import { openBare } from '#benchmarks/bare/bare_connection'
import { storedRows } from '#benchmarks/bare/stored_rows'
import { measure } from '#benchmarks/measure'

const DOCUMENTS_PER_TRANSACTION = 250

/** What an issued invoice consists of, and the order in which the rows were written. */
const TABLES: Record<string, readonly string[]> = {
  obligations: ['id'],
  obligation_versions: ['obligation_id', 'seq'],
  journal_entries: ['id'],
  postings: ['entry_id', 'position'],
  document_lines: ['document_id', 'position'],
  document_taxes: ['document_id', 'position'],
  open_items: ['id'],
  document_states: ['document_id'],
  documents: ['id'],
  activities: ['id'],
}

/**
 * The bare limit of issuing: the rows behind the same invoices, ready in memory, 250 invoices a
 * transaction. Reading and rating their usage and freezing drafts are the product's own cost.
 */
export default async function bareIssue() {
  const stored = []
  for (const [table, orderBy] of Object.entries(TABLES))
    stored.push(await storedRows(table, orderBy))
  const count = stored.find(({ table }) => table === 'documents')!.rows.length
  const groups = Math.ceil(count / DOCUMENTS_PER_TRANSACTION)
  const bare = await openBare()
  await copyTables(bare, Object.keys(TABLES))
  const writers = stored.map(({ table, columns, rows }) => ({
    write: bare.writer(table, columns),
    rows,
    share: Math.ceil(rows.length / groups),
  }))
  const measured = await measure(async () => {
    for (let group = 0; group < groups; group++) {
      await bare.transaction(async () => {
        for (const { write, rows, share } of writers) {
          await write(rows.slice(group * share, (group + 1) * share))
        }
      })
    }
    return { count }
  })
  await bare.close()
  return measured
}
