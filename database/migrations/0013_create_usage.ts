import { BaseSchema } from '@adonisjs/lucid/schema'
import { binaryKey, instant, key, structured } from '#app/database/columns'
import { createClusteredTable } from '#app/database/clustered_table'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('usage_imports', (table) => {
      table.increments('id')
      table.integer('company_id').notNullable()
      // 'file' or 'api'.
      key(table, 'door', 8).notNullable()
      table.string('file_name', 190).notNullable()
      table.string('source', 190).notNullable()
      binaryKey(table, 'content_hash', 32).notNullable()
      table.bigInteger('size_bytes').notNullable()
      key(table, 'format_code', 60).notNullable()
      table.integer('format_revision').notNullable()
      structured(table, 'options').notNullable()
      key(table, 'state', 16).notNullable()
      // The last row that is committed; a run after a crash goes on behind it.
      table.bigInteger('last_row').notNullable().defaultTo(0)
      table.bigInteger('bytes_read').notNullable().defaultTo(0)
      table.bigInteger('accepted').notNullable().defaultTo(0)
      table.bigInteger('duplicates').notNullable().defaultTo(0)
      table.bigInteger('suspended').notNullable().defaultTo(0)
      table.string('error', 1000).nullable()
      table.string('started_by', 190).notNullable()
      instant(table, 'started_at').notNullable()
      instant(table, 'heartbeat_at').notNullable()
      instant(table, 'finished_at').nullable()
      table.unique(['company_id', 'content_hash'])
    })
    this.schema.createTable('usage_batches', (table) => {
      table.increments('id')
      table.integer('company_id').notNullable()
      table.integer('import_id').unsigned().notNullable()
      table.bigInteger('seq').notNullable()
      table.integer('accepted').notNullable()
      table.bigInteger('first_occurred_at').nullable()
      table.bigInteger('last_occurred_at').nullable()
      instant(table, 'committed_at').notNullable()
      table.unique(['company_id', 'seq'])
      table.index(['import_id'])
    })
    // Clustered by what a bill reads: one service, in time order.
    createClusteredTable(this, 'usage_events', {
      columns: {
        service_id: 'integer',
        occurred_at: 'bigint',
        batch_id: 'integer',
        row_no: 'integer',
        metric_id: 'integer',
        quantity: 'bigint',
        dimension: 'key(64)',
        attributes: 'text?',
      },
      primary: ['service_id', 'occurred_at', 'batch_id', 'row_no'],
      indexes: [['batch_id']],
    })
    createClusteredTable(this, 'usage_keys', {
      columns: {
        event_key: 'binary(16)',
        content_hash: 'binary(8)',
        batch_id: 'integer',
        row_no: 'integer',
      },
      primary: ['event_key'],
      indexes: [],
    })
    this.schema.createTable('usage_suspense', (table) => {
      table.bigIncrements('id')
      table.integer('company_id').notNullable()
      table.integer('import_id').unsigned().notNullable()
      table.bigInteger('row_no').notNullable()
      // 'accept' for a row that was not taken, 'rating' for an accepted event without a price.
      key(table, 'stage', 8).notNullable()
      key(table, 'reason', 40).notNullable()
      table.string('detail', 1000).notNullable()
      table.text('raw', 'mediumtext').notNullable()
      table.integer('service_id').unsigned().nullable()
      table.bigInteger('occurred_at').nullable()
      table.integer('batch_id').unsigned().nullable()
      key(table, 'state', 12).notNullable()
      table.integer('attempts').notNullable().defaultTo(0)
      instant(table, 'created_at').notNullable()
      instant(table, 'resolved_at').nullable()
      table.unique(['import_id', 'row_no', 'stage'])
      table.index(['company_id', 'state', 'reason', 'id'])
      table.index(['service_id', 'state'])
    })
  }

  async down() {
    for (const name of [
      'usage_suspense',
      'usage_keys',
      'usage_events',
      'usage_batches',
      'usage_imports',
    ]) {
      this.schema.dropTableIfExists(name)
    }
  }
}
