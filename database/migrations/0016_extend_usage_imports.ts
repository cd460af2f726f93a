import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.alterTable('usage_imports', (table) => {
      // Rows that are in order and rightly no usage, such as unanswered calls.
      table.bigInteger('discarded').notNullable().defaultTo(0)
      // Counts the takeovers: whoever works under an older attempt has lost the import.
      table.integer('attempt').notNullable().defaultTo(0)
      table.string('worker', 80).nullable()
    })
    this.schema.alterTable('usage_suspense', (table) => {
      // Why a row was written off, in the words of whoever did it.
      table.string('note', 190).nullable()
      table.index(['company_id', 'state', 'id'])
      table.index(['import_id', 'stage', 'state', 'reason'])
    })
    // Its lock is the last one a batch takes, so batches are numbered in the order they commit.
    this.schema.createTable('usage_counters', (table) => {
      table.integer('company_id').notNullable().primary()
      table.bigInteger('last_seq').notNullable()
    })
    this.defer(async (client) => {
      await client.table('id_sequences').insert({ name: 'usage_batches', next_id: 1 })
    })
  }

  async down() {
    this.schema.dropTableIfExists('usage_counters')
    this.schema.alterTable('usage_suspense', (table) => {
      table.dropIndex(['company_id', 'state', 'id'])
      table.dropIndex(['import_id', 'stage', 'state', 'reason'])
      table.dropColumn('note')
    })
    this.schema.alterTable('usage_imports', (table) => {
      table.dropColumns('discarded', 'attempt', 'worker')
    })
    this.defer(async (client) => {
      await client.from('id_sequences').where('name', 'usage_batches').delete()
    })
  }
}
