import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    // The row in suspense up to which usage without a price was tried again; 0 from the first on.
    this.schema.alterTable('prepaid_cursors', (table) => {
      table.bigInteger('waiting_id').notNullable().defaultTo(0)
    })
  }

  async down() {
    this.schema.alterTable('prepaid_cursors', (table) => table.dropColumn('waiting_id'))
  }
}
