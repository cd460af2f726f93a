import { BaseSchema } from '@adonisjs/lucid/schema'
import { key } from '#app/database/columns'

export default class extends BaseSchema {
  async up() {
    this.schema.alterTable('accounts', (table) => {
      // What the account gets for what it owes: invoices, or a kind that a plugin has declared.
      key(table, 'document_kind', 20).notNullable().defaultTo('invoice')
    })
  }

  async down() {
    this.schema.alterTable('accounts', (table) => table.dropColumn('document_kind'))
  }
}
