import { BaseSchema } from '@adonisjs/lucid/schema'
import { binaryKey, key, localDate, structured } from '#app/database/columns'

/** Phases of plan versions, and what the life of a subscription needs beyond plan, quantity and end. */
export default class extends BaseSchema {
  async up() {
    this.schema.alterTable('plan_versions', (table) => {
      // The phases in their order, as canonical JSON; null without any.
      structured(table, 'phases').nullable()
      key(table, 'phase_anchor', 20).notNullable().defaultTo('keep')
    })
    this.schema.alterTable('charges', (table) => {
      // The phase a charge holds in; null when it holds in all of them.
      key(table, 'phase', 40).nullable()
    })
    this.schema.alterTable('accounts', (table) => {
      // What periods of subscriptions are counted from that follow their account.
      localDate(table, 'anchor_on').nullable()
    })
    this.schema.alterTable('companies', (table) => {
      // Nothing is sold before this day; null when nobody has said when the company began.
      localDate(table, 'began_on').nullable()
    })
    this.schema.alterTable('subscriptions', (table) => {
      // What phases are counted from when it goes on with another one's; null: its own first day.
      localDate(table, 'first_started_on').nullable()
      table.integer('transferred_from_id').unsigned().nullable()
      binaryKey(table, 'request_key', 16).nullable().unique()
    })
    this.schema.alterTable('subscription_changes', (table) => {
      // The change that an undo takes back.
      table.integer('undoes_seq').nullable()
      // What becomes of what was billed in advance when it ends: prorated, none or full.
      key(table, 'credit', 8).nullable()
      // The day at which charges in advance end then; null: when the subscription does.
      localDate(table, 'advance_ends_on').nullable()
      // Where it went to, or came from.
      table.integer('other_subscription_id').unsigned().nullable()
    })
  }

  async down() {
    const columns = {
      subscription_changes: ['undoes_seq', 'credit', 'advance_ends_on', 'other_subscription_id'],
      subscriptions: ['first_started_on', 'transferred_from_id', 'request_key'],
      companies: ['began_on'],
      accounts: ['anchor_on'],
      charges: ['phase'],
      plan_versions: ['phases', 'phase_anchor'],
    }
    for (const [table, names] of Object.entries(columns)) {
      this.schema.alterTable(table, (altered) => altered.dropColumns(...names))
    }
  }
}
