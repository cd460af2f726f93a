import { BaseSchema } from '@adonisjs/lucid/schema'
import { instant, key, structured } from '#app/database/columns'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('customers', (table) => {
      table.increments('id')
      table.integer('company_id').notNullable()
      key(table, 'number', 32).notNullable()
      table.string('name', 190).notNullable()
      table.string('search_key', 190).notNullable()
      key(table, 'kind', 16).notNullable()
      key(table, 'country', 2).notNullable()
      key(table, 'tax_id', 32).nullable()
      table.string('exemption', 190).nullable()
      table.string('email', 190).nullable()
      key(table, 'locale', 8).nullable()
      structured(table, 'address').notNullable()
      instant(table, 'created_at').notNullable()
      table.unique(['company_id', 'number'])
      table.index(['company_id', 'search_key', 'id'])
    })
    this.schema.createTable('accounts', (table) => {
      table.increments('id')
      table.integer('company_id').notNullable()
      table.integer('customer_id').unsigned().notNullable()
      key(table, 'number', 32).notNullable()
      table.string('name', 190).notNullable()
      table.string('search_key', 190).notNullable()
      key(table, 'currency', 3).notNullable()
      key(table, 'time_zone', 64).notNullable()
      table.integer('payment_terms_days').notNullable()
      key(table, 'layout_code', 60).notNullable()
      // Counts the issued groups of documents: a draft made from an older state is made again.
      table.bigInteger('billing_turn').notNullable().defaultTo(0)
      instant(table, 'created_at').notNullable()
      table.unique(['company_id', 'number'])
      table.index(['customer_id'])
      table.index(['company_id', 'search_key', 'id'])
    })
    this.schema.createTable('services', (table) => {
      table.increments('id')
      table.integer('company_id').notNullable()
      table.integer('account_id').unsigned().notNullable()
      key(table, 'type_code', 60).notNullable()
      table.string('label', 190).notNullable()
      instant(table, 'created_at').notNullable()
      table.index(['account_id'])
      table.index(['company_id', 'id'])
    })
    this.schema.createTable('service_identifiers', (table) => {
      table.increments('id')
      table.integer('company_id').notNullable()
      table.integer('service_id').unsigned().notNullable()
      key(table, 'kind', 40).notNullable()
      key(table, 'identifier', 64).notNullable()
      // Epoch seconds, half-open: an identifier moves from one service to another.
      table.bigInteger('from_at').notNullable()
      table.bigInteger('to_at').nullable()
      table.unique(['company_id', 'kind', 'identifier', 'from_at'])
      table.index(['service_id'])
    })
  }

  async down() {
    for (const name of ['service_identifiers', 'services', 'accounts', 'customers']) {
      this.schema.dropTableIfExists(name)
    }
  }
}
