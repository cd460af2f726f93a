import { BaseSchema } from '@adonisjs/lucid/schema'
import { instant, key, localDate } from '#app/database/columns'
import { widenKey } from '#app/database/widen_key'

export default class extends BaseSchema {
  async up() {
    // In which order discounts of periods that begin on a day or later are taken off. Added to only.
    this.schema.createTable('discount_orders', (table) => {
      table.increments('id')
      table.integer('company_id').notNullable()
      localDate(table, 'starts_on').notNullable()
      key(table, 'discount_order', 30).notNullable()
      table.string('actor', 190).notNullable()
      instant(table, 'recorded_at').notNullable()
      table.index(['company_id', 'starts_on'])
    })
    this.schema.alterTable('subscriptions', (table) => {
      // For a discount on one subscription: that subscription.
      table.integer('applies_to_id').unsigned().nullable()
    })
    this.schema.alterTable('plans', (table) => {
      // 'sale', or what the plan was made for by itself: 'coupon', 'commitment'.
      key(table, 'purpose', 12).notNullable().defaultTo('sale')
    })
    // A part may name a tax category behind its days.
    const widening = widenKey(this.db, 'document_lines', 'part', 64)
    if (widening !== null) this.schema.raw(widening)
  }

  async down() {
    this.schema.alterTable('plans', (table) => table.dropColumn('purpose'))
    this.schema.alterTable('subscriptions', (table) => table.dropColumn('applies_to_id'))
    this.schema.dropTableIfExists('discount_orders')
  }
}
