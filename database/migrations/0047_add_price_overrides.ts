import { BaseSchema } from '@adonisjs/lucid/schema'
import { binaryKey, localDate } from '#app/database/columns'

export default class extends BaseSchema {
  async up() {
    // An override is an edition of a charge that holds for one subscription, from a day on.
    this.schema.alterTable('charges', (table) => {
      table.integer('subscription_id').unsigned().nullable()
      localDate(table, 'valid_from').nullable()
      localDate(table, 'valid_to').nullable()
      table.string('override_reason', 500).nullable()
      table.string('overridden_by', 190).nullable()
      binaryKey(table, 'request_key', 16).nullable()
      table.index(['subscription_id'])
      table.unique(['request_key'])
    })
  }

  async down() {
    this.schema.alterTable('charges', (table) => {
      table.dropUnique(['request_key'])
      table.dropIndex(['subscription_id'])
      table.dropColumns(
        'subscription_id',
        'valid_from',
        'valid_to',
        'override_reason',
        'overridden_by',
        'request_key'
      )
    })
  }
}
