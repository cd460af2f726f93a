interface GrownTable {
  /** Days that lie months earlier in a copy. */
  readonly days: readonly string[]
  /** Other columns whose value a copy changes. */
  readonly changed: readonly string[]
  /** Whether the database numbers the copies itself. */
  readonly numbersItself?: boolean
}

/** The tables whose rows are copied to grow books, with every column that the copying names. */
export const GROWN_TABLES = {
  documents: {
    days: ['issued_on', 'tax_point_on', 'due_on', 'starts_on', 'ends_on'],
    changed: ['id', 'sequence_no', 'number'],
  },
  document_states: {
    days: ['issued_on', 'due_on'],
    changed: ['document_id', 'gross_minor', 'state', 'open_minor'],
  },
  journal_entries: {
    days: ['document_on', 'posted_on', 'tax_point_on'],
    changed: ['id', 'source_id'],
  },
  postings: { days: [], changed: ['entry_id'] },
  activities: { days: [], changed: [], numbersItself: true },
  usage_suspense: { days: [], changed: ['row_no'], numbersItself: true },
  bill_runs: { days: [], changed: [], numbersItself: true },
} as const satisfies Record<string, GrownTable>

export type GrownTableName = keyof typeof GROWN_TABLES
export type ChangedColumn<T extends GrownTableName> = (typeof GROWN_TABLES)[T]['changed'][number]
