import { BaseSchema } from '@adonisjs/lucid/schema'
import { amount, binaryKey, instant, key, localDate } from '#app/database/columns'

/** What documents of more kinds have: links to earlier ones, lists of open items, text forms. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('document_links', (table) => {
      table.bigInteger('document_id').notNullable()
      table.integer('position').notNullable()
      key(table, 'relation', 12).notNullable()
      table.bigInteger('target_id').notNullable()
      // 0 where a target has one such document at most, else the document's own id.
      table.bigInteger('once_id').notNullable()
      table.primary(['document_id', 'position'])
      table.unique(['target_id', 'relation', 'once_id'])
    })
    this.schema.createTable('document_listings', (table) => {
      table.bigInteger('document_id').notNullable()
      table.integer('position').notNullable()
      table.bigInteger('open_item_id').notNullable()
      amount(table, 'amount_minor').notNullable()
      amount(table, 'open_minor').notNullable()
      localDate(table, 'due_on').notNullable()
      table.primary(['document_id', 'position'])
      table.index(['open_item_id'])
    })
    this.schema.createTable('document_forms', (table) => {
      table.bigIncrements('id')
      table.integer('company_id').notNullable()
      table.bigInteger('document_id').notNullable()
      key(table, 'channel_code', 60).notNullable()
      table.integer('channel_revision').notNullable()
      table.string('file_name', 120).notNullable()
      key(table, 'media_type', 60).notNullable()
      binaryKey(table, 'sha256', 32).notNullable()
      table.text('content', 'mediumtext').notNullable()
      instant(table, 'written_at').notNullable()
      table.unique(['document_id', 'channel_code'])
    })
  }

  async down() {
    for (const name of ['document_forms', 'document_listings', 'document_links']) {
      this.schema.dropTableIfExists(name)
    }
  }
}
