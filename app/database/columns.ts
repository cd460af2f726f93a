import type { Knex } from 'knex'

/**
 * Column helpers for migrations: one spelling for both databases, so that keys, amounts and dates
 * compare the same on each.
 */

/** The largest amount a column holds: what a JavaScript number carries exactly. */
export const MAX_STORED = 9007199254740991

function isMysql(table: Knex.CreateTableBuilder) {
  return String((table as unknown as { client: Knex.Client }).client.config.client) === 'mysql2'
}

/**
 * A key of up to `length` ASCII characters that compares byte by byte. Under the usual MySQL
 * collation 'a', 'A', 'a ' and 'á' would be one key.
 */
export function key(table: Knex.CreateTableBuilder, name: string, length: number) {
  if (isMysql(table)) {
    return table.specificType(name, `varchar(${length}) character set ascii collate ascii_bin`)
  }
  return table.string(name, length)
}

/** A binary key or hash of exactly `bytes` bytes. */
export function binaryKey(table: Knex.CreateTableBuilder, name: string, bytes: number) {
  return table.specificType(name, isMysql(table) ? `binary(${bytes})` : 'blob')
}

/** Money or quantity as whole minor or base units, within what JavaScript reads back exactly. */
export function amount(table: Knex.CreateTableBuilder, name: string) {
  const column = table.bigInteger(name)
  table.check('?? between ? and ?', [name, -MAX_STORED, MAX_STORED])
  return column
}

/** An exact decimal or ratio as canonical text. Never compared, sorted or summed in SQL. */
export function exact(table: Knex.CreateTableBuilder, name: string) {
  if (isMysql(table)) {
    return table.specificType(name, 'varchar(120) character set ascii collate ascii_bin')
  }
  return table.string(name, 120)
}

/** An instant as epoch milliseconds, UTC. */
export function instant(table: Knex.CreateTableBuilder, name: string) {
  return table.bigInteger(name)
}

/** Structured data as canonical JSON text; a JSON column would reorder and reformat it. */
export function structured(table: Knex.CreateTableBuilder, name: string) {
  return table.text(name, 'mediumtext')
}
