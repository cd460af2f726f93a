import { BaseSchema } from '@adonisjs/lucid/schema'
import { amount, binaryKey, instant, key, structured } from '#app/database/columns'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('work_turns', (table) => {
      table.integer('id').primary()
      table.bigInteger('turn').notNullable()
    })
    this.schema.createTable('id_sequences', (table) => {
      key(table, 'name', 40).primary()
      amount(table, 'next_id').notNullable()
    })
    this.schema.createTable('activities', (table) => {
      table.bigIncrements('id')
      table.integer('company_id').notNullable()
      instant(table, 'at').notNullable()
      table.string('actor', 190).notNullable()
      key(table, 'action', 60).notNullable()
      key(table, 'subject_kind', 40).notNullable()
      table.bigInteger('subject_id').notNullable()
      structured(table, 'details').notNullable()
      binaryKey(table, 'salt', 16).notNullable()
      binaryKey(table, 'hash', 32).notNullable()
      table.index(['company_id', 'subject_kind', 'subject_id'])
    })
    this.schema.createTable('activity_seals', (table) => {
      table.bigIncrements('id')
      table.integer('company_id').notNullable()
      table.bigInteger('seq').notNullable()
      table.integer('row_count').notNullable()
      binaryKey(table, 'previous_hash', 32).notNullable()
      binaryKey(table, 'hash', 32).notNullable()
      instant(table, 'sealed_at').notNullable()
      table.unique(['company_id', 'seq'])
    })
    this.schema.createTable('activity_links', (table) => {
      table.bigInteger('activity_id').notNullable().primary()
      table.bigInteger('seal_id').notNullable()
      table.integer('position').notNullable()
      table.unique(['seal_id', 'position'])
    })
    this.schema.createTable('idempotency_keys', (table) => {
      table.bigIncrements('id')
      table.integer('company_id').notNullable()
      binaryKey(table, 'key_hash', 16).notNullable()
      binaryKey(table, 'request_hash', 32).notNullable()
      table.integer('status').notNullable()
      structured(table, 'response').notNullable()
      instant(table, 'created_at').notNullable()
      table.unique(['key_hash'])
    })
    this.defer(async (client) => {
      await client.table('work_turns').insert({ id: 1, turn: 0 })
      await client.table('id_sequences').multiInsert([
        { name: 'documents', next_id: 1 },
        { name: 'obligations', next_id: 1 },
        { name: 'journal_entries', next_id: 1 },
      ])
    })
  }

  async down() {
    for (const name of [
      'idempotency_keys',
      'activity_links',
      'activity_seals',
      'activities',
      'id_sequences',
      'work_turns',
    ]) {
      this.schema.dropTableIfExists(name)
    }
  }
}
