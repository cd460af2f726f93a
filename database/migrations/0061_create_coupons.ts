import { BaseSchema } from '@adonisjs/lucid/schema'
import {
  amount,
  binaryKey,
  exact,
  instant,
  key,
  localDate,
  structured,
} from '#app/database/columns'

export default class extends BaseSchema {
  async up() {
    // What a code takes off. Only the day it was closed on changes.
    this.schema.createTable('coupons', (table) => {
      table.increments('id')
      table.integer('company_id').notNullable()
      // In capitals, so that a code is one however it is typed.
      key(table, 'code', 32).notNullable()
      table.string('name', 190).notNullable()
      table.integer('plan_version_id').unsigned().notNullable()
      key(table, 'kind', 8).notNullable()
      amount(table, 'amount_minor').nullable()
      // Null for a percentage, which is taken off in any currency.
      key(table, 'currency', 3).nullable()
      exact(table, 'percent').nullable()
      key(table, 'applies_to', 10).notNullable()
      structured(table, 'codes').notNullable()
      key(table, 'duration', 8).notNullable()
      table.integer('periods').nullable()
      key(table, 'proration', 20).notNullable()
      key(table, 'rest', 8).notNullable()
      // The first day it may be redeemed on, and the first on which it may no more.
      localDate(table, 'valid_from').notNullable()
      localDate(table, 'valid_to').nullable()
      // The first day on which nothing is taken off any more, whenever it was redeemed.
      localDate(table, 'effect_ends_on').nullable()
      table.integer('max_redemptions').nullable()
      table.integer('max_per_customer').nullable()
      table.boolean('stackable').notNullable()
      localDate(table, 'closed_on').nullable()
      binaryKey(table, 'request_key', 16).notNullable().unique()
      binaryKey(table, 'content_hash', 32).notNullable()
      table.string('actor', 190).notNullable()
      instant(table, 'created_at').notNullable()
      table.unique(['company_id', 'code'])
    })
    // Added to only: a redemption is ended or withdrawn by a row that names it, once.
    this.schema.createTable('coupon_redemptions', (table) => {
      table.increments('id')
      table.integer('company_id').notNullable()
      table.integer('coupon_id').unsigned().notNullable()
      table.integer('customer_id').unsigned().notNullable()
      table.integer('account_id').unsigned().notNullable()
      // The subscription that takes it off, and the one that it is taken off; null for the account.
      table.integer('subscription_id').unsigned().notNullable().index()
      table.integer('applies_to_id').unsigned().nullable()
      key(table, 'kind', 10).notNullable()
      table.integer('of_id').unsigned().nullable().unique()
      localDate(table, 'effective_on').notNullable()
      table.string('reason', 190).nullable()
      table.string('actor', 190).notNullable()
      binaryKey(table, 'request_key', 16).notNullable().unique()
      binaryKey(table, 'content_hash', 32).notNullable()
      instant(table, 'recorded_at').notNullable()
      table.index(['company_id', 'id'])
      table.index(['coupon_id', 'customer_id'])
      table.index(['account_id', 'coupon_id'])
    })
    // What an account has promised to pay for at least, in each period. Added to only.
    this.schema.createTable('account_commitments', (table) => {
      table.increments('id')
      table.integer('company_id').notNullable()
      table.integer('account_id').unsigned().notNullable().index()
      table.integer('subscription_id').unsigned().notNullable().unique()
      amount(table, 'amount_minor').notNullable()
      key(table, 'currency', 3).notNullable()
      key(table, 'applies_to', 10).notNullable()
      structured(table, 'codes').notNullable()
      key(table, 'period_unit', 8).notNullable()
      table.integer('period_count').notNullable()
      localDate(table, 'starts_on').notNullable()
      localDate(table, 'ends_on').nullable()
      table.string('actor', 190).notNullable()
      binaryKey(table, 'request_key', 16).notNullable().unique()
      binaryKey(table, 'content_hash', 32).notNullable()
      instant(table, 'recorded_at').notNullable()
    })
  }

  async down() {
    for (const name of ['account_commitments', 'coupon_redemptions', 'coupons']) {
      this.schema.dropTableIfExists(name)
    }
  }
}
