import { BaseSchema } from '@adonisjs/lucid/schema'
import { binaryKey, instant, key } from '#app/database/columns'

export default class extends BaseSchema {
  async up() {
    // An accepted event is never changed: a later row takes it out, and may name what stands for it.
    this.schema.createTable('usage_changes', (table) => {
      table.bigIncrements('id')
      table.integer('company_id').notNullable()
      // Number of the batch that made the change: a run that has not seen it still sees the event.
      table.bigInteger('seq').notNullable()
      key(table, 'kind', 12).notNullable()
      // The event that is taken out, and when it was: what of the past is to be computed again.
      table.integer('service_id').unsigned().notNullable()
      table.bigInteger('occurred_at').notNullable()
      table.integer('batch_id').unsigned().notNullable()
      table.integer('row_no').unsigned().notNullable()
      // The event that stands for it; null when it was withdrawn.
      table.integer('new_batch_id').unsigned().nullable()
      table.integer('new_row_no').unsigned().nullable()
      // The record as its sender knows it, the change by its own id, and what it says.
      binaryKey(table, 'origin_key', 16).notNullable()
      binaryKey(table, 'change_key', 16).notNullable()
      binaryKey(table, 'content_hash', 8).notNullable()
      table.string('reason', 500).notNullable()
      instant(table, 'recorded_at').notNullable()
      table.unique(['batch_id', 'row_no'])
      table.unique(['change_key'])
      table.index(['origin_key'])
      table.index(['service_id', 'occurred_at'])
      table.index(['company_id', 'seq'])
    })
  }

  async down() {
    this.schema.dropTableIfExists('usage_changes')
  }
}
