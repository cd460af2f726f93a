import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { dialectOf } from '#app/database/dialect'

/**
 * The statement that lets a key column of a table hold more characters, empty by default; null where
 * there is nothing to do: SQLite heeds no length.
 */
export function widenKey(
  client: QueryClientContract,
  table: string,
  column: string,
  length: number
): string | null {
  if (dialectOf(client) === 'sqlite') return null
  return `alter table ${table} modify ${column} varchar(${length}) character set ascii collate ascii_bin not null default ''`
}
