import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    // Answers that are old enough are forgotten.
    this.schema.alterTable('idempotency_keys', (table) => {
      table.index(['created_at'], 'idempotency_keys_by_age')
    })
  }

  async down() {
    this.schema.alterTable('idempotency_keys', (table) => {
      table.dropIndex(['created_at'], 'idempotency_keys_by_age')
    })
  }
}
