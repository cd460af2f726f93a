import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.alterTable('charge_requests', (table) => {
      // A withdrawal may be taken back in its turn; every row after the first names the first.
      table.bigInteger('root_id').nullable()
      table.index(['root_id'])
    })
  }

  async down() {
    this.schema.alterTable('charge_requests', (table) => {
      table.dropIndex(['root_id'])
      table.dropColumn('root_id')
    })
  }
}
