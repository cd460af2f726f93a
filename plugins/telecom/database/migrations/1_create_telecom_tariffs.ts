import { BaseSchema } from '@adonisjs/lucid/schema'
import { keyColumn } from '#sdk/migration'

/**
 * Tariffs are facts: rows are added and never changed. Each row says what was recorded when, so
 * that a bill run of years ago reads the same tariff again. Amounts are canonical decimal text in
 * major units; instants are epoch seconds; validity is half-open.
 */
export default class extends BaseSchema {
  async up() {
    this.#createTables()
    this.#createVersions()
    this.#createBands()
    this.#createDestinations()
    this.#createRates()
    this.#createCalendarDays()
  }

  async down() {
    this.schema.dropTable('telecom_calendar_days')
    this.schema.dropTable('telecom_rates')
    this.schema.dropTable('telecom_prefixes')
    this.schema.dropTable('telecom_destinations')
    this.schema.dropTable('telecom_bands')
    this.schema.dropTable('telecom_rate_table_versions')
    this.schema.dropTable('telecom_rate_tables')
  }

  #createTables() {
    this.schema.createTable('telecom_rate_tables', (table) => {
      table.integer('company_id').notNullable()
      table.bigInteger('recorded_at').notNullable()
      keyColumn(table, 'code', 63).notNullable()
      table.string('name', 190).notNullable()
      keyColumn(table, 'currency', 3).notNullable()
      keyColumn(table, 'time_zone', 64).notNullable()
      keyColumn(table, 'usage_type', 8).notNullable()
      table.index(['company_id', 'code', 'recorded_at'], 'telecom_rate_tables_by_code')
    })
  }

  /** An edition; of two that hold at one instant the later start, then the later record, wins. */
  #createVersions() {
    this.schema.createTable('telecom_rate_table_versions', (table) => {
      table.integer('company_id').notNullable()
      table.bigInteger('recorded_at').notNullable()
      keyColumn(table, 'version', 96).notNullable()
      keyColumn(table, 'rate_table', 63).notNullable()
      table.bigInteger('valid_from').notNullable()
      table.bigInteger('valid_to').nullable()
      table.primary(['company_id', 'version'])
      table.index(['company_id', 'rate_table', 'valid_from'], 'telecom_versions_by_table')
    })
  }

  /** `days`: bits Monday 1 to Sunday 64, holidays of the calendar 128. */
  #createBands() {
    this.schema.createTable('telecom_bands', (table) => {
      table.integer('company_id').notNullable()
      table.bigInteger('recorded_at').notNullable()
      keyColumn(table, 'version', 96).notNullable()
      keyColumn(table, 'band', 40).notNullable()
      table.integer('days').notNullable()
      keyColumn(table, 'calendar', 40).nullable()
      table.integer('months').nullable()
      table.bigInteger('month_days').nullable()
      table.integer('from_minute').notNullable()
      table.integer('to_minute').notNullable()
      table.integer('weight').notNullable()
      table.primary(['company_id', 'version', 'band'])
    })
  }

  /** `match_kind`: prefix, or exact for short numbers, star codes and names. */
  #createDestinations() {
    this.schema.createTable('telecom_destinations', (table) => {
      table.integer('company_id').notNullable()
      table.bigInteger('recorded_at').notNullable()
      keyColumn(table, 'version', 96).notNullable()
      keyColumn(table, 'destination', 80).notNullable()
      table.string('name', 190).notNullable()
      keyColumn(table, 'country', 2).notNullable()
      keyColumn(table, 'kind', 12).notNullable()
      table.primary(['company_id', 'version', 'destination'])
    })
    this.schema.createTable('telecom_prefixes', (table) => {
      table.integer('company_id').notNullable()
      table.bigInteger('recorded_at').notNullable()
      keyColumn(table, 'version', 96).notNullable()
      keyColumn(table, 'prefix', 32).notNullable()
      keyColumn(table, 'match_kind', 6).notNullable()
      keyColumn(table, 'destination', 80).notNullable()
      table.bigInteger('valid_from').nullable()
      table.bigInteger('valid_to').nullable()
      table.index(['company_id', 'version', 'prefix', 'match_kind'], 'telecom_prefixes_by_version')
    })
  }

  /** `steps`: JSON [{ from, rate, per, increment }]; `status` unpriced: listed without a price. */
  #createRates() {
    this.schema.createTable('telecom_rates', (table) => {
      table.integer('company_id').notNullable()
      table.bigInteger('recorded_at').notNullable()
      keyColumn(table, 'version', 96).notNullable()
      keyColumn(table, 'destination', 80).notNullable()
      keyColumn(table, 'band', 40).notNullable()
      keyColumn(table, 'status', 12).notNullable()
      keyColumn(table, 'connect_fee', 40).notNullable()
      keyColumn(table, 'disconnect_fee', 40).notNullable()
      keyColumn(table, 'minimum_charge', 40).notNullable()
      table.bigInteger('minimum_usage').notNullable()
      keyColumn(table, 'maximum_charge', 40).nullable()
      keyColumn(table, 'maximum_policy', 10).notNullable()
      table.text('steps').notNullable()
      table.integer('rounding_decimals').nullable()
      keyColumn(table, 'rounding_mode', 10).nullable()
      table.primary(['company_id', 'version', 'destination', 'band'])
    })
  }

  /** `holiday` 0 takes a day off the calendar again. */
  #createCalendarDays() {
    this.schema.createTable('telecom_calendar_days', (table) => {
      table.integer('company_id').notNullable()
      table.bigInteger('recorded_at').notNullable()
      keyColumn(table, 'calendar', 40).notNullable()
      keyColumn(table, 'day', 10).notNullable()
      table.string('label', 120).notNullable()
      table.integer('holiday').notNullable()
      table.primary(['company_id', 'calendar', 'day', 'recorded_at'])
    })
  }
}
