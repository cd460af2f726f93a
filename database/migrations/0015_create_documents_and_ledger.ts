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
    this.#documents()
    this.#states()
    this.#ledger()
  }

  #documents() {
    this.schema.createTable('number_series', (table) => {
      table.increments('id')
      table.integer('company_id').notNullable()
      key(table, 'kind', 20).notNullable()
      table.integer('year').notNullable()
      key(table, 'prefix', 24).notNullable()
      table.integer('digits').notNullable()
      amount(table, 'next_number').notNullable()
      localDate(table, 'last_issued_on').nullable()
      table.unique(['company_id', 'kind', 'year'])
    })
    this.schema.createTable('documents', (table) => {
      table.bigInteger('id').notNullable().primary()
      table.integer('company_id').notNullable()
      key(table, 'kind', 20).notNullable()
      table.integer('series_id').unsigned().notNullable()
      amount(table, 'sequence_no').notNullable()
      key(table, 'number', 48).notNullable()
      table.integer('account_id').unsigned().notNullable()
      table.integer('customer_id').unsigned().notNullable()
      table.integer('run_id').unsigned().nullable()
      localDate(table, 'issued_on').notNullable()
      localDate(table, 'tax_point_on').notNullable()
      localDate(table, 'due_on').notNullable()
      localDate(table, 'starts_on').notNullable()
      localDate(table, 'ends_on').notNullable()
      key(table, 'currency', 3).notNullable()
      amount(table, 'net_minor').notNullable()
      amount(table, 'tax_minor').notNullable()
      amount(table, 'gross_minor').notNullable()
      key(table, 'regime_code', 60).notNullable()
      table.integer('regime_revision').notNullable()
      key(table, 'layout_code', 60).notNullable()
      table.integer('layout_revision').notNullable()
      key(table, 'locale', 8).notNullable()
      key(table, 'time_zone', 64).notNullable()
      structured(table, 'seller').notNullable()
      structured(table, 'buyer').notNullable()
      binaryKey(table, 'body_hash', 32).notNullable()
      binaryKey(table, 'hash', 32).notNullable()
      instant(table, 'recorded_at').notNullable()
      table.unique(['series_id', 'sequence_no'])
      table.unique(['company_id', 'kind', 'number'])
      table.index(['run_id'])
      table.index(['account_id', 'issued_on', 'id'])
    })
    this.schema.createTable('document_lines', (table) => {
      table.bigInteger('document_id').notNullable()
      table.integer('position').notNullable()
      table.bigInteger('obligation_id').notNullable()
      table.integer('obligation_seq').notNullable()
      table.integer('charge_id').unsigned().notNullable()
      table.integer('service_id').unsigned().nullable()
      table.string('service_label', 190).nullable()
      table.string('description', 190).notNullable()
      localDate(table, 'starts_on').notNullable()
      localDate(table, 'ends_on').notNullable()
      exact(table, 'quantity').notNullable()
      key(table, 'unit', 16).notNullable()
      exact(table, 'unit_price').notNullable()
      exact(table, 'base_quantity').notNullable()
      amount(table, 'net_minor').notNullable()
      key(table, 'tax_category', 40).notNullable()
      key(table, 'tax_treatment', 24).notNullable()
      exact(table, 'tax_percent').nullable()
      key(table, 'metric', 60).nullable()
      amount(table, 'measured_quantity').notNullable()
      amount(table, 'billed_quantity').notNullable()
      table.integer('event_count').notNullable()
      key(table, 'ledger_code', 20).notNullable()
      structured(table, 'display').notNullable()
      table.primary(['document_id', 'position'])
      table.index(['obligation_id'])
    })
    this.schema.createTable('document_taxes', (table) => {
      table.bigInteger('document_id').notNullable()
      table.integer('position').notNullable()
      key(table, 'category', 40).notNullable()
      key(table, 'treatment', 24).notNullable()
      key(table, 'rate_key', 40).notNullable()
      exact(table, 'percent').nullable()
      localDate(table, 'since').nullable()
      amount(table, 'base_minor').notNullable()
      amount(table, 'amount_minor').notNullable()
      table.string('reason', 190).notNullable()
      key(table, 'note', 80).nullable()
      table.primary(['document_id', 'position'])
    })
  }

  #states() {
    this.schema.createTable('document_states', (table) => {
      table.bigInteger('document_id').notNullable().primary()
      table.integer('company_id').notNullable()
      key(table, 'kind', 20).notNullable()
      key(table, 'state', 12).notNullable()
      table.integer('account_id').unsigned().notNullable()
      localDate(table, 'issued_on').notNullable()
      localDate(table, 'due_on').notNullable()
      key(table, 'currency', 3).notNullable()
      amount(table, 'gross_minor').notNullable()
      amount(table, 'open_minor').notNullable()
      // Lists: ids from a covering index first, in either order.
      table.index(['company_id', 'issued_on', 'document_id'], 'states_by_issue')
      table.index(['company_id', 'state', 'issued_on', 'document_id'], 'states_by_state')
      table.index(['company_id', 'gross_minor', 'document_id'], 'states_by_gross')
      table.index(['company_id', 'due_on', 'document_id'], 'states_by_due')
      table.index(['account_id', 'issued_on', 'document_id'], 'states_by_account')
    })
    this.schema.createTable('open_items', (table) => {
      table.bigIncrements('id')
      table.integer('company_id').notNullable()
      table.integer('account_id').unsigned().notNullable()
      table.bigInteger('document_id').notNullable()
      amount(table, 'amount_minor').notNullable()
      key(table, 'currency', 3).notNullable()
      localDate(table, 'due_on').notNullable()
      table.integer('responsibility_rank').notNullable()
      table.unique(['document_id', 'due_on', 'responsibility_rank'])
      table.index(['account_id', 'due_on'])
    })
    this.schema.createTable('document_files', (table) => {
      table.bigIncrements('id')
      table.integer('company_id').notNullable()
      table.bigInteger('document_id').notNullable()
      key(table, 'kind', 16).notNullable()
      binaryKey(table, 'sha256', 32).notNullable()
      table.integer('size_bytes').notNullable()
      table.string('path', 190).notNullable()
      instant(table, 'stored_at').notNullable()
      table.unique(['document_id', 'kind'])
    })
  }

  #ledger() {
    this.schema.createTable('ledger_accounts', (table) => {
      table.increments('id')
      table.integer('company_id').notNullable()
      key(table, 'code', 20).notNullable()
      table.string('name', 190).notNullable()
      key(table, 'kind', 12).notNullable()
      table.unique(['company_id', 'code'])
    })
    this.schema.createTable('journal_entries', (table) => {
      table.bigInteger('id').notNullable().primary()
      table.integer('company_id').notNullable()
      key(table, 'kind', 20).notNullable()
      table.bigInteger('document_id').notNullable()
      localDate(table, 'document_on').notNullable()
      localDate(table, 'posted_on').notNullable()
      localDate(table, 'tax_point_on').notNullable()
      binaryKey(table, 'hash', 32).notNullable()
      instant(table, 'recorded_at').notNullable()
      table.unique(['document_id', 'kind'])
      table.index(['company_id', 'posted_on'])
    })
    this.schema.createTable('postings', (table) => {
      table.bigInteger('entry_id').notNullable()
      table.integer('position').notNullable()
      table.integer('ledger_account_id').unsigned().notNullable()
      table.integer('account_id').unsigned().nullable()
      // Debit positive, credit negative.
      amount(table, 'amount_minor').notNullable()
      key(table, 'currency', 3).notNullable()
      exact(table, 'rate').notNullable()
      amount(table, 'base_minor').notNullable()
      table.primary(['entry_id', 'position'])
      table.index(['ledger_account_id'])
    })
  }

  async down() {
    for (const name of [
      'postings',
      'journal_entries',
      'ledger_accounts',
      'document_files',
      'open_items',
      'document_states',
      'document_taxes',
      'document_lines',
      'documents',
      'number_series',
    ]) {
      this.schema.dropTableIfExists(name)
    }
  }
}
