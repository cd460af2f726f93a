import { BaseSchema } from '@adonisjs/lucid/schema'
import { amount } from '#app/database/columns'

/**
 * What the dry run of a correction found, by account and charge: its previews hold it too, but within
 * documents, which nobody can add up page by page.
 */
export default class extends BaseSchema {
  async up() {
    this.schema.alterTable('corrections', (table) => {
      // The people behind order and approval, whether a session or a token spoke for them.
      table.integer('ordered_user_id').unsigned().nullable()
      table.integer('approved_user_id').unsigned().nullable()
      table.index(['company_id', 'id'])
    })
    this.schema.createTable('correction_differences', (table) => {
      table.bigIncrements('id')
      table.integer('company_id').unsigned().notNullable()
      table.integer('run_id').unsigned().notNullable()
      table.integer('account_id').unsigned().notNullable()
      table.integer('charge_id').unsigned().notNullable()
      table.string('currency', 3).notNullable()
      amount(table, 'net_minor').notNullable()
      table.unique(['run_id', 'account_id', 'charge_id'])
      table.index(['company_id', 'account_id', 'id'])
      table.index(['run_id', 'charge_id', 'currency', 'net_minor'])
    })
  }

  async down() {
    this.schema.dropTable('correction_differences')
    this.schema.alterTable('corrections', (table) => {
      table.dropIndex(['company_id', 'id'])
      table.dropColumns('ordered_user_id', 'approved_user_id')
    })
  }
}
