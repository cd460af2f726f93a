import { BaseSchema } from '@adonisjs/lucid/schema'
import { instant, key, localDate } from '#app/database/columns'

/** Subscriptions that are moved to another plan version together; the rows are the truth. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('plan_moves', (table) => {
      table.increments('id')
      table.integer('company_id').unsigned().notNullable().references('companies.id')
      table.integer('from_version_id').unsigned().notNullable().references('plan_versions.id')
      table.integer('to_version_id').unsigned().notNullable().references('plan_versions.id')
      localDate(table, 'effective_on').notNullable()
      table.string('reason', 500).notNullable()
      // The dry run: what the next period brings with the move.
      table.integer('report_id').unsigned().notNullable().references('what_if_reports.id')
      key(table, 'state', 10).notNullable()
      table.integer('subscription_count').unsigned().notNullable()
      table.string('ordered_by', 190).notNullable()
      instant(table, 'ordered_at').notNullable()
      table.string('confirmed_by', 190).nullable()
      instant(table, 'confirmed_at').nullable()
      instant(table, 'finished_at').nullable()
      table.index(['company_id', 'id'])
      table.index(['state'])
      table.unique(['report_id'])
    })
    this.schema.createTable('plan_move_rows', (table) => {
      table.bigIncrements('id')
      table.integer('company_id').unsigned().notNullable()
      table.integer('move_id').unsigned().notNullable().references('plan_moves.id')
      table.integer('subscription_id').unsigned().notNullable().references('subscriptions.id')
      table.integer('account_id').unsigned().notNullable().references('accounts.id')
      localDate(table, 'effective_on').notNullable()
      key(table, 'state', 10).notNullable()
      table.string('reason', 1000).nullable()
      table.unique(['move_id', 'subscription_id'])
      table.index(['move_id', 'state', 'id'])
      table.index(['company_id', 'move_id', 'id'])
    })
  }

  async down() {
    this.schema.dropTable('plan_move_rows')
    this.schema.dropTable('plan_moves')
  }
}
