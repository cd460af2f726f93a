import { BaseSchema } from '@adonisjs/lucid/schema'
import { amount, instant, key, localDate } from '#app/database/columns'
import { DEFAULT_CHART } from '#app/companies/chart_of_accounts'

/** Payments, adjustments, transfers and refunds; open items say what of them is still open. */
export default class extends BaseSchema {
  async up() {
    this.#openItems()
    this.#entries()
    this.#movements()
    this.#moneyIn()
    this.#moneyMoved()
    this.defer(async (client) => {
      await client.rawQuery('update open_items set open_minor = amount_minor')
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

  #openItems() {
    this.schema.alterTable('open_items', (table) => {
      // The only column that changes: what is left of the amount.
      amount(table, 'open_minor').notNullable().defaultTo(0)
      // Position of the line the item is for; 0 for the whole document.
      table.integer('origin_line').notNullable().defaultTo(0)
      // The transfer that made the item; 0 for the items of the document itself.
      table.bigInteger('movement_id').notNullable().defaultTo(0)
      instant(table, 'disputed_at').nullable()
      table.dropUnique(['document_id', 'due_on', 'responsibility_rank'])
      table.unique(['document_id', 'origin_line', 'due_on', 'responsibility_rank', 'movement_id'], {
        indexName: 'open_items_once',
      })
    })
  }

  /** An entry belongs to a document or to a movement of receivables. */
  #entries() {
    this.schema.raw('alter table journal_entries rename column document_id to source_id')
    this.schema.alterTable('journal_entries', (table) => {
      key(table, 'source_kind', 16).notNullable().defaultTo('document')
      table.dropUnique([], 'journal_entries_document_id_kind_unique')
      table.unique(['source_kind', 'source_id', 'kind'])
    })
  }

  #movements() {
    this.schema.createTable('movements', (table) => {
      table.bigIncrements('id')
      table.integer('company_id').notNullable()
      key(table, 'kind', 16).notNullable()
      localDate(table, 'posted_on').notNullable()
      // Once at most: a movement is reversed by one other.
      table.bigInteger('reverses_id').nullable().unique()
      table.string('reason', 190).nullable()
      table.string('actor', 190).notNullable()
      instant(table, 'recorded_at').notNullable()
      table.index(['company_id', 'posted_on'])
    })
  }

  #moneyIn() {
    this.schema.createTable('payments', (table) => {
      table.bigIncrements('id')
      table.integer('company_id').notNullable()
      table.bigInteger('movement_id').notNullable().unique()
      table.integer('account_id').unsigned().notNullable()
      amount(table, 'amount_minor').notNullable()
      // The only column that changes: what is not yet used.
      amount(table, 'unapplied_minor').notNullable()
      key(table, 'currency', 3).notNullable()
      localDate(table, 'received_on').notNullable()
      key(table, 'method', 24).notNullable()
      table.string('reference', 190).notNullable()
      key(table, 'ledger_code', 20).notNullable()
      table.index(['account_id', 'received_on'])
      table.index(['company_id', 'id'])
    })
    // Parts of a payment that belong to no open item: interest, a balance that is kept or carried on.
    this.schema.createTable('payment_rows', (table) => {
      table.bigIncrements('id')
      table.integer('company_id').notNullable()
      table.bigInteger('movement_id').notNullable().index()
      table.bigInteger('payment_id').notNullable().index()
      amount(table, 'amount_minor').notNullable()
      key(table, 'reason_code', 60).notNullable()
      key(table, 'ledger_code', 20).notNullable()
      table.string('reference', 190).notNullable()
      table.bigInteger('reverses_id').nullable().unique()
    })
    this.schema.createTable('refunds', (table) => {
      table.bigIncrements('id')
      table.integer('company_id').notNullable()
      table.bigInteger('movement_id').notNullable().index()
      // A return takes back the payment itself: a bounced debit, a cheque that was not honoured.
      key(table, 'kind', 8).notNullable()
      key(table, 'source_kind', 12).notNullable()
      table.bigInteger('source_id').notNullable()
      amount(table, 'amount_minor').notNullable()
      key(table, 'ledger_code', 20).notNullable()
      table.string('reference', 190).notNullable()
      table.bigInteger('reverses_id').nullable().unique()
      table.index(['source_kind', 'source_id'])
    })
  }

  #moneyMoved() {
    this.schema.createTable('allocations', (table) => {
      table.bigIncrements('id')
      table.integer('company_id').notNullable()
      table.bigInteger('movement_id').notNullable().index()
      key(table, 'source_kind', 12).notNullable()
      table.bigInteger('source_id').notNullable()
      table.bigInteger('open_item_id').notNullable().index()
      amount(table, 'amount_minor').notNullable()
      table.bigInteger('reverses_id').nullable().unique()
      table.index(['source_kind', 'source_id'])
    })
    this.schema.createTable('adjustments', (table) => {
      table.bigIncrements('id')
      table.integer('company_id').notNullable()
      table.bigInteger('movement_id').notNullable().index()
      table.bigInteger('open_item_id').notNullable().index()
      table.integer('account_id').unsigned().notNullable()
      // Positive lowers what is open, negative raises it.
      amount(table, 'amount_minor').notNullable()
      key(table, 'currency', 3).notNullable()
      key(table, 'reason_code', 60).notNullable()
      key(table, 'ledger_code', 20).notNullable()
      table.bigInteger('reverses_id').nullable().unique()
    })
    this.schema.createTable('transfers', (table) => {
      table.bigIncrements('id')
      table.integer('company_id').notNullable()
      table.bigInteger('movement_id').notNullable().index()
      table.bigInteger('from_item_id').notNullable().index()
      table.bigInteger('to_item_id').notNullable().index()
      amount(table, 'amount_minor').notNullable()
      key(table, 'reason_code', 60).notNullable()
      table.bigInteger('reverses_id').nullable().unique()
    })
  }

  async down() {
    for (const name of [
      'transfers',
      'adjustments',
      'allocations',
      'refunds',
      'payment_rows',
      'payments',
      'movements',
    ]) {
      this.schema.dropTableIfExists(name)
    }
    this.schema.alterTable('journal_entries', (table) => {
      table.dropUnique(['source_kind', 'source_id', 'kind'])
      table.unique(['source_id', 'kind'], { indexName: 'journal_entries_document_id_kind_unique' })
      table.dropColumn('source_kind')
    })
    this.schema.raw('alter table journal_entries rename column source_id to document_id')
    this.schema.alterTable('open_items', (table) => {
      table.dropUnique([], 'open_items_once')
      table.unique(['document_id', 'due_on', 'responsibility_rank'])
      for (const name of ['open_minor', 'origin_line', 'movement_id', 'disputed_at']) {
        table.dropColumn(name)
      }
    })
  }
}
