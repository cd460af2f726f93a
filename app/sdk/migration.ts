/**
 * What a key column needs of the table builder that a migration of Lucid is given, so that the SDK
 * depends on no query builder.
 */
export interface KeyTable<Column> {
  string(name: string, length: number): Column
  specificType(name: string, type: string): Column
}

/**
 * A text column that is compared byte by byte, for codes and keys in ASCII: under MySQL's usual
 * collations 'a1' and 'A1' would be one key. SQLite compares text by bytes anyway. Only spaces at
 * the end are told apart by SQLite and not by MySQL, so a code never ends with one.
 * `length` is 1 to 191 characters; throws RangeError otherwise.
 */
export function keyColumn<Column>(table: KeyTable<Column>, name: string, length: number): Column {
  if (!Number.isInteger(length) || length < 1 || length > 191) {
    throw new RangeError(`The key column ${name} has a length of 1 to 191, got ${length}`)
  }
  const builder = table as unknown as { client: { config: { client: unknown } } }
  if (builder.client.config.client !== 'mysql2') return table.string(name, length)
  return table.specificType(name, `varchar(${length}) character set ascii collate ascii_bin`)
}
