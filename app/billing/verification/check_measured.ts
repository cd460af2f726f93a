import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import {
  addRational,
  compareRational,
  formatRational,
  parseRational,
  ZERO,
  type Rational,
} from '#kernel/rational'
import { pagesOf, type Check } from '#app/billing/verification/finding'

/** Runs at once: each has as many rows as its pool has shares. */
const RUNS_AT_ONCE = 20

/** The frozen shares of every generation add up to what was split, to the last digit. */
export const checkShares: Check = {
  name: 'measured shares',
  async run(client, companyId) {
    let checked = 0
    const pages = pagesOf(
      (afterSeq) =>
        client
          .from('measurement_runs')
          .where('company_id', companyId)
          .where('seq', '>', afterSeq)
          .orderBy('seq')
          .limit(RUNS_AT_ONCE)
          .select('id', 'seq', 'totals', 'pool_id', 'starts_on', 'generation'),
      'seq'
    )
    for await (const page of pages) {
      const sums = await sumsOf(
        client,
        page.map(({ id }) => id)
      )
      for (const run of page) {
        for (const [code, total] of Object.entries<string>(JSON.parse(run.totals))) {
          const sum = sums.get(`${run.id} ${code}`) ?? ZERO
          if (compareRational(sum, parseRational(total)) === 0) continue
          const what = `Pool ${run.pool_id}, ${run.starts_on}, generation ${run.generation}`
          const finding = `${what}: the shares of ${code} add up to ${formatRational(sum)}, not to ${total}`
          return { checked, finding }
        }
      }
      checked += page.length
    }
    return { checked, finding: null }
  },
}

async function sumsOf(client: QueryClientContract, runIds: readonly number[]) {
  const rows = await client
    .from('measured_quantities')
    .whereIn('run_id', [...runIds])
    .select('run_id', 'code', 'quantity')
  const sums = new Map<string, Rational>()
  for (const { run_id: runId, code, quantity } of rows) {
    const key = `${runId} ${code}`
    sums.set(key, addRational(sums.get(key) ?? ZERO, parseRational(quantity)))
  }
  return sums
}

/** Generations of a pool's period are 1, 2, 3 …, and the state knows the last. */
export const checkGenerations: Check = {
  name: 'measured generations',
  async run(client, companyId) {
    const gap = await client
      .from('measurement_runs')
      .where('company_id', companyId)
      .groupBy('pool_id', 'starts_on')
      .havingRaw('count(*) <> max(generation) or min(generation) <> 1')
      .select('pool_id', 'starts_on')
      .first()
    if (gap) {
      const finding = `Pool ${gap.pool_id}, ${gap.starts_on}: a generation is missing`
      return { checked: 0, finding }
    }
    const latest = client
      .from('measurement_runs as r')
      .whereColumn('r.pool_id', 's.pool_id')
      .whereColumn('r.starts_on', 's.starts_on')
      .select(client.raw('coalesce(max(r.generation), 0)'))
    const stale = await client
      .from('pool_states as s')
      .where('s.company_id', companyId)
      .where('s.generation', '<>', latest)
      .select('s.pool_id', 's.starts_on', 's.generation')
      .first()
    const finding = stale
      ? `Pool ${stale.pool_id}, ${stale.starts_on}: generation ${stale.generation} is not the last`
      : null
    return { checked: 0, finding }
  },
}
