import { BaseSchema } from '@adonisjs/lucid/schema'
import { amount, instant, key, localDate, structured } from '#app/database/columns'

/**
 * What accounts would have been billed by another plan version. Chunks are what is left to compute;
 * accounts and rows are the result, and nothing else is stored.
 */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('what_if_reports', (table) => {
      table.increments('id')
      table.integer('company_id').unsigned().notNullable().references('companies.id')
      // what_if: months that are over · move: the next period, before subscriptions are moved.
      key(table, 'kind', 10).notNullable()
      table.integer('from_version_id').unsigned().notNullable().references('plan_versions.id')
      table.integer('to_version_id').unsigned().notNullable().references('plan_versions.id')
      table.integer('months').unsigned().nullable()
      localDate(table, 'starts_on').notNullable()
      localDate(table, 'ends_on').notNullable()
      key(table, 'scope', 20).notNullable()
      table.string('scope_text', 190).nullable()
      key(table, 'state', 10).notNullable()
      table.integer('account_count').unsigned().notNullable()
      table.string('ordered_by', 190).notNullable()
      instant(table, 'ordered_at').notNullable()
      instant(table, 'finished_at').nullable()
      table.index(['company_id', 'kind', 'id'])
      table.index(['state'])
    })
    this.schema.createTable('what_if_chunks', (table) => {
      table.bigIncrements('id')
      table.integer('report_id').unsigned().notNullable().references('what_if_reports.id')
      table.integer('chunk_no').unsigned().notNullable()
      structured(table, 'members').notNullable()
      key(table, 'state', 10).notNullable()
      table.integer('attempt').unsigned().notNullable()
      table.integer('total').unsigned().notNullable()
      table.string('worker', 80).nullable()
      instant(table, 'heartbeat_at').nullable()
      table.string('reason', 1000).nullable()
      table.unique(['report_id', 'chunk_no'])
      table.index(['report_id', 'state'])
    })
    this.schema.createTable('what_if_accounts', (table) => {
      table.bigIncrements('id')
      table.integer('company_id').unsigned().notNullable()
      table.integer('report_id').unsigned().notNullable().references('what_if_reports.id')
      table.integer('account_id').unsigned().notNullable().references('accounts.id')
      table.string('currency', 3).notNullable()
      // rated, parked or unmoved; the amounts of the last two are zero and mean nothing.
      key(table, 'state', 10).notNullable()
      amount(table, 'before_minor').notNullable()
      amount(table, 'after_minor').notNullable()
      amount(table, 'difference_minor').notNullable()
      key(table, 'reason', 60).nullable()
      table.string('message', 1000).nullable()
      table.unique(['report_id', 'account_id'])
      table.index(['company_id', 'report_id', 'difference_minor'], 'what_if_accounts_by_difference')
    })
    this.schema.createTable('what_if_rows', (table) => {
      table.bigIncrements('id')
      table.integer('report_id').unsigned().notNullable().references('what_if_reports.id')
      table.integer('account_id').unsigned().notNullable()
      table.string('charge_key', 190).notNullable()
      table.string('name', 500).notNullable()
      table.string('currency', 3).notNullable()
      amount(table, 'before_minor').notNullable()
      amount(table, 'after_minor').notNullable()
      amount(table, 'difference_minor').notNullable()
      table.index(['report_id', 'account_id'])
    })
  }

  async down() {
    this.schema.dropTable('what_if_rows')
    this.schema.dropTable('what_if_accounts')
    this.schema.dropTable('what_if_chunks')
    this.schema.dropTable('what_if_reports')
  }
}
