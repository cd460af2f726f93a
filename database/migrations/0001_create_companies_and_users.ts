import { binaryKey, key } from '#app/database/columns'
import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('companies', (table) => {
      table.increments('id')
      table.string('name', 120).notNullable()
      table.string('legal_name', 200).notNullable()
      table.string('country', 2).notNullable()
      table.string('currency', 3).notNullable()
      table.string('time_zone', 64).notNullable()
      table.string('locale', 10).notNullable()
      table.string('tax_id', 40).nullable()
      table.text('address').notNullable()
      table.text('bank').notNullable()
      table.dateTime('created_at').notNullable()
    })

    this.schema.createTable('users', (table) => {
      table.increments('id')
      key(table, 'email', 254).notNullable().unique()
      table.string('full_name', 120).notNullable()
      table.string('password', 255).notNullable()
      table.string('locale', 10).nullable()
      table.dateTime('disabled_at').nullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').nullable()
    })

    this.schema.createTable('memberships', (table) => {
      table.increments('id')
      table.integer('company_id').unsigned().notNullable().references('companies.id')
      table.integer('user_id').unsigned().notNullable().references('users.id')
      table.string('role', 30).notNullable()
      table.unique(['company_id', 'user_id'])
    })

    this.schema.createTable('staff_sessions', (table) => {
      table.increments('id')
      table.integer('user_id').unsigned().notNullable().references('users.id')
      table.string('address', 45).notNullable()
      table.string('agent', 200).notNullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('ended_at').nullable()
    })

    this.schema.createTable('api_tokens', (table) => {
      table.increments('id')
      table.integer('company_id').unsigned().notNullable().references('companies.id')
      table.integer('user_id').unsigned().notNullable().references('users.id')
      table.string('name', 120).notNullable()
      binaryKey(table, 'token_hash', 32).notNullable().unique()
      table.text('scopes').notNullable()
      table.dateTime('last_used_at').nullable()
      table.dateTime('expires_at').nullable()
      table.dateTime('revoked_at').nullable()
      table.dateTime('created_at').notNullable()
    })
  }

  async down() {
    this.schema.dropTable('api_tokens')
    this.schema.dropTable('staff_sessions')
    this.schema.dropTable('memberships')
    this.schema.dropTable('users')
    this.schema.dropTable('companies')
  }
}
