import { BaseSchema } from '@adonisjs/lucid/schema'
import { binaryKey, instant, key, structured } from '#app/database/columns'

/** Messages that come in once, and what they ask for. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('inbound_messages', (table) => {
      table.bigIncrements('id')
      table.integer('company_id').notNullable()
      key(table, 'reader_code', 60).notNullable()
      table.integer('reader_revision').notNullable()
      binaryKey(table, 'content_hash', 32).notNullable()
      // Encrypted with the application's key.
      table.text('raw', 'mediumtext').notNullable()
      table.integer('size_bytes').notNullable()
      key(table, 'state', 10).notNullable()
      table.string('reason', 1000).nullable()
      structured(table, 'summary').notNullable()
      table.string('received_by', 190).notNullable()
      instant(table, 'received_at').notNullable()
      instant(table, 'applied_at').nullable()
      table.unique(['company_id', 'content_hash'])
      table.index(['state', 'received_at'])
    })
    this.schema.createTable('inbound_commands', (table) => {
      table.bigInteger('message_id').notNullable()
      table.integer('position').notNullable()
      table.integer('company_id').notNullable()
      key(table, 'type', 12).notNullable()
      // What a later message names it by; null for what nobody names.
      binaryKey(table, 'reference_key', 16).nullable()
      structured(table, 'body').notNullable()
      key(table, 'state', 8).notNullable()
      table.bigInteger('movement_id').nullable()
      // The movement of a later message that took it back.
      table.bigInteger('reversed_by').nullable()
      table.string('reason', 1000).nullable()
      table.primary(['message_id', 'position'])
      table.index(['reference_key'])
      table.index(['movement_id'])
    })
  }

  async down() {
    this.schema.dropTableIfExists('inbound_commands')
    this.schema.dropTableIfExists('inbound_messages')
  }
}
