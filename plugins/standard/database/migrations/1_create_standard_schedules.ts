import { BaseSchema } from '@adonisjs/lucid/schema'
import { keyColumn } from '#sdk/migration'

/**
 * Planned days, as facts: rows are added and never changed, and what was recorded last of a day
 * holds. `planned` 0 takes a day back.
 */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('standard_schedule_days', (table) => {
      table.integer('company_id').notNullable()
      table.bigInteger('recorded_at').notNullable()
      keyColumn(table, 'schedule', 60).notNullable()
      keyColumn(table, 'day', 10).notNullable()
      table.integer('planned').notNullable()
      table.index(['company_id', 'schedule', 'recorded_at'], 'standard_schedule_days_by_schedule')
    })
  }

  async down() {
    this.schema.dropTable('standard_schedule_days')
  }
}
