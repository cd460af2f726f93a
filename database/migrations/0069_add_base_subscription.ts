import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.alterTable('subscriptions', (table) => {
      // The subscription that an add-on stands beside; null for one that stands alone.
      table.integer('base_id').unsigned().nullable()
      table.index(['base_id'])
    })
  }

  async down() {
    this.schema.alterTable('subscriptions', (table) => {
      table.dropIndex(['base_id'])
      table.dropColumn('base_id')
    })
  }
}
