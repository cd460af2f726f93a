import db from '@adonisjs/lucid/services/db'
import type { FactValue } from '#sdk/facts'
import type { PluginReader } from '#sdk/storage'
import { clock } from '#app/database/clock'
import { asOfFacts } from '#app/plugin_host/fact_port'
import { FactsRefusedException } from '#app/plugin_host/exceptions/facts_refused_exception'

const PAGE = 50

/** Reads a plugin's own tables for its pages: one company's rows, as they are now. */
export function pluginReader(tables: readonly string[], companyId: number): PluginReader {
  const facts = asOfFacts(db.connection(), tables, { companyId, recordedAt: clock.now() })

  function own(table: string) {
    if (!tables.includes(table)) {
      throw new FactsRefusedException(`Table "${table}" is not declared by the plugin's manifest`)
    }
    return db.from(table).where('company_id', companyId)
  }

  return {
    rows: (table, query) => facts.rows(table, query),
    async page(table, { columns, where, orderBy, after, limit }) {
      const query = own(table)
        .select(...columns)
        .limit(limit ?? PAGE)
      narrow(query, where)
      if (after !== undefined && after !== null) query.where(orderBy[0], '>', after)
      for (const column of orderBy) query.orderBy(column)
      return query
    },
    async countBy(table, column, where) {
      const query = own(table).groupBy(column).select(column).count('* as total')
      narrow(query, where)
      const rows: Record<string, any>[] = await query
      return new Map(rows.map((row) => [row[column] as FactValue, Number(row.total)]))
    },
  }
}

function narrow(
  query: ReturnType<typeof db.from>,
  where: Parameters<PluginReader['page']>[1]['where'] = {}
) {
  for (const [column, value] of Object.entries(where)) {
    if (Array.isArray(value)) query.whereIn(column, value as (string | number)[])
    else if (value === null) query.whereNull(column)
    else query.where(column, value as string | number)
  }
}
