import { BaseSchema } from '@adonisjs/lucid/schema'
import { instant } from '#app/database/columns'

/**
 * Obligations that are to be taken back and billed anew although nothing about their subscription has
 * changed. One row each: an obligation is voided once, and what replaces it is another one.
 */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('rebilled_obligations', (table) => {
      table.bigInteger('obligation_id').notNullable().primary().references('obligations.id')
      table.integer('company_id').unsigned().notNullable().references('companies.id')
      table.bigInteger('document_id').notNullable()
      table.string('reason', 190).notNullable()
      table.string('ordered_by', 190).notNullable()
      instant(table, 'ordered_at').notNullable()
      table.index(['company_id', 'document_id'])
    })
  }

  async down() {
    this.schema.dropTable('rebilled_obligations')
  }
}
