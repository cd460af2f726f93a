import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { Knex } from 'knex'

/**
 * A text column that is compared byte by byte on every database. The default collations of MySQL call
 * `anna@example.org` and `Änna@example.org ` equal, which no key may do.
 */
export function asciiKey(
  database: QueryClientContract,
  table: Knex.CreateTableBuilder,
  column: string,
  length: number
) {
  const type = `varchar(${length})`
  return database.dialect.name === 'mysql'
    ? table.specificType(column, `${type} character set ascii collate ascii_bin`)
    : table.string(column, length)
}
