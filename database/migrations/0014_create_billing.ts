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
    this.schema.createTable('manifests', (table) => {
      table.increments('id')
      table.integer('company_id').notNullable()
      table.bigInteger('batch_seq').notNullable()
      instant(table, 'recorded_at').notNullable()
      structured(table, 'content').notNullable()
    })
    this.schema.createTable('bill_runs', (table) => {
      table.increments('id')
      table.integer('company_id').notNullable()
      key(table, 'kind', 8).notNullable()
      // Due are periods in arrears that end, and in advance that start, on this day or before.
      localDate(table, 'due_on').notNullable()
      localDate(table, 'issued_on').notNullable()
      key(table, 'state', 16).notNullable()
      table.integer('manifest_id').unsigned().notNullable()
      table.integer('account_count').notNullable()
      table.string('reason', 1000).nullable()
      table.string('started_by', 190).notNullable()
      instant(table, 'started_at').notNullable()
      instant(table, 'finished_at').nullable()
      table.index(['company_id', 'id'])
    })
    this.schema.createTable('run_chunks', (table) => {
      table.increments('id')
      table.integer('run_id').unsigned().notNullable()
      key(table, 'phase', 10).notNullable()
      table.integer('chunk_no').notNullable()
      structured(table, 'members').notNullable()
      key(table, 'state', 10).notNullable()
      table.integer('attempt').notNullable().defaultTo(0)
      table.string('worker', 80).nullable()
      instant(table, 'heartbeat_at').nullable()
      table.integer('done').notNullable().defaultTo(0)
      table.integer('total').notNullable()
      table.string('reason', 1000).nullable()
      table.unique(['run_id', 'phase', 'chunk_no'])
      table.index(['state', 'heartbeat_at'])
    })
    this.schema.createTable('parked_accounts', (table) => {
      table.increments('id')
      table.integer('company_id').notNullable()
      table.integer('run_id').unsigned().notNullable()
      table.integer('account_id').unsigned().notNullable()
      key(table, 'reason', 40).notNullable()
      table.string('message', 1000).notNullable()
      instant(table, 'parked_at').notNullable()
      instant(table, 'resolved_at').nullable()
      table.unique(['run_id', 'account_id'])
      table.index(['company_id', 'resolved_at'])
    })
    this.schema.createTable('obligations', (table) => {
      table.bigInteger('id').notNullable().primary()
      table.integer('company_id').notNullable()
      table.integer('account_id').unsigned().notNullable()
      key(table, 'source_kind', 24).notNullable()
      table.bigInteger('source_id').notNullable()
      key(table, 'charge_key', 40).notNullable()
      localDate(table, 'starts_on').notNullable()
      localDate(table, 'ends_on').notNullable()
      key(table, 'kind', 16).notNullable()
      // 0 while alive, else its own id: MySQL has no partial unique index.
      table.bigInteger('voided_id').notNullable()
      table.integer('service_id').unsigned().nullable()
      table.integer('charge_id').unsigned().notNullable()
      table.unique(
        ['company_id', 'source_kind', 'source_id', 'charge_key', 'starts_on', 'kind', 'voided_id'],
        { indexName: 'obligations_once' }
      )
      table.index(['account_id', 'ends_on'])
    })
    this.schema.createTable('obligation_versions', (table) => {
      table.bigInteger('obligation_id').notNullable()
      table.integer('seq').notNullable()
      exact(table, 'target_exact').notNullable()
      amount(table, 'target_minor').notNullable()
      key(table, 'currency', 3).notNullable()
      binaryKey(table, 'input_hash', 32).notNullable()
      table.integer('manifest_id').unsigned().notNullable()
      // Whose facts priced it: late usage keeps the edition it was billed with.
      table.integer('facts_manifest_id').unsigned().notNullable()
      table.bigInteger('batch_seq').notNullable()
      structured(table, 'accumulators_before').notNullable()
      structured(table, 'accumulators_after').notNullable()
      key(table, 'reason', 24).notNullable()
      instant(table, 'recorded_at').notNullable()
      table.primary(['obligation_id', 'seq'])
    })
    this.schema.createTable('run_drafts', (table) => {
      table.increments('id')
      table.integer('company_id').notNullable()
      table.integer('run_id').unsigned().notNullable()
      table.integer('account_id').unsigned().notNullable()
      // 0 while the draft waits for its number, then its own id: one waiting draft an account.
      table.integer('issued_id').notNullable().defaultTo(0)
      // The account's turn when it was frozen; issued only while it still stands.
      table.bigInteger('billing_turn').notNullable()
      structured(table, 'body').notNullable()
      binaryKey(table, 'body_hash', 32).notNullable()
      amount(table, 'gross_minor').notNullable()
      key(table, 'currency', 3).notNullable()
      table.unique(['account_id', 'issued_id'])
      table.unique(['run_id', 'account_id'])
    })
    this.schema.createTable('run_previews', (table) => {
      table.increments('id')
      table.integer('company_id').notNullable()
      table.integer('run_id').unsigned().notNullable()
      table.integer('account_id').unsigned().notNullable()
      structured(table, 'body').notNullable()
      amount(table, 'gross_minor').notNullable()
      key(table, 'currency', 3).notNullable()
      table.unique(['run_id', 'account_id'])
    })
  }

  async down() {
    for (const name of [
      'run_previews',
      'run_drafts',
      'obligation_versions',
      'obligations',
      'parked_accounts',
      'run_chunks',
      'bill_runs',
      'manifests',
    ]) {
      this.schema.dropTableIfExists(name)
    }
  }
}
