import { BaseSchema } from '@adonisjs/lucid/schema'
import { instant, key } from '#app/database/columns'

export default class extends BaseSchema {
  async up() {
    this.schema.alterTable('companies', (table) => {
      // The day a sandbox stands on; null for a company that bills for real and follows the sun.
      table.string('clock_on', 10).nullable()
    })
    this.schema.createTable('clock_moves', (table) => {
      table.increments('id')
      table.integer('company_id').unsigned().notNullable().references('companies.id')
      table.string('from_on', 10).notNullable()
      table.string('to_on', 10).notNullable()
      // Whether everything due is billed on each first of a month on the way.
      table.boolean('bills').notNullable()
      key(table, 'state', 10).notNullable()
      table.string('reason', 1000).nullable()
      table.string('moved_by', 190).notNullable()
      instant(table, 'moved_at').notNullable()
      instant(table, 'finished_at').nullable()
      // 0 while it is on its way, else its own id: a company moves one step at a time.
      table.bigInteger('ended_id').notNullable().defaultTo(0)
      table.unique(['company_id', 'ended_id'])
    })
  }

  async down() {
    this.schema.dropTable('clock_moves')
    this.schema.alterTable('companies', (table) => table.dropColumn('clock_on'))
  }
}
