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
import { DEFAULT_CHART } from '#app/companies/chart_of_accounts'

/** Money paid in advance, and usage that is rated when it is accepted. All but the cursor is added to only. */
export default class extends BaseSchema {
  async up() {
    this.#money()
    this.#rated()
    this.#reservations()
    this.schema.alterTable('charges', (table) => {
      table.index(['recording', 'company_id'], 'charges_recording')
    })
    this.defer(async (client) => {
      for (const { id } of await client.from('companies').select('id')) {
        const known = await client.from('ledger_accounts').where('company_id', id).select('code')
        const codes = new Set(known.map((row) => row.code))
        const missing = DEFAULT_CHART.filter(({ code }) => !codes.has(code))
        if (missing.length === 0) continue
        await client
          .table('ledger_accounts')
          .multiInsert(missing.map((account) => ({ company_id: id, ...account })))
      }
    })
  }

  #money() {
    // One for an account; whoever reserves, rates or grants holds this row meanwhile.
    this.schema.createTable('wallets', (table) => {
      table.increments('id')
      table.integer('company_id').notNullable().index()
      table.integer('account_id').unsigned().notNullable().unique()
      key(table, 'currency', 3).notNullable()
      table.string('name', 190).notNullable()
      instant(table, 'created_at').notNullable()
    })
    this.schema.createTable('wallet_grants', (table) => {
      table.bigIncrements('id')
      table.integer('company_id').notNullable()
      table.integer('wallet_id').unsigned().notNullable().index()
      table.bigInteger('movement_id').notNullable().unique()
      // 'paid' is money, 'promotional' is a gift.
      key(table, 'kind', 12).notNullable()
      amount(table, 'amount_minor').notNullable()
      // The lower is used first, among those that expire on one day.
      table.integer('priority').notNullable()
      // The first day on which it can be used no longer; null for never.
      localDate(table, 'expires_on').nullable()
      instant(table, 'recorded_at').notNullable()
      table.index(['company_id', 'expires_on'])
    })
    // The sum of a wallet's entries is its balance.
    this.schema.createTable('wallet_entries', (table) => {
      table.bigIncrements('id')
      table.integer('company_id').notNullable().index()
      table.integer('wallet_id').unsigned().notNullable()
      // Null for what no grant paid: the wallet is overdrawn by it until a grant covers it.
      table.bigInteger('grant_id').nullable().index()
      key(table, 'kind', 12).notNullable()
      amount(table, 'amount_minor').notNullable()
      table.bigInteger('rated_event_id').nullable().index()
      // Number of the usage batch that it follows from; 0 for none.
      table.bigInteger('batch_seq').notNullable()
      binaryKey(table, 'entry_key', 16).notNullable().unique()
      instant(table, 'recorded_at').notNullable()
      // What is left of grants is read from the index alone.
      table.index(['wallet_id', 'grant_id', 'amount_minor'], 'wallet_entries_left')
    })
  }

  #rated() {
    // Usage with its amount as it was when it was accepted, in that order for each owner of state.
    this.schema.createTable('rated_events', (table) => {
      table.bigIncrements('id')
      table.integer('company_id').notNullable().index()
      table.integer('account_id').unsigned().notNullable()
      table.integer('subscription_id').unsigned().notNullable()
      table.integer('service_id').unsigned().notNullable()
      table.integer('charge_id').unsigned().notNullable()
      key(table, 'charge_key', 40).notNullable()
      key(table, 'owner_kind', 12).notNullable()
      table.integer('owner_id').unsigned().notNullable()
      table.integer('seq').notNullable()
      table.integer('batch_id').unsigned().notNullable()
      table.integer('row_no').unsigned().notNullable()
      table.bigInteger('batch_seq').notNullable()
      table.bigInteger('occurred_at').notNullable()
      localDate(table, 'occurred_on').notNullable()
      // The interval, quantity and share of a period that the rule was told.
      localDate(table, 'starts_on').notNullable()
      localDate(table, 'ends_on').notNullable()
      table.integer('quantity').notNullable()
      exact(table, 'fraction').notNullable()
      amount(table, 'used_quantity').notNullable()
      amount(table, 'billed_quantity').notNullable()
      exact(table, 'amount_exact').notNullable()
      amount(table, 'amount_minor').notNullable()
      structured(table, 'opening').notNullable()
      structured(table, 'closing').notNullable()
      // Facts recorded later were not seen.
      instant(table, 'recorded_at').notNullable()
      table.unique(['owner_kind', 'owner_id', 'charge_key', 'seq'], {
        indexName: 'rated_events_order',
      })
      table.unique(['batch_id', 'row_no', 'subscription_id', 'charge_key'], {
        indexName: 'rated_events_once',
      })
      table.index(['subscription_id', 'charge_key', 'occurred_on'], 'rated_events_billed')
      table.index(['account_id'])
    })
    // How far accepted usage has been rated: all batches up to batch_seq, and rows of the next one.
    this.schema.createTable('prepaid_cursors', (table) => {
      table.integer('company_id').notNullable().primary()
      table.bigInteger('batch_seq').notNullable()
      table.bigInteger('row_no').notNullable()
    })
  }

  #reservations() {
    this.schema.createTable('reservations', (table) => {
      table.bigIncrements('id')
      table.integer('company_id').notNullable().index()
      table.integer('account_id').unsigned().notNullable()
      table.integer('service_id').unsigned().notNullable()
      binaryKey(table, 'reservation_key', 16).notNullable().unique()
      binaryKey(table, 'content_hash', 32).notNullable()
      key(table, 'metric', 60).notNullable()
      table.bigInteger('occurs_at').notNullable()
      amount(table, 'quantity').notNullable()
      key(table, 'dimension', 64).notNullable()
      structured(table, 'attributes').nullable()
      // What it held when it was made; what it holds now is computed.
      amount(table, 'hold_minor').notNullable()
      instant(table, 'expires_at').notNullable()
      table.string('actor', 190).notNullable()
      instant(table, 'recorded_at').notNullable()
      table.index(['account_id', 'id'])
    })
    // Those without an end: a projection, so that nobody looks through all that ever were.
    this.schema.createTable('open_reservations', (table) => {
      table.bigInteger('reservation_id').notNullable().primary()
      table.integer('company_id').notNullable()
      table.integer('account_id').unsigned().notNullable().index()
      instant(table, 'expires_at').notNullable()
      table.index(['company_id', 'expires_at'])
    })
    this.schema.createTable('reservation_ends', (table) => {
      table.bigInteger('reservation_id').notNullable().primary()
      table.integer('company_id').notNullable().index()
      // 'committed', 'released' or 'expired': once at most.
      key(table, 'kind', 12).notNullable()
      binaryKey(table, 'content_hash', 32).nullable()
      table.integer('batch_id').unsigned().nullable()
      table.integer('row_no').unsigned().nullable()
      instant(table, 'recorded_at').notNullable()
      table.unique(['batch_id', 'row_no'])
    })
  }

  async down() {
    this.schema.alterTable('charges', (table) => table.dropIndex([], 'charges_recording'))
    for (const name of [
      'reservation_ends',
      'open_reservations',
      'reservations',
      'prepaid_cursors',
      'rated_events',
      'wallet_entries',
      'wallet_grants',
      'wallets',
    ]) {
      this.schema.dropTableIfExists(name)
    }
  }
}
