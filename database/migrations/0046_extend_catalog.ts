import { BaseSchema } from '@adonisjs/lucid/schema'
import { instant, key } from '#app/database/columns'

export default class extends BaseSchema {
  async up() {
    // What is sold; plans are the ways to sell it.
    this.schema.createTable('products', (table) => {
      table.increments('id')
      table.integer('company_id').notNullable()
      key(table, 'code', 40).notNullable()
      table.string('name', 190).notNullable()
      // What a charge of its plans starts with in the editor; a charge keeps its own.
      key(table, 'tax_category', 40).notNullable()
      key(table, 'ledger_code', 20).notNullable()
      instant(table, 'created_at').notNullable()
      table.unique(['company_id', 'code'])
    })
    this.schema.alterTable('plans', (table) => {
      table.integer('product_id').unsigned().nullable()
      // Null for a plan that stands alone; an add-on says whose anchor its periods are counted from.
      key(table, 'addon_alignment', 8).nullable()
      table.index(['product_id'])
    })
    this.schema.createTable('plan_addon_bases', (table) => {
      table.increments('id')
      table.integer('company_id').notNullable()
      table.integer('plan_id').unsigned().notNullable()
      table.integer('base_plan_id').unsigned().notNullable()
      table.unique(['plan_id', 'base_plan_id'])
      table.index(['base_plan_id'])
    })
    this.schema.alterTable('plan_versions', (table) => {
      // A version that was never used may be taken back; its number is not given again.
      instant(table, 'withdrawn_at').nullable()
      // One version has a row for each currency it is priced in.
      table.dropUnique(['plan_id', 'version'])
      table.unique(['plan_id', 'version', 'currency'])
    })
    // Whether a version is used is asked before every edit of it.
    this.schema.alterTable('subscription_changes', (table) => table.index(['plan_version_id']))
  }

  async down() {
    this.schema.alterTable('subscription_changes', (table) => table.dropIndex(['plan_version_id']))
    this.schema.alterTable('plan_versions', (table) => {
      table.dropUnique(['plan_id', 'version', 'currency'])
      table.unique(['plan_id', 'version'])
      table.dropColumn('withdrawn_at')
    })
    this.schema.dropTableIfExists('plan_addon_bases')
    this.schema.alterTable('plans', (table) => {
      table.dropIndex(['product_id'])
      table.dropColumns('product_id', 'addon_alignment')
    })
    this.schema.dropTableIfExists('products')
  }
}
