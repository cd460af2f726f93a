import { BaseSchema } from '@adonisjs/lucid/schema'
import { instant, key, localDate, structured } from '#app/database/columns'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('metrics', (table) => {
      table.increments('id')
      key(table, 'code', 60).notNullable().unique()
    })
    this.schema.createTable('plans', (table) => {
      table.increments('id')
      table.integer('company_id').notNullable()
      key(table, 'code', 40).notNullable()
      table.string('name', 190).notNullable()
      instant(table, 'created_at').notNullable()
      table.unique(['company_id', 'code'])
    })
    this.schema.createTable('plan_versions', (table) => {
      table.increments('id')
      table.integer('company_id').notNullable()
      table.integer('plan_id').unsigned().notNullable()
      table.integer('version').notNullable()
      localDate(table, 'valid_from').notNullable()
      localDate(table, 'valid_to').nullable()
      key(table, 'currency', 3).notNullable()
      key(table, 'period_unit', 8).notNullable()
      table.integer('period_count').notNullable()
      key(table, 'proration', 24).notNullable()
      instant(table, 'created_at').notNullable()
      table.unique(['plan_id', 'version'])
    })
    this.schema.createTable('charges', (table) => {
      table.increments('id')
      table.integer('company_id').notNullable()
      table.integer('plan_version_id').unsigned().notNullable()
      key(table, 'charge_key', 40).notNullable()
      table.string('name', 190).notNullable()
      key(table, 'rule_code', 60).notNullable()
      table.integer('rule_revision').notNullable()
      structured(table, 'terms').notNullable()
      // The metrics whose events the charge takes, as a canonical list; empty without usage.
      structured(table, 'metrics').notNullable()
      key(table, 'timing', 10).notNullable()
      key(table, 'tax_category', 40).notNullable()
      key(table, 'ledger_code', 20).notNullable()
      table.integer('position').notNullable()
      table.unique(['plan_version_id', 'charge_key'])
    })
    this.schema.createTable('subscriptions', (table) => {
      table.increments('id')
      table.integer('company_id').notNullable()
      table.integer('account_id').unsigned().notNullable()
      table.integer('service_id').unsigned().nullable()
      table.integer('plan_version_id').unsigned().notNullable()
      table.integer('quantity').notNullable().defaultTo(1)
      localDate(table, 'starts_on').notNullable()
      localDate(table, 'ends_on').nullable()
      // Periods are counted from here, never from the period before.
      localDate(table, 'anchor_on').notNullable()
      instant(table, 'created_at').notNullable()
      table.index(['account_id'])
      table.index(['service_id'])
      table.index(['plan_version_id'])
    })
  }

  async down() {
    for (const name of ['subscriptions', 'charges', 'plan_versions', 'plans', 'metrics']) {
      this.schema.dropTableIfExists(name)
    }
  }
}
