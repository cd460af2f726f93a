import { BaseSchema } from '@adonisjs/lucid/schema'
import { instant, localDate } from '#app/database/columns'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('ledger_closings', (table) => {
      table.increments('id')
      table.integer('company_id').notNullable()
      // Nothing is posted on this day or before any more.
      localDate(table, 'closed_through_on').notNullable()
      table.string('closed_by', 190).notNullable()
      instant(table, 'recorded_at').notNullable()
      table.unique(['company_id', 'closed_through_on'])
    })
  }

  async down() {
    this.schema.dropTableIfExists('ledger_closings')
  }
}
