/**
 * What a key column needs of the table builder that Lucid hands to a migration, so that the SDK
 * depends on no query builder: a text column whose column builder takes a collation, and the name
 * of the dialect the migration runs on.
 */
export interface KeyTable<Column extends KeyColumn<Column>> {
  string(name: string, length: number): Column
  specificType(name: string, type: string): Column
}

export interface KeyColumn<Self> {
  notNullable(): Self
}

export interface MigrationDialect {
  readonly name: string
}

/**
 * A text column that is compared byte by byte, for codes and keys in ASCII: under MySQL's default
 * collations 'a1', 'A1' and 'a1 ' would be one key. SQLite compares text by bytes anyway.
 * The column is NOT NULL; `length` is at most 191, so that four of them fit into one index.
 */
export function keyColumn<Column extends KeyColumn<Column>>(
  dialect: MigrationDialect,
  table: KeyTable<Column>,
  name: string,
  length: number
): Column {
  if (!Number.isInteger(length) || length < 1 || length > 191) {
    throw new RangeError(`The key column ${name} has a length of 1 to 191, got ${length}`)
  }
  if (dialect.name !== 'mysql') return table.string(name, length).notNullable()
  return table
    .specificType(name, `varchar(${length}) character set ascii collate ascii_bin`)
    .notNullable()
}
