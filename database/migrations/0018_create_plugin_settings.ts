import { BaseSchema } from '@adonisjs/lucid/schema'
import { instant, key, structured } from '#app/database/columns'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('plugin_settings', (table) => {
      table.integer('company_id').notNullable()
      key(table, 'plugin', 31).notNullable()
      key(table, 'name', 60).notNullable()
      structured(table, 'value').notNullable()
      instant(table, 'changed_at').notNullable()
      table.primary(['company_id', 'plugin', 'name'])
    })
  }

  async down() {
    this.schema.dropTableIfExists('plugin_settings')
  }
}
