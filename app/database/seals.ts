import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { dialectOf } from '#app/database/dialect'

/** Tables whose rows are never changed or removed once written. */
export const SEALED_TABLES = [
  'documents',
  'document_lines',
  'document_taxes',
  'document_links',
  'document_listings',
  'document_forms',
  'journal_entries',
  'postings',
  'activities',
  'activity_seals',
  'activity_links',
  'obligation_versions',
  'manifests',
  'usage_changes',
  'pool_members',
  'measurement_runs',
  'measured_quantities',
  'accumulators',
  'subscription_changes',
  'ledger_closings',
  'movements',
  'payment_rows',
  'refunds',
  'allocations',
  'adjustments',
  'transfers',
  'charge_requests',
  'wallet_grants',
  'wallet_entries',
  'rated_events',
  'reservations',
  'reservation_ends',
  'discount_orders',
  'coupon_redemptions',
  'account_commitments',
  'account_payers',
  'document_groupings',
  'purchase_orders',
] as const

/**
 * Tables with a projection in them: these columns are never changed, the others say what is left
 * and can be computed again. Their rows are not removed either.
 */
const SEALED_COLUMNS: readonly (readonly [table: string, columns: readonly string[]])[] = [
  [
    'open_items',
    [
      ...['company_id', 'account_id', 'document_id', 'amount_minor', 'currency', 'due_on'],
      ...['responsibility_rank', 'origin_line', 'movement_id'],
    ],
  ],
  [
    'coupons',
    [
      ...['company_id', 'code', 'plan_version_id', 'kind', 'amount_minor', 'currency', 'percent'],
      ...['applies_to', 'codes', 'duration', 'periods', 'proration', 'rest', 'valid_from'],
      ...['valid_to', 'effect_ends_on', 'max_redemptions', 'max_per_customer', 'stackable'],
    ],
  ],
  [
    'payments',
    [
      ...['company_id', 'movement_id', 'account_id', 'amount_minor', 'currency', 'received_on'],
      ...['method', 'reference', 'ledger_code'],
    ],
  ],
]

const OPERATIONS = ['update', 'delete'] as const

/**
 * Creates the triggers that refuse UPDATE and DELETE, replacing any that stand. It runs after every
 * migration, because SQLite drops triggers silently when a column is dropped.
 *
 * Errors: on MySQL with binary logging the user needs log_bin_trust_function_creators or SUPER.
 */
export async function sealTables(client: QueryClientContract = db.connection()) {
  const mysql = dialectOf(client) === 'mysql'
  for (const { table, operation, columns } of seals()) {
    const name = sealName(table, operation)
    const sql = mysql ? mysqlSeal(table, operation, columns) : sqliteSeal(table, operation, columns)
    await client.rawQuery(`drop trigger if exists ${name}`)
    await client.rawQuery(`create trigger ${name} ${sql}`)
  }
}

interface Seal {
  readonly table: string
  readonly operation: (typeof OPERATIONS)[number]
  /** The columns that are sealed; null for the whole row. */
  readonly columns: readonly string[] | null
}

function seals(): Seal[] {
  const whole = SEALED_TABLES.map((table) => [table, null] as const)
  return [...whole, ...SEALED_COLUMNS].flatMap(([table, columns]) =>
    OPERATIONS.map((operation) => ({ table, operation, columns }))
  )
}

const messageOf = (table: string) =>
  `E_SEALED: ${table} rows are never changed; issue a correction instead`

function mysqlSeal(table: string, operation: string, columns: readonly string[] | null) {
  const refusal = `signal sqlstate '45000' set message_text = '${messageOf(table)}'`
  const before = `before ${operation} on ${table} for each row`
  if (columns === null || operation === 'delete') return `${before} ${refusal}`
  const same = columns.map((column) => `new.${column} <=> old.${column}`).join(' and ')
  return `${before} begin if not (${same}) then ${refusal}; end if; end`
}

function sqliteSeal(table: string, operation: string, columns: readonly string[] | null) {
  const isPartly = columns !== null && operation === 'update'
  const what = isPartly ? `update of ${columns.join(', ')}` : operation
  return `before ${what} on ${table} begin select raise(abort, '${messageOf(table)}'); end`
}

/** Names of seals that are missing from the database; empty when all stand. */
export async function missingSeals(client: QueryClientContract = db.connection()) {
  const sql =
    dialectOf(client) === 'mysql'
      ? 'select trigger_name as name from information_schema.triggers where trigger_schema = database()'
      : "select name from sqlite_master where type = 'trigger'"
  const result = await client.rawQuery(sql)
  const rows: { name: string }[] = Array.isArray(result?.[0]) ? result[0] : result
  const present = new Set(rows.map((row) => row.name))
  return seals()
    .map(({ table, operation }) => sealName(table, operation))
    .filter((name) => !present.has(name))
}

function sealName(table: string, operation: string) {
  return `${table}_refuse_${operation}`
}
