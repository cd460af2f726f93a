import { BaseSchema } from '@adonisjs/lucid/schema'

/**
 * Lists read their ids from one index alone. What is overdue in the order of its due date had none, and went
 * through all that was ever settled; entries of one day were sorted by their id; to count why rows wait, each
 * was read with the text it came from.
 */
export default class extends BaseSchema {
  async up() {
    this.schema.alterTable('document_states', (table) => {
      table.index(['company_id', 'state', 'due_on', 'document_id'], 'states_by_state_due')
    })
    this.schema.alterTable('journal_entries', (table) => {
      table.index(['company_id', 'posted_on', 'id'], 'entries_by_day')
      table.dropIndex(['company_id', 'posted_on'])
    })
    this.schema.alterTable('usage_suspense', (table) => {
      table.index(['company_id', 'state', 'reason', 'stage'], 'suspense_by_reason')
    })
  }

  async down() {
    this.schema.alterTable('usage_suspense', (table) => {
      table.dropIndex([], 'suspense_by_reason')
    })
    this.schema.alterTable('journal_entries', (table) => {
      table.index(['company_id', 'posted_on'])
      table.dropIndex([], 'entries_by_day')
    })
    this.schema.alterTable('document_states', (table) => {
      table.dropIndex([], 'states_by_state_due')
    })
  }
}
