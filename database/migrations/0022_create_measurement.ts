import { BaseSchema } from '@adonisjs/lucid/schema'
import { binaryKey, exact, instant, key, localDate, structured } from '#app/database/columns'

export default class extends BaseSchema {
  async up() {
    this.#pools()
    this.#generations()
    this.schema.alterTable('manifests', (table) => {
      // The last generation of measured quantities that a run sees.
      table.bigInteger('measurement_seq').notNullable().defaultTo(0)
    })
    this.defer(async (client) => {
      await client.table('id_sequences').insert({ name: 'measurement_runs', next_id: 1 })
    })
  }

  #pools() {
    this.schema.createTable('pools', (table) => {
      table.increments('id')
      table.integer('company_id').notNullable()
      key(table, 'code', 60).notNullable()
      table.string('name', 190).notNullable()
      // Null: the meters of the units are measured, nothing is shared.
      key(table, 'allocation_code', 60).nullable()
      table.integer('allocation_revision').nullable()
      structured(table, 'terms').notNullable()
      key(table, 'time_zone', 64).notNullable()
      key(table, 'period_unit', 8).notNullable()
      table.integer('period_count').notNullable()
      // First day of the first period; all others are counted from it.
      localDate(table, 'starts_on').notNullable()
      instant(table, 'created_at').notNullable()
      table.unique(['company_id', 'code'])
    })
    // Append-only: the highest version of (role, unit, service, first day) holds.
    this.schema.createTable('pool_members', (table) => {
      table.increments('id')
      table.integer('company_id').notNullable()
      table.integer('pool_id').unsigned().notNullable()
      // 'meter' of the pool or of a unit, 'unit' with who bears it otherwise, 'occupant'.
      key(table, 'role', 8).notNullable()
      key(table, 'unit_key', 40).notNullable()
      table.integer('service_id').unsigned().notNullable()
      localDate(table, 'starts_on').notNullable()
      localDate(table, 'ends_on').nullable()
      table.integer('version').notNullable()
      key(table, 'rule_code', 60).nullable()
      table.integer('rule_revision').nullable()
      structured(table, 'terms').notNullable()
      structured(table, 'weights').notNullable()
      table.string('recorded_by', 190).notNullable()
      instant(table, 'recorded_at').notNullable()
      table.unique(['pool_id', 'role', 'unit_key', 'service_id', 'starts_on', 'version'], {
        indexName: 'pool_members_once',
      })
      table.index(['service_id'])
    })
    // A projection: where each period of a pool stands, and up to what it was examined.
    this.schema.createTable('pool_states', (table) => {
      table.integer('pool_id').unsigned().notNullable()
      localDate(table, 'starts_on').notNullable()
      localDate(table, 'ends_on').notNullable()
      table.integer('company_id').notNullable()
      key(table, 'state', 8).notNullable()
      table.integer('generation').notNullable()
      table.bigInteger('batch_seq').notNullable()
      table.integer('member_id').notNullable()
      key(table, 'reason', 60).nullable()
      structured(table, 'detail').nullable()
      // Services that have to wait although others of the pool need not.
      structured(table, 'waiting').notNullable()
      instant(table, 'examined_at').notNullable()
      table.primary(['pool_id', 'starts_on'])
      table.index(['company_id', 'state'])
    })
  }

  #generations() {
    // Its lock is taken last, so generations are numbered in the order they commit.
    this.schema.createTable('measurement_counters', (table) => {
      table.integer('company_id').notNullable().primary()
      table.bigInteger('last_seq').notNullable()
    })
    this.schema.createTable('measurement_runs', (table) => {
      table.bigInteger('id').notNullable().primary()
      table.integer('company_id').notNullable()
      table.bigInteger('seq').notNullable()
      table.integer('pool_id').unsigned().notNullable()
      localDate(table, 'starts_on').notNullable()
      localDate(table, 'ends_on').notNullable()
      table.integer('generation').notNullable()
      // 'first' or 'correction'.
      key(table, 'kind', 12).notNullable()
      table.bigInteger('batch_seq').notNullable()
      table.integer('member_id').notNullable()
      // Whose facts measured it: a correction keeps those of the first generation.
      instant(table, 'facts_at').notNullable()
      instant(table, 'recorded_at').notNullable()
      structured(table, 'content').notNullable()
      structured(table, 'totals').notNullable()
      structured(table, 'certificate').notNullable()
      structured(table, 'opening').notNullable()
      structured(table, 'closing').notNullable()
      binaryKey(table, 'input_hash', 32).notNullable()
      table.unique(['company_id', 'seq'])
      table.unique(['pool_id', 'starts_on', 'generation'])
    })
    this.schema.createTable('measured_quantities', (table) => {
      table.integer('company_id').notNullable()
      key(table, 'owner_kind', 12).notNullable()
      table.integer('owner_id').unsigned().notNullable()
      key(table, 'code', 60).notNullable()
      localDate(table, 'starts_on').notNullable()
      localDate(table, 'ends_on').notNullable()
      table.integer('generation').notNullable()
      table.bigInteger('run_id').notNullable()
      exact(table, 'quantity').notNullable()
      key(table, 'unit', 16).notNullable()
      table.integer('scale').notNullable()
      key(table, 'quality', 12).notNullable()
      // 'said', or 'gone' for what an earlier generation said and this one does not: zero.
      key(table, 'state', 8).notNullable()
      structured(table, 'certificate').notNullable()
      table.primary(['company_id', 'owner_kind', 'owner_id', 'code', 'starts_on', 'generation'])
      table.index(['run_id'])
    })
  }

  async down() {
    this.defer(async (client) => {
      await client.from('id_sequences').where('name', 'measurement_runs').delete()
    })
    this.schema.alterTable('manifests', (table) => table.dropColumn('measurement_seq'))
    for (const name of [
      'measured_quantities',
      'measurement_runs',
      'measurement_counters',
      'pool_states',
      'pool_members',
      'pools',
    ]) {
      this.schema.dropTableIfExists(name)
    }
  }
}
