import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { FactPort, FactQuery, FactRow } from '#sdk/facts'
import { FactsRefusedException } from '#app/plugin_host/exceptions/facts_refused_exception'

/** Rows of one answer: the largest published price lists have about 300,000 prefixes. */
const MAX_ROWS = 500_000

export interface AsOf {
  readonly companyId: number
  /** Epoch milliseconds: later rows are not seen. */
  readonly recordedAt: number
}

/**
 * The as-of port over a plugin's own append-only tables. Each answer is limited to the company and
 * to what was recorded when the run was planned, so that a replay reads the same rows.
 */
export function asOfFacts(
  client: QueryClientContract,
  tables: readonly string[],
  asOf: AsOf
): FactPort {
  return {
    async rows(table: string, query: FactQuery): Promise<readonly FactRow[]> {
      if (!tables.includes(table)) {
        throw new FactsRefusedException(`Table "${table}" is not declared by the plugin's manifest`)
      }
      const limit = Math.min(query.limit ?? MAX_ROWS, MAX_ROWS)
      const builder = client
        .from(table)
        .select(...query.columns)
        .where('company_id', asOf.companyId)
        .where('recorded_at', '<=', Math.floor(asOf.recordedAt / 1000))
        .limit(limit + 1)
      for (const [column, value] of Object.entries(query.where ?? {})) {
        if (Array.isArray(value)) {
          builder.whereIn(column, value as (string | number)[])
        } else if (value === null) {
          builder.whereNull(column)
        } else {
          builder.where(column, value as string | number)
        }
      }
      for (const column of query.orderBy ?? []) {
        builder.orderBy(column)
      }
      const rows = await builder
      if (rows.length > limit) {
        throw new FactsRefusedException(`Table "${table}" gave more than ${limit} rows`)
      }
      return rows
    },
  }
}
