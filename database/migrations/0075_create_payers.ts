import { BaseSchema } from '@adonisjs/lucid/schema'
import { instant, key, localDate } from '#app/database/columns'

/** Who pays for an account, on which documents, and under which purchase orders. Added to only. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('account_payers', (table) => {
      table.increments('id')
      table.integer('company_id').unsigned().notNullable()
      table.integer('account_id').unsigned().notNullable()
      table.integer('seq').notNullable()
      // From this day on; of two rows for one day the one recorded last counts.
      localDate(table, 'starts_on').notNullable()
      // Null: it pays for itself.
      table.integer('payer_id').unsigned().nullable().index()
      this.#recorded(table)
      table.unique(['account_id', 'seq'])
      table.index(['company_id', 'id'])
    })
    this.schema.createTable('document_groupings', (table) => {
      table.increments('id')
      table.integer('company_id').unsigned().notNullable()
      table.integer('account_id').unsigned().notNullable()
      table.integer('seq').notNullable()
      // Documents that are issued on this day or later.
      localDate(table, 'starts_on').notNullable()
      key(table, 'grouping', 20).notNullable()
      // What a payer gets for the accounts it pays for.
      key(table, 'payer_form', 16).notNullable()
      this.#recorded(table)
      table.unique(['account_id', 'seq'])
      table.index(['company_id', 'id'])
    })
    this.schema.createTable('purchase_orders', (table) => {
      table.increments('id')
      table.integer('company_id').unsigned().notNullable()
      table.integer('subscription_id').unsigned().notNullable()
      table.integer('seq').notNullable()
      localDate(table, 'starts_on').notNullable()
      // Null: none from this day on.
      table.string('number', 60).nullable()
      this.#recorded(table)
      table.unique(['subscription_id', 'seq'])
      table.index(['company_id', 'id'])
    })
  }

  #recorded(table: Parameters<typeof instant>[0]) {
    table.string('reason', 190).notNullable()
    table.string('actor', 190).notNullable()
    instant(table, 'recorded_at').notNullable()
  }

  async down() {
    for (const name of ['purchase_orders', 'document_groupings', 'account_payers']) {
      this.schema.dropTableIfExists(name)
    }
  }
}
