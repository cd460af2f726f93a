import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { dialectOf } from '#app/database/dialect'

/** Tables whose rows are never changed or removed once written. */
export const SEALED_TABLES = [
  'documents',
  'document_lines',
  'document_taxes',
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
] as const

const OPERATIONS = ['update', 'delete'] as const

/**
 * Creates the triggers that refuse UPDATE and DELETE, replacing any that stand. It runs after every
 * migration, because SQLite drops triggers silently when a column is dropped.
 *
 * Errors: on MySQL with binary logging the user needs log_bin_trust_function_creators or SUPER.
 */
export async function sealTables(client: QueryClientContract = db.connection()) {
  const mysql = dialectOf(client) === 'mysql'
  for (const table of SEALED_TABLES) {
    for (const operation of OPERATIONS) {
      const name = sealName(table, operation)
      const message = `E_SEALED: ${table} rows are never changed; issue a correction instead`
      const refusal = mysql
        ? `for each row signal sqlstate '45000' set message_text = '${message}'`
        : `begin select raise(abort, '${message}'); end`
      await client.rawQuery(`drop trigger if exists ${name}`)
      await client.rawQuery(`create trigger ${name} before ${operation} on ${table} ${refusal}`)
    }
  }
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
  return SEALED_TABLES.flatMap((table) =>
    OPERATIONS.map((operation) => sealName(table, operation))
  ).filter((name) => !present.has(name))
}

function sealName(table: string, operation: string) {
  return `${table}_refuse_${operation}`
}
