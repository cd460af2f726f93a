import db from '@adonisjs/lucid/services/db'

const MYSQL = [
  'innodb_buffer_pool_size',
  'innodb_flush_log_at_trx_commit',
  'innodb_log_file_size',
  'innodb_doublewrite',
  'innodb_flush_method',
  'sync_binlog',
  'log_bin',
  'sql_mode',
  'tx_isolation',
  'transaction_isolation',
]
const SQLITE = [
  'journal_mode',
  'synchronous',
  'cache_size',
  'mmap_size',
  'page_size',
  'wal_autocheckpoint',
]

/** The database's version and the settings that decide how fast it writes, as the product sees them. */
export default async function variables(): Promise<string[]> {
  return db.primaryConnectionName === 'sqlite' ? ofSqlite() : ofMysql()
}

async function ofSqlite() {
  const [{ version }] = await db.rawQuery('select sqlite_version() as version')
  const facts = [`SQLite ${version}`]
  for (const name of SQLITE) {
    const [row] = await db.rawQuery(`pragma ${name}`)
    facts.push(`${name} = ${row === undefined ? '-' : Object.values(row)[0]}`)
  }
  return [facts.join(', ')]
}

async function ofMysql() {
  const [[{ version }]] = await db.rawQuery('select version() as version')
  const [rows] = await db.rawQuery('show variables')
  const values = new Map<string, string>(
    rows.map((row: { Variable_name: string; Value: string }) => [row.Variable_name, row.Value])
  )
  const known = MYSQL.filter((name) => values.has(name))
  return [[version, ...known.map((name) => `${name} = ${values.get(name)}`)].join(', ')]
}
