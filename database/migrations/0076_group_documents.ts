import { BaseSchema } from '@adonisjs/lucid/schema'
import { key } from '#app/database/columns'

/** Several documents of an account in one run, and lines of accounts that another one pays for. */
export default class extends BaseSchema {
  async up() {
    this.schema.alterTable('obligations', (table) => {
      // Whom its documents are addressed to; null: its own account.
      table.integer('payer_id').unsigned().nullable()
    })
    for (const name of ['run_drafts', 'run_previews']) {
      this.schema.alterTable(name, (table) => {
        // Which document of its account it is; empty: the only one, or the one for all the rest.
        key(table, 'document_key', 40).notNullable().defaultTo('')
        // What is issued together or not at all has one number; 0: written before there were any.
        table.integer('unit_id').unsigned().notNullable().defaultTo(0)
        table.dropUnique(['run_id', 'account_id'])
        table.unique(['run_id', 'account_id', 'document_key'])
        table.index(['run_id', 'unit_id'])
      })
    }
    this.schema.alterTable('run_drafts', (table) => {
      table.unique(['account_id', 'document_key', 'issued_id'])
      table.dropUnique(['account_id', 'issued_id'])
    })
    this.schema.alterTable('document_lines', (table) => {
      // Whose line it is, where that is not the account of the document.
      table.integer('account_id').unsigned().nullable()
      table.string('account_number', 40).nullable()
      table.string('account_name', 190).nullable()
      table.string('purchase_order', 60).nullable()
    })
  }

  async down() {
    this.schema.alterTable('document_lines', (table) => {
      table.dropColumns('account_id', 'account_number', 'account_name', 'purchase_order')
    })
    this.schema.alterTable('run_drafts', (table) => {
      table.unique(['account_id', 'issued_id'])
      table.dropUnique(['account_id', 'document_key', 'issued_id'])
    })
    for (const name of ['run_drafts', 'run_previews']) {
      this.schema.alterTable(name, (table) => {
        table.dropIndex(['run_id', 'unit_id'])
        table.dropUnique(['run_id', 'account_id', 'document_key'])
        table.unique(['run_id', 'account_id'])
        table.dropColumns('document_key', 'unit_id')
      })
    }
    this.schema.alterTable('obligations', (table) => table.dropColumn('payer_id'))
  }
}
