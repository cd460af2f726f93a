import { BaseSchema } from '@adonisjs/lucid/schema'
import { amount, binaryKey, instant, key, localDate } from '#app/database/columns'

export default class extends BaseSchema {
  async up() {
    // A fee that no plan names: asked for by a clerk, a rule of the house or a plugin; billed by runs.
    this.schema.createTable('charge_requests', (table) => {
      table.bigIncrements('id')
      table.integer('company_id').notNullable()
      table.integer('account_id').unsigned().notNullable()
      table.integer('subscription_id').unsigned().nullable()
      key(table, 'charge_key', 40).notNullable()
      table.string('description', 190).notNullable()
      amount(table, 'amount_minor').notNullable()
      key(table, 'tax_category', 40).notNullable()
      key(table, 'ledger_code', 20).notNullable()
      localDate(table, 'starts_on').notNullable()
      localDate(table, 'ends_on').notNullable()
      key(table, 'origin_kind', 40).notNullable()
      table.string('origin_id', 190).notNullable()
      binaryKey(table, 'request_key', 16).notNullable().unique()
      // A withdrawal is a row of its own, of amount 0, that names the request it takes back.
      table.bigInteger('withdraws_id').nullable().unique()
      table.string('requested_by', 190).notNullable()
      table.string('reason', 190).nullable()
      instant(table, 'recorded_at').notNullable()
      table.index(['account_id', 'id'])
      table.index(['company_id', 'id'])
    })
  }

  async down() {
    this.schema.dropTableIfExists('charge_requests')
  }
}
