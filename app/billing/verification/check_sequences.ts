import type { Check } from '#app/billing/verification/finding'

interface Sequence {
  readonly table: string
  readonly column: string
  /** What each has numbers of its own. */
  readonly of: readonly string[]
}

/** Rows that are only ever added: the number of each says how many came before it. */
const SEQUENCES: readonly Sequence[] = [
  { table: 'obligation_versions', column: 'seq', of: ['obligation_id'] },
  {
    table: 'accumulators',
    column: 'seq',
    of: ['company_id', 'owner_kind', 'owner_id', 'charge_key', 'starts_on'],
  },
  { table: 'subscription_changes', column: 'seq', of: ['subscription_id'] },
  { table: 'charges', column: 'edition', of: ['plan_version_id', 'charge_key'] },
]

/** What ties the rows of a table without a company to theirs. */
const PARENTS: { readonly [table: string]: readonly [parent: string, column: string] } = {
  obligation_versions: ['obligations', 'obligation_id'],
  charges: ['plan_versions', 'plan_version_id'],
}

/** Versions, states, changes and editions are numbered 1, 2, 3 … without a gap. */
export const checkSequences: Check = {
  name: 'sequences',
  async run(client, companyId) {
    for (const { table, column, of } of SEQUENCES) {
      const query = client.from(`${table} as t`)
      const parent = PARENTS[table]
      if (parent === undefined) query.where('t.company_id', companyId)
      else {
        query.join(`${parent[0]} as parent`, 'parent.id', `t.${parent[1]}`)
        if (table === 'charges') {
          query.join('plans', 'plans.id', 'parent.plan_id').where('plans.company_id', companyId)
        } else query.where('parent.company_id', companyId)
      }
      const own = of.map((name) => `t.${name}`)
      const gap = await query
        .groupBy(...own)
        .havingRaw(`count(*) <> max(t.${column}) or min(t.${column}) <> 1`)
        .select(...own)
        .first()
      if (gap) {
        const place = of.map((name) => `${name} ${gap[name]}`).join(', ')
        return { checked: 0, finding: `${table} of ${place}: a ${column} is missing` }
      }
    }
    return { checked: 0, finding: null }
  },
}
