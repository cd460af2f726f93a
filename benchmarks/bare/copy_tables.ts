import db from '@adonisjs/lucid/services/db'
import type { BareConnection } from '#benchmarks/bare/bare_connection'

/**
 * Makes empty tables like those of the product, with their indexes and triggers: the statements come
 * from the catalogue of the migrated database, so they cannot drift from it.
 */
export async function copyTables(bare: BareConnection, tables: readonly string[]): Promise<void> {
  const statements = db.primaryConnectionName === 'sqlite' ? fromSqlite : fromMysql
  for (const table of tables) {
    for (const sql of await statements(table)) await bare.run(sql)
  }
}

async function fromSqlite(table: string): Promise<string[]> {
  const rows = await db
    .from('sqlite_master')
    .where('tbl_name', table)
    .whereNotNull('sql')
    .orderByRaw("case type when 'table' then 0 when 'index' then 1 else 2 end")
    .select('sql')
  return rows.map((row) => row.sql)
}

async function fromMysql(table: string): Promise<string[]> {
  const [[created]] = await db.rawQuery(`show create table \`${table}\``)
  const [triggers] = await db.rawQuery('show triggers where `table` = ?', [table])
  return [
    created['Create Table'].replace(/ AUTO_INCREMENT=\d+/, ''),
    ...triggers.map((trigger: Record<string, string>) => {
      const { Trigger, Timing, Event, Statement } = trigger
      return `create trigger ${Trigger} ${Timing} ${Event} on \`${table}\` for each row ${Statement}`
    }),
  ]
}
