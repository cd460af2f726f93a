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
 *
 * Even byte by byte, MySQL compares without blanks at the end and SQLite with them, and SQLite
 * heeds neither length nor character set. So both refuse a blank at the end, other characters than
 * ASCII and what is too long: a text that people write freely is a key only as `hashedKey`.
 */
export function key(table: Knex.CreateTableBuilder, name: string, length: number) {
  checkOnCreation(table, `?? not like '% '`, name)
  if (isMysql(table)) {
    return table.specificType(name, `varchar(${length}) character set ascii collate ascii_bin`)
  }
  checkOnCreation(table, `length(??) <= ${length}`, name)
  checkOnCreation(table, `?? not glob '*[^' || char(1) || '-' || char(127) || ']*'`, name)
  return table.string(name, length)
}

/** SQLite adds checks only with the table; a column that is added later goes without. */
function checkOnCreation(table: Knex.CreateTableBuilder, sql: string, ...names: string[]) {
  const { _method: method } = table as unknown as { _method: string }
  if (method === 'create') {
    table.check(sql, names)
  }
}

/** A binary key or hash of exactly `bytes` bytes. */
export function binaryKey(table: Knex.CreateTableBuilder, name: string, bytes: number) {
  return table.specificType(name, isMysql(table) ? `binary(${bytes})` : 'blob')
}

/** Money or quantity as whole minor or base units, within what JavaScript reads back exactly. */
export function amount(table: Knex.CreateTableBuilder, name: string) {
  const column = table.bigInteger(name)
  checkOnCreation(table, `?? between ${-MAX_STORED} and ${MAX_STORED}`, name)
  checkWhole(table, name)
  return column
}

/** SQLite keeps a fraction or a text in a column of whole numbers; MySQL never does. */
function checkWhole(table: Knex.CreateTableBuilder, name: string) {
  if (!isMysql(table)) {
    checkOnCreation(table, `typeof(??) in ('integer', 'null')`, name)
  }
}

/** A calendar day, 'YYYY-MM-DD'. SQLite would keep any text; both refuse a day that is none. */
export function localDate(table: Knex.CreateTableBuilder, name: string) {
  if (!isMysql(table)) {
    checkOnCreation(table, `coalesce(date(??), '') = coalesce(??, '')`, name, name)
  }
  return table.date(name)
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
  checkWhole(table, name)
  return table.bigInteger(name)
}

/** Structured data as canonical JSON text; a JSON column would reorder and reformat it. */
export function structured(table: Knex.CreateTableBuilder, name: string) {
  return table.text(name, 'mediumtext')
}
