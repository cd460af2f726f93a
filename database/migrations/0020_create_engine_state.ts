import { BaseSchema } from '@adonisjs/lucid/schema'
import { binaryKey, instant, key, localDate, structured } from '#app/database/columns'

/** What the engine needs beyond one account and one period; docs/engine tells how it is used. */
export default class extends BaseSchema {
  async up() {
    this.#groups()
    this.#catalog()
    this.#changes()
    this.#corrections()
    this.#obligations()
  }

  #groups() {
    // Accounts that share state are rated, and issued, together.
    this.schema.createTable('rating_groups', (table) => {
      table.increments('id')
      table.integer('company_id').notNullable()
      key(table, 'code', 60).notNullable()
      table.string('name', 190).notNullable()
      instant(table, 'created_at').notNullable()
      table.unique(['company_id', 'code'])
    })
    // An account belongs to one group: two would have to be one, because each shares its state.
    this.schema.createTable('rating_group_members', (table) => {
      table.integer('account_id').unsigned().notNullable().primary()
      table.integer('company_id').notNullable()
      table.integer('group_id').unsigned().notNullable()
      instant(table, 'joined_at').notNullable()
      table.index(['group_id'])
    })
    // Closing values by period; the next period of the same owner and charge opens with them.
    this.schema.createTable('accumulators', (table) => {
      table.bigIncrements('id')
      table.integer('company_id').notNullable()
      key(table, 'owner_kind', 12).notNullable()
      table.integer('owner_id').unsigned().notNullable()
      key(table, 'charge_key', 40).notNullable()
      localDate(table, 'starts_on').notNullable()
      localDate(table, 'ends_on').notNullable()
      table.integer('seq').notNullable()
      table.integer('schema_revision').notNullable()
      structured(table, 'content').notNullable()
      // Null for an opening value that came from another system.
      table.integer('manifest_id').unsigned().nullable()
      instant(table, 'recorded_at').notNullable()
      table.unique(['company_id', 'owner_kind', 'owner_id', 'charge_key', 'starts_on', 'seq'], {
        indexName: 'accumulators_once',
      })
    })
    // Billed elsewhere up to: what another system has billed is no obligation of this one.
    this.schema.createTable('opening_positions', (table) => {
      table.increments('id')
      table.integer('company_id').notNullable()
      table.integer('subscription_id').unsigned().notNullable()
      key(table, 'charge_key', 40).notNullable()
      localDate(table, 'billed_through_on').notNullable()
      table.string('source', 190).notNullable()
      instant(table, 'recorded_at').notNullable()
      table.unique(['subscription_id', 'charge_key'])
    })
  }

  #catalog() {
    this.schema.alterTable('charges', (table) => {
      // A superseding edition has the same validity and is recorded later.
      table.integer('edition').notNullable().defaultTo(1)
      instant(table, 'recorded_at').notNullable().defaultTo(0)
      structured(table, 'tags').nullable()
      structured(table, 'reads').nullable()
      key(table, 'state_owner', 12).nullable()
      key(table, 'recording', 12).notNullable().defaultTo('replay')
      table.integer('correction_id').unsigned().nullable()
      table.dropUnique(['plan_version_id', 'charge_key'])
      table.unique(['plan_version_id', 'charge_key', 'edition'])
    })
    this.schema.alterTable('plan_versions', (table) => {
      key(table, 'period_source', 60).notNullable().defaultTo('calendar')
      table.integer('period_source_revision').notNullable().defaultTo(1)
      structured(table, 'period_terms').nullable()
    })
  }

  #changes() {
    this.schema.createTable('subscription_changes', (table) => {
      table.increments('id')
      table.integer('company_id').notNullable()
      table.integer('subscription_id').unsigned().notNullable()
      table.integer('seq').notNullable()
      key(table, 'kind', 12).notNullable()
      localDate(table, 'effective_on').notNullable()
      table.integer('plan_version_id').unsigned().nullable()
      table.integer('quantity').nullable()
      table.string('reason', 500).notNullable()
      table.string('actor', 190).notNullable()
      binaryKey(table, 'request_key', 16).notNullable()
      instant(table, 'recorded_at').notNullable()
      table.unique(['subscription_id', 'seq'])
      table.unique(['subscription_id', 'request_key'])
    })
    this.schema.alterTable('subscriptions', (table) => {
      // First day that has to be planned again because of a change; null when none waits.
      localDate(table, 'replan_from').nullable()
    })
  }

  #corrections() {
    this.schema.createTable('corrections', (table) => {
      table.increments('id')
      table.integer('company_id').notNullable()
      key(table, 'code', 40).notNullable()
      structured(table, 'scope').notNullable()
      table.string('reason', 500).notNullable()
      table.string('ordered_by', 190).notNullable()
      instant(table, 'ordered_at').notNullable()
      table.integer('preview_run_id').unsigned().nullable()
      table.string('approved_by', 190).nullable()
      instant(table, 'approved_at').nullable()
      table.integer('live_run_id').unsigned().nullable()
      table.unique(['company_id', 'code'])
    })
    this.schema.alterTable('bill_runs', (table) => {
      table.integer('correction_id').unsigned().nullable()
    })
    this.schema.alterTable('documents', (table) => {
      table.integer('correction_id').unsigned().nullable()
    })
    this.schema.alterTable('document_lines', (table) => {
      table.bigInteger('corrects_document_id').nullable()
      // Which part of its obligation a line bills, 'first day/end'; empty for all of it.
      key(table, 'part', 24).notNullable().defaultTo('')
    })
  }

  #obligations() {
    this.schema.alterTable('obligation_versions', (table) => {
      table.integer('charge_id').unsigned().notNullable().defaultTo(0)
      table.integer('quantity').nullable()
      // What it was computed from beside events and terms; null without any.
      structured(table, 'inputs').nullable()
    })
    this.schema.alterTable('run_drafts', (table) => {
      table.integer('rating_group_id').unsigned().nullable()
    })
    this.schema.alterTable('parked_accounts', (table) => {
      key(table, 'kind', 8).notNullable().defaultTo('parked')
    })
  }

  async down() {
    this.schema.alterTable('parked_accounts', (table) => table.dropColumn('kind'))
    this.schema.alterTable('run_drafts', (table) => table.dropColumn('rating_group_id'))
    this.schema.alterTable('obligation_versions', (table) => {
      table.dropColumns('charge_id', 'quantity', 'inputs')
    })
    this.schema.alterTable('document_lines', (table) => {
      table.dropColumns('corrects_document_id', 'part')
    })
    this.schema.alterTable('documents', (table) => table.dropColumn('correction_id'))
    this.schema.alterTable('bill_runs', (table) => table.dropColumn('correction_id'))
    this.schema.alterTable('subscriptions', (table) => table.dropColumn('replan_from'))
    this.schema.alterTable('plan_versions', (table) => {
      table.dropColumns('period_source', 'period_source_revision', 'period_terms')
    })
    this.schema.alterTable('charges', (table) => {
      table.dropUnique(['plan_version_id', 'charge_key', 'edition'])
      table.dropColumns(
        'edition',
        'recorded_at',
        'tags',
        'reads',
        'state_owner',
        'recording',
        'correction_id'
      )
      table.unique(['plan_version_id', 'charge_key'])
    })
    for (const name of [
      'corrections',
      'subscription_changes',
      'opening_positions',
      'accumulators',
      'rating_group_members',
      'rating_groups',
    ]) {
      this.schema.dropTableIfExists(name)
    }
  }
}
