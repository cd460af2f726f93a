import type { BaseSchema } from '@adonisjs/lucid/schema'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { dialectOf } from '#app/database/dialect'

/** Column types of a clustered table; a question mark at the end allows null. */
type ColumnType = 'integer' | 'bigint' | 'text?' | `key(${number})` | `binary(${number})`

export interface ClusteredTable {
  readonly columns: { readonly [name: string]: ColumnType }
  readonly primary: readonly string[]
  readonly indexes: readonly (readonly string[])[]
}

/**
 * Creates a table whose rows lie on disk in the order of its primary key: InnoDB does so by nature,
 * SQLite only WITHOUT ROWID. Reading one service's year is then one range, not a million lookups.
 */
export function createClusteredTable(schema: BaseSchema, name: string, table: ClusteredTable) {
  schema.defer(async (client) => {
    await client.rawQuery(clusteredTableSql(client, name, table))
    for (const [index, columns] of table.indexes.entries()) {
      await client.rawQuery(`create index ${name}_${index + 1} on ${name} (${columns.join(', ')})`)
    }
  })
}

function clusteredTableSql(client: QueryClientContract, name: string, table: ClusteredTable) {
  const mysql = dialectOf(client) === 'mysql'
  const columns = Object.entries(table.columns).map(
    ([column, type]) => `${column} ${columnSql(type, mysql)}`
  )
  const body = `${columns.join(', ')}, primary key (${table.primary.join(', ')})`
  return mysql
    ? `create table ${name} (${body}) engine = InnoDB`
    : `create table ${name} (${body}) without rowid`
}

function columnSql(type: ColumnType, mysql: boolean): string {
  if (type === 'text?') {
    return 'text null'
  }
  const length = Number(/\d+/.exec(type)?.[0])
  if (type.startsWith('key')) {
    const text = mysql
      ? `varchar(${length}) character set ascii collate ascii_bin`
      : `varchar(${length})`
    return `${text} not null`
  }
  if (type.startsWith('binary')) {
    return mysql ? `binary(${length}) not null` : 'blob not null'
  }
  return `${type} not null`
}
