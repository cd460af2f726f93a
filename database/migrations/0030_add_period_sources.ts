import { BaseSchema } from '@adonisjs/lucid/schema'
import { key, localDate, structured } from '#app/database/columns'

export default class extends BaseSchema {
  async up() {
    this.schema.alterTable('pools', (table) => {
      key(table, 'period_source', 60).notNullable().defaultTo('calendar')
      table.integer('period_source_revision').notNullable().defaultTo(1)
      structured(table, 'period_terms').nullable()
    })
    this.schema.alterTable('obligations', (table) => {
      // The whole period it is all or a part of; null where it is counted from the anchor.
      localDate(table, 'whole_starts_on').nullable()
      localDate(table, 'whole_ends_on').nullable()
    })
  }

  async down() {
    this.schema.alterTable('obligations', (table) => {
      table.dropColumns('whole_starts_on', 'whole_ends_on')
    })
    this.schema.alterTable('pools', (table) => {
      table.dropColumns('period_source', 'period_source_revision', 'period_terms')
    })
  }
}
