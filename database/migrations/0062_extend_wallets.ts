import { BaseSchema } from '@adonisjs/lucid/schema'
import { amount, instant, key } from '#app/database/columns'

export default class extends BaseSchema {
  async up() {
    this.schema.alterTable('wallets', (table) => {
      // What it pays of its account: 'prepaid' usage alone, or 'all' documents.
      key(table, 'settles', 8).notNullable().defaultTo('prepaid')
      // Below this it is worth an alert; null for none.
      amount(table, 'alert_below_minor').nullable()
      // When it went below; null as long as it is not.
      instant(table, 'alerted_at').nullable()
    })
    this.schema.alterTable('wallet_entries', (table) => {
      // The item that a document payment is for.
      table.bigInteger('open_item_id').nullable().index()
    })
  }

  async down() {
    this.schema.alterTable('wallet_entries', (table) => table.dropColumn('open_item_id'))
    this.schema.alterTable('wallets', (table) => {
      table.dropColumns('settles', 'alert_below_minor', 'alerted_at')
    })
  }
}
