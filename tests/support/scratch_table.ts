import db from '@adonisjs/lucid/services/db'
import type { Knex } from 'knex'

type Build = (table: Knex.CreateTableBuilder) => void

/** A table for one test group, made with the column helpers that migrations use. */
export async function scratchTable(name: string, build: Build) {
  const { schema } = db.connection()
  await schema.dropTableIfExists(name)
  await schema.createTable(name, build)
  return async () => {
    await db.connection().schema.dropTableIfExists(name)
  }
}
